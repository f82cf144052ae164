import { outcomeWord } from '../cards/usage/term-phrases.js';
import { microsoftName } from '../cards/words/microsoft-name.js';
import type { IdleWorth } from '../domain/money/customer-money.js';
import type { ProductUsage } from '../domain/usage/product-usage.js';
import { isByUsage, type Renewal } from '../domain/usage/renewal.js';
import type { Messages } from '../i18n/messages.js';
import type { ListedRenewal } from '../usecases/portfolio/list-customers.js';
import type { RenewalsOutcome } from '../usecases/usage/show-renewals.js';
import { customerColumns } from './customer-columns.js';
import { currenciesOf, moneyColumns, worthMoney } from './money-columns.js';
import { rangeColumns } from './range-columns.js';
import { type ColumnOf, type Sheet, sheetOf } from './table.js';

const NAME_LIMIT = 400;

export type RenewalsAnswer = Extract<RenewalsOutcome, { kind: 'renewals' }>;

interface TermLine {
  readonly renewal: Renewal;
  readonly product: ProductUsage | undefined;
  readonly worth?: IdleWorth | undefined;
}

/** One customer's subscriptions, soonest term end first. */
export function renewalsSheet({ lines, money }: RenewalsAnswer, messages: Messages): Sheet {
  const terms = lines.map(
    ({ renewal, product }): TermLine => ({
      renewal,
      product,
      worth: money?.terms.get(renewal.subscriptionId),
    }),
  );
  return sheetOf(messages.say('renewals.title'), termColumns(terms, messages), terms);
}

/** Terms of all customers, soonest end first, with the day that each line's unused seats are from. */
export function allRenewalsSheet(lines: readonly ListedRenewal[], messages: Messages): Sheet {
  const columns: readonly ColumnOf<ListedRenewal>[] = [
    ...customerColumns<ListedRenewal>(({ customer }) => customer, messages),
    ...termColumns(lines, messages),
    {
      title: messages.say('file.data-as-of'),
      kind: 'day',
      cell: ({ product, processedDateTime }) => product && processedDateTime,
    },
  ];
  return sheetOf(messages.say('renewals.title'), columns, lines);
}

function termColumns(lines: readonly TermLine[], messages: Messages): readonly ColumnOf<TermLine>[] {
  const ofTerm =
    <Value>(tell: (renewal: Renewal) => Value) =>
    ({ renewal }: TermLine) =>
      isByUsage(renewal) ? undefined : tell(renewal);
  return [
    {
      title: messages.say('file.subscription'),
      kind: 'text',
      cell: ({ renewal }) => microsoftName(renewal.friendlyName, NAME_LIMIT),
    },
    {
      title: messages.say('file.outcome'),
      kind: 'text',
      cell: ({ renewal }) => outcomeWord(renewal, messages),
    },
    { title: messages.say('file.last-day'), kind: 'day', cell: ofTerm(({ lastDay }) => lastDay) },
    { title: messages.say('file.days-left'), kind: 'count', cell: ofTerm(({ daysLeft }) => daysLeft) },
    { title: messages.say('file.seats'), kind: 'count', cell: ofTerm(({ quantity }) => quantity) },
    { title: messages.say('file.seats-after'), kind: 'count', cell: ofTerm(seatsAfter) },
    { title: messages.say('file.product-seats'), kind: 'count', cell: ({ product }) => product?.seats },
    ...rangeColumns<TermLine>(
      ['file.product-unused-from', 'file.product-unused-to'],
      ({ product }) => product?.unused,
      messages,
    ),
    ...moneyColumns<TermLine>(
      currenciesOf(lines.map(({ worth }) => worthMoney(worth))),
      ({ worth }) => worthMoney(worth),
      messages,
    ),
  ];
}

/** Seats of the next term, where somebody or something decided on one. */
function seatsAfter({ outcome }: Renewal): number | undefined {
  return outcome.kind === 'renews' || outcome.kind === 'converts' ? outcome.quantity : undefined;
}
