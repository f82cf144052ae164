import type { NamedCustomer } from '../domain/customers/customer.js';
import type { Messages } from '../i18n/messages.js';
import type { ColumnOf } from './table.js';

/** Whose a line is, by the whole name, and by the id, which tells customers of one name apart. */
export function customerColumns<Line>(
  customerOf: (line: Line) => NamedCustomer & { readonly customerId: string },
  messages: Messages,
): readonly ColumnOf<Line>[] {
  return [
    {
      title: messages.say('file.customer'),
      kind: 'text',
      cell: (line) => customerOf(line).customerName,
    },
    { title: messages.say('file.customer-id'), kind: 'text', cell: (line) => customerOf(line).customerId },
  ];
}
