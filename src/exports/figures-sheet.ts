import { unusedPercents } from '../domain/usage/portfolio.js';
import type { MessageKey, Messages } from '../i18n/messages.js';
import type { FiguresPage, ListedCustomer } from '../usecases/portfolio/list-customers.js';
import { customerColumns } from './customer-columns.js';
import { amountColumns } from './money-columns.js';
import { rangeColumns, shareOf } from './range-columns.js';
import { type ColumnOf, type Sheet, sheetOf } from './table.js';

/** The customers that a question takes, in its order, with their seats of what it is about; of a change also what was before. */
export function figuresSheet(
  { question }: Pick<FiguresPage, 'question'>,
  lines: readonly ListedCustomer[],
  messages: Messages,
): Sheet {
  const share = (title: MessageKey, end: 'atLeast' | 'atMost'): ColumnOf<ListedCustomer> => ({
    title: messages.say(title),
    kind: 'share',
    cell: (customer) => shareOf(unusedPercents(customer)?.[end]),
  });
  const columns: readonly ColumnOf<ListedCustomer>[] = [
    ...customerColumns<ListedCustomer>((customer) => customer, messages),
    { title: messages.say('file.seats'), kind: 'count', cell: ({ seats }) => seats },
    ...rangeColumns<ListedCustomer>(['file.unused-from', 'file.unused-to'], ({ unused }) => unused, messages),
    share('file.unused-share-from', 'atLeast'),
    share('file.unused-share-to', 'atMost'),
    {
      title: messages.say('file.data-as-of'),
      kind: 'day',
      cell: ({ processedDateTime }) => processedDateTime,
    },
    ...(question.kind === 'change' ? beforeColumns(messages) : []),
    ...amountColumns<ListedCustomer>(lines, ({ amounts }) => amounts, messages),
  ];
  return sheetOf(messages.say('portfolio.title'), columns, lines);
}

function beforeColumns(messages: Messages): readonly ColumnOf<ListedCustomer>[] {
  return [
    { title: messages.say('file.before-as-of'), kind: 'day', cell: ({ before }) => before?.at },
    { title: messages.say('file.before-seats'), kind: 'count', cell: ({ before }) => before?.seats },
    ...rangeColumns<ListedCustomer>(
      ['file.before-unused-from', 'file.before-unused-to'],
      ({ before }) => before?.unused,
      messages,
    ),
  ];
}
