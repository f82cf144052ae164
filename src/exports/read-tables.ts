import type { FileQuestion } from '../domain/files/file-question.js';
import type { CustomersQuestion } from '../domain/usage/customers-question.js';
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
  async function ofCustomers(question: CustomersQuestion, wish: ExportWish): Promise<Exported> {
    if (question.kind === 'plan') return { kind: 'no-file' };
    if (everyone === undefined) return { kind: 'only-words' };
    return question.kind === 'renewals'
      ? everyone.renewals(question, wish)
      : everyone.figures(question, wish);
  }

  return async (question, wish) => {
    switch (question.kind) {
      case 'customer':
        return question.customer.trim() === ''
          ? { kind: 'only-words' }
          : customer(question.view, question.customer, wish);
      case 'portfolio':
        return everyone?.portfolio(question.order, wish) ?? { kind: 'only-words' };
      case 'customers':
        return ofCustomers(question.question, wish);
    }
  };
}
