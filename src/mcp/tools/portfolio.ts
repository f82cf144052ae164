import { z } from 'zod';
import { isoDay } from '../../base/time.js';
import type { PricedCustomer } from '../../domain/money/priced-portfolio.js';
import type { FiguresPage, ListCustomers } from '../../usecases/portfolio/list-customers.js';
import type { PortfolioPage, ShowPortfolio } from '../../usecases/portfolio/show-portfolio.js';
import { dayShape, instantShape } from '../shapes/ages.js';
import { missingParts, missingSaid, missingShape, sentences } from '../shapes/contract.js';
import { customerSaid, customerShape, toCustomer } from '../shapes/customers.js';
import { countShape, seatRangeShape, toRange, unusedSaid } from '../shapes/figures.js';
import { moneySaid, moneyShape, toMoney } from '../shapes/money.js';
import { listed, nameShape, outsideName, productName, quoted } from '../shapes/names.js';
import { NO_DATABASE_SAID, nothingSweptSaid } from '../shapes/nothing-swept.js';
import { PAGE_SIZE, pageShape, positionSaid, toPosition } from '../shapes/pages.js';
import { defineTool, type ToolAnswer } from '../tool.js';
import { PORTFOLIO_FILTERS, portfolioInput, portfolioQuestionOf } from './portfolio-question.js';

const CUSTOMERS_SAID = 5;

const lineShape = z.object({
  customer: customerShape,
  seats: countShape,
  unused: seatRangeShape,
  money: moneyShape.optional(),
  dataAsOf: dayShape.optional(),
  before: z
    .object({ day: dayShape, seats: countShape, unused: seatRangeShape })
    .optional()
    .meta({ description: 'The reading it is compared with' }),
});

const outputShape = z.object({
  outcome: z.enum([
    'customers',
    'no-such-product',
    'nothing-swept',
    'prices-off',
    'no-database',
    'unclear-filter',
  ]),
  lines: z.array(lineShape).max(PAGE_SIZE).optional().meta({ description: 'Worst first' }),
  linesPage: pageShape.optional(),
  countedParts: z
    .array(nameShape)
    .optional()
    .meta({ description: 'The products or workloads that the seats are of; absent for all' }),
  totals: z
    .object({
      customers: z.int(),
      customersWithoutData: z.int(),
      customersUnread: z.int().optional(),
      seats: countShape,
      unused: seatRangeShape,
      money: moneyShape.optional(),
    })
    .optional()
    .meta({ description: 'Of all customers, where no filter was given' }),
  sweptAt: instantShape
    .optional()
    .meta({ description: 'When all customers were read last; absent: not yet to the end' }),
  missing: missingShape.optional(),
});
type Output = z.output<typeof outputShape>;

export interface PortfolioToolDeps {
  /** Undefined without a database. */
  readonly showPortfolio: ShowPortfolio | undefined;
  readonly listCustomers: ListCustomers | undefined;
}

/** All customers, the worst first, or those that a filter takes. */
export function portfolioTool({ showPortfolio, listCustomers }: PortfolioToolDeps) {
  return defineTool({
    name: 'portfolio',
    title: 'All customers',
    description:
      'Customers of this partner, page by page, the most unused seats first, or by what they cost; or those that one filter takes: low or high use, unused seats, a product that they have or never use, use that got worse or better. Figures are those of the last daily sweep. For terms that end soon across customers use renewals without a customer.',
    input: portfolioInput,
    output: outputShape,
    async answer(asked): Promise<ToolAnswer<Output>> {
      if (showPortfolio === undefined || listCustomers === undefined)
        return { structured: { outcome: 'no-database' }, text: NO_DATABASE_SAID };
      const question = portfolioQuestionOf(asked);
      if (question === 'unclear') return unclearFilter();
      if (question === undefined) {
        const page = await showPortfolio(asked.page - 1, {
          order: asked.orderBy,
          basis: 'retail',
          pageSize: PAGE_SIZE,
        });
        if (page.kind === 'nothing-swept') return nothingSwept(page.nextSweepAt);
        if (page.kind === 'prices-off')
          return {
            structured: { outcome: 'prices-off' },
            text: 'There are no prices here (PRICE_SHEET is off): order by seats.',
          };
        return everyone(page);
      }
      const list = await listCustomers(question, asked.page - 1, PAGE_SIZE);
      switch (list.kind) {
        case 'nothing-swept':
          return nothingSwept(list.nextSweepAt);
        case 'no-such-product':
          return {
            structured: { outcome: 'no-such-product' },
            text: `No customer has a product or workload called ${quoted(outsideName(list.product))}.`,
          };
        case 'renewals':
        case 'plans':
          throw new Error(`A list of figures came as ${list.kind}`);
        case 'figures':
          return filtered(list);
      }
    },
  });
}

function unclearFilter(): ToolAnswer<Output> {
  return {
    structured: { outcome: 'unclear-filter' },
    text: `Give one of ${PORTFOLIO_FILTERS.join(', ')}; use needs product, and change goes without it (changeWithinDays needs change).`,
  };
}

function nothingSwept(nextSweepAt: Date): ToolAnswer<Output> {
  return { structured: { outcome: 'nothing-swept' }, text: nothingSweptSaid(nextSweepAt) };
}

function everyone(page: PortfolioPage): ToolAnswer<Output> {
  const { customers, totals, sweptAt } = page;
  const position = toPosition({ ...page, total: totals.customers });
  const money = toMoney(totals.money);
  const missing = missingParts({}, totals.money);
  const { customersWithoutData, customersUnread } = totals;
  return {
    structured: {
      outcome: 'customers',
      lines: customers.map(toLine),
      linesPage: position,
      totals: {
        customers: totals.customers,
        customersWithoutData,
        ...(customersUnread !== undefined && { customersUnread }),
        seats: totals.seats,
        unused: toRange(totals.unused),
        ...(money && { money }),
      },
      ...(sweptAt && { sweptAt: sweptAt.toISOString() }),
      missing,
    },
    text: sentences(
      `${totals.customers} customers: ${unusedSaid(totals.unused, totals.seats)}.`,
      moneySaid(totals.money),
      linesSaid(customers),
      customersWithoutData === 0 ? '' : `${customersWithoutData} more have no usage data yet.`,
      missingSaid(missing),
      positionSaid(position),
    ),
  };
}

function filtered(list: FiguresPage): ToolAnswer<Output> {
  const { parts, sweptAt } = list;
  const position = toPosition(list);
  const names = parts.map(({ name }) => productName(name));
  return {
    structured: {
      outcome: 'customers',
      lines: list.lines.map(({ notUsed, before, ...customer }) => ({
        ...toLine({ ...customer, unused: notUsedSeats(notUsed) }),
        ...(before && {
          before: { day: isoDay(before.at), seats: before.seats, unused: toRange(before.unused) },
        }),
      })),
      linesPage: position,
      ...(names.length > 0 && { countedParts: names }),
      ...(sweptAt && { sweptAt: sweptAt.toISOString() }),
    },
    text: sentences(
      `${position.total} customers${names.length === 0 ? '' : ` by ${listed(names.map(quoted), 3)}`}.`,
      linesSaid(list.lines.map((line) => ({ ...line, unused: notUsedSeats(line.notUsed) }))),
      positionSaid(position),
    ),
  };
}

/** Where more seats are used than there are, none is unused. */
function notUsedSeats({ atLeast, atMost }: { readonly atLeast: number; readonly atMost: number }) {
  return { atLeast: Math.max(0, atLeast), atMost: Math.max(0, atMost) };
}

function toLine(customer: PricedCustomer): z.output<typeof lineShape> {
  const { seats, unused, processedDateTime } = customer;
  const money = toMoney(customer.money);
  return {
    customer: toCustomer(customer),
    seats,
    unused: toRange(unused),
    ...(money && { money }),
    ...(processedDateTime && { dataAsOf: isoDay(processedDateTime) }),
  };
}

function linesSaid(customers: readonly PricedCustomer[]): string {
  if (customers.length === 0) return '';
  const lines = customers.map((one) => `${customerSaid(one)} ${unusedSaid(one.unused, one.seats)}`);
  return `First: ${listed(lines, CUSTOMERS_SAID)}.`;
}
