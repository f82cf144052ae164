import type { Command } from '../commands/catalogue.js';
import type { Exported, ExportWish } from './exported.js';
import type { ReadCustomer } from './read-customer.js';
import type { ReadEveryone } from './read-everyone.js';

/** The tables that answer a question. Throws PartnerCenterError and StorageError. */
export type ReadTables = (command: Command, wish: ExportWish) => Promise<Exported>;

export function createReadTables({
  customer,
  everyone,
}: {
  readonly customer: ReadCustomer;
  /** Undefined without a database. */
  readonly everyone: ReadEveryone | undefined;
}): ReadTables {
  return async (command, wish) => {
    switch (command.name) {
      case 'license-usage':
      case 'unused-licenses':
      case 'renewals':
        return command.customer.trim() === ''
          ? { kind: 'only-words' }
          : customer(command.name, command.customer, wish);
      case 'portfolio':
        return everyone?.portfolio('seats', wish) ?? { kind: 'only-words' };
      case 'portfolio-by-money':
        return everyone?.portfolio('money', wish) ?? { kind: 'only-words' };
      case 'customers':
        if (command.question.kind !== 'renewals') return { kind: 'no-file' };
        return everyone?.renewals(command.question, wish) ?? { kind: 'only-words' };
      case 'trend':
      case 'plan':
      case 'watch':
      case 'watches':
      case 'unwatch':
      case 'digest':
      case 'alerts':
      case 'snooze':
      case 'send-test-alert':
      case 'language':
      case 'help':
      case 'greeting':
      case 'thanks':
      case 'status':
      case 'operations-here':
      case 'cost-prices-here':
      case 'list-prices-here':
        return { kind: 'no-file' };
    }
  };
}
