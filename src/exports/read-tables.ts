import type { FileQuestion } from '../domain/files/file-question.js';
import type { Exported, ExportWish } from './exported.js';
import type { ReadCustomer } from './read-customer.js';
import type { ReadEveryone } from './read-everyone.js';

/** The tables that answer a question. Throws PartnerCenterError and StorageError. */
export type ReadTables = (question: FileQuestion, wish: ExportWish) => Promise<Exported>;

export function createReadTables({
  customer,
  everyone,
}: {
  readonly customer: ReadCustomer;
  /** Undefined without a database. */
  readonly everyone: ReadEveryone | undefined;
}): ReadTables {
  return async (question, wish) => {
    switch (question.kind) {
      case 'customer':
        return question.customer.trim() === ''
          ? { kind: 'only-words' }
          : customer(question.view, question.customer, wish);
      case 'portfolio':
        return everyone?.portfolio(question.order, wish) ?? { kind: 'only-words' };
      case 'customers':
        if (question.question.kind !== 'renewals') return { kind: 'no-file' };
        return everyone?.renewals(question.question, wish) ?? { kind: 'only-words' };
    }
  };
}
