import { createProductName } from '../cards/usage/product-name.js';
import { flagWord, workloadWord } from '../cards/usage/usage-phrases.js';
import { microsoftName } from '../cards/words/microsoft-name.js';
import { type CustomerMoney, moneyOfProduct } from '../domain/money/customer-money.js';
import type { UsageFlag } from '../domain/usage/license-usage-row.js';
import type { ProductOfChannel } from '../domain/usage/product-match.js';
import type { SeatRange } from '../domain/usage/seat-range.js';
import { deploymentOf } from '../domain/usage/unassigned-seats.js';
import type { UnusedProduct } from '../domain/usage/unused-product.js';
import type { WorkloadUsage } from '../domain/usage/workload-usage.js';
import type { Messages } from '../i18n/messages.js';
import type { LicenseUsageOutcome } from '../usecases/usage/show-license-usage.js';
import type { UnusedLicensesOutcome } from '../usecases/usage/show-unused-licenses.js';
import { currenciesOf, moneyColumns, totalMoney, worthMoney } from './money-columns.js';
import { rangeColumns, shareOf } from './range-columns.js';
import { type ColumnOf, type Sheet, sheetOf } from './table.js';

/** Longest name of a product: whole, for a file has the room. */
const NAME_LIMIT = 400;

export type UsageAnswer = Extract<LicenseUsageOutcome, { kind: 'usage' }>;
export type UnusedAnswer = Extract<UnusedLicensesOutcome, { kind: 'unused' }>;

/** A customer's workloads, worst first, and its products, most unused seats first. */
export function usageSheets(answer: UsageAnswer, messages: Messages): readonly [Sheet, Sheet] {
  const { insight, deployment, money } = answer;
  const given = deployment.kind === 'known' ? deployment.value : undefined;
  const products = insight.products.map((product): ProductLine => {
    const { productName, salesChannel, seats, unused, flag } = product;
    const unassigned = given && deploymentOf(given, product)?.unassigned;
    return { productName, salesChannel, seats, unused, flag, unassigned, lastDay: undefined };
  });
  return [
    sheetOf(messages.say('file.workloads'), workloadColumns(messages), insight.workloads),
    productSheet(messages.say('file.products'), products, money, messages),
  ];
}

/** A customer's products with seats that nobody uses or has, most of them first. */
export function unusedSheet({ products, money }: UnusedAnswer, messages: Messages): Sheet {
  return productSheet(messages.say('unused.title'), products.map(unusedLine), money, messages);
}

function unusedLine({ usage, deployment, renewals, ...product }: UnusedProduct): ProductLine {
  const { productName, salesChannel } = product;
  const { seats, unused, flag } = usage ?? {};
  const lastDay = renewals[0]?.lastDay;
  return {
    productName,
    salesChannel,
    seats,
    unused,
    flag,
    unassigned: deployment?.unassigned,
    lastDay,
  };
}

interface ProductLine extends ProductOfChannel {
  readonly seats: number | undefined;
  readonly unused: SeatRange | undefined;
  readonly unassigned: number | undefined;
  readonly flag: UsageFlag | undefined;
  /** Of the term that ends first. */
  readonly lastDay: Date | undefined;
}

function productSheet(
  name: string,
  lines: readonly ProductLine[],
  money: CustomerMoney | undefined,
  messages: Messages,
): Sheet {
  const nameOf = createProductName(lines, messages);
  const columns: readonly ColumnOf<ProductLine>[] = [
    {
      title: messages.say('file.product'),
      kind: 'text',
      cell: (line) => nameOf(line, NAME_LIMIT),
    },
    { title: messages.say('file.seats'), kind: 'count', cell: ({ seats }) => seats },
    ...rangeColumns<ProductLine>(['file.unused-from', 'file.unused-to'], ({ unused }) => unused, messages),
    { title: messages.say('file.unassigned'), kind: 'count', cell: ({ unassigned }) => unassigned },
    { title: messages.say('file.note'), kind: 'text', cell: ({ flag }) => flagWord(flag, messages) },
    ...(lines.some(({ lastDay }) => lastDay !== undefined)
      ? [
          {
            title: messages.say('file.last-day'),
            kind: 'day',
            cell: ({ lastDay }: ProductLine) => lastDay,
          } as const,
        ]
      : []),
    ...moneyColumns<ProductLine>(
      currenciesOf([totalMoney(money)]),
      (line) => worthMoney(moneyOfProduct(money, line)),
      messages,
    ),
  ];
  return sheetOf(name, columns, lines);
}

function workloadColumns(messages: Messages): readonly ColumnOf<WorkloadUsage>[] {
  return [
    {
      title: messages.say('file.workload'),
      kind: 'text',
      cell: ({ workloadName }) => microsoftName(workloadName, NAME_LIMIT),
    },
    {
      title: messages.say('file.seats'),
      kind: 'count',
      cell: ({ licensesQualified }) => licensesQualified,
    },
    { title: messages.say('file.active'), kind: 'count', cell: ({ licensesActive }) => licensesActive },
    {
      title: messages.say('file.share'),
      kind: 'share',
      cell: ({ usagePercent }) => shareOf(usagePercent),
    },
    { title: messages.say('file.note'), kind: 'text', cell: (workload) => workloadWord(workload, messages) },
  ];
}
