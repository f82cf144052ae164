import { z } from 'zod';
import { isoDay } from '../../base/time.js';
import type { CustomerMoney } from '../../domain/money/customer-money.js';
import type { ProductUsage } from '../../domain/usage/product-usage.js';
import { isByUsage, type Renewal } from '../../domain/usage/renewal.js';
import type { ListCustomers } from '../../usecases/portfolio/list-customers.js';
import type { CallContext } from '../../usecases/ports.js';
import type { ShowRenewals } from '../../usecases/usage/show-renewals.js';
import {
  dataAsOfShape,
  dayShape,
  instantShape,
  lastKnownSaid,
  readingShape,
  toDataAsOf,
  toReading,
} from '../shapes/ages.js';
import { missingParts, missingSaid, missingShape, sentences } from '../shapes/contract.js';
import {
  ABOUT_CUSTOMER,
  aboutCustomer,
  customerInput,
  customerSaid,
  customerShape,
  toCustomer,
  UNCLEAR,
  unclearAnswer,
} from '../shapes/customers.js';
import { countShape, seatRangeShape, toRange } from '../shapes/figures.js';
import { idleWorthShape, moneySaid, moneyShape, toIdleWorth, toMoney } from '../shapes/money.js';
import { listed, productInput } from '../shapes/names.js';
import { NO_DATABASE_SAID, nothingSweptSaid } from '../shapes/nothing-swept.js';
import { cutPage, PAGE_SIZE, pageInput, pageShape, positionSaid, toPosition } from '../shapes/pages.js';
import { termSaid, termShape, toTerm } from '../shapes/terms.js';
import { defineTool, type ToolAnswer } from '../tool.js';

const TERMS_SAID = 5;
/** As a question about renewals that names no time. */
const USUAL_DAYS = 30;

const lineShape = termShape.extend({
  customer: customerShape.optional().meta({ description: 'Whose it is, in a list of all customers' }),
  productSeats: countShape.optional(),
  productUnused: seatRangeShape.optional().meta({
    description:
      'Unused seats of the whole product, which may have several subscriptions; absent where not certain',
  }),
  unusedCost: idleWorthShape.optional(),
});

const inputShape = z.object({
  customer: customerInput
    .optional()
    .meta({ description: 'One customer, by name, domain or customerId; leave out for all customers' }),
  withinDays: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({
      description: `Only terms that end within so many days; for all customers ${USUAL_DAYS} unless given`,
    }),
  product: productInput
    .optional()
    .meta({ description: 'For all customers: only products whose name holds these words' }),
  page: pageInput,
});

const outputShape = z.object({
  outcome: z.enum(['renewals', 'nothing-swept', 'no-database', ...UNCLEAR]),
  ...ABOUT_CUSTOMER,
  lines: z.array(lineShape).optional().meta({ description: 'Soonest term end first' }),
  linesPage: pageShape.optional(),
  span: z.object({ from: dayShape, to: dayShape }).optional(),
  coverage: z
    .object({ customers: z.int(), read: z.int() })
    .optional()
    .meta({ description: 'Customers with figures, and those of them whose subscriptions were read so far' }),
  money: moneyShape.optional(),
  usageAsOf: dataAsOfShape
    .optional()
    .meta({ description: 'From when the unused seats are; terms are of today' }),
  reading: readingShape.optional(),
  sweptAt: instantShape.optional().meta({ description: 'When all customers were read last' }),
  missing: missingShape.optional(),
});
type Output = z.output<typeof outputShape>;

export interface RenewalsToolDeps {
  readonly showRenewals: ShowRenewals;
  /** Undefined without a database. */
  readonly listCustomers: ListCustomers | undefined;
}

/** What renews or ends, when, and with how many unused seats: of one customer or of all. */
export function renewalsTool({ showRenewals, listCustomers }: RenewalsToolDeps) {
  return defineTool({
    name: 'renewals',
    title: 'Renewals',
    description:
      'Subscriptions by the end of their term: of one customer, or of all customers within a number of days. Says what becomes of each (renews with how many seats, is cancelled, goes on at a higher price, undecided), the last day to act, and unused seats where certain.',
    input: inputShape,
    output: outputShape,
    answer({ customer, withinDays, product, page }, call) {
      return customer === undefined
        ? ofAll({ withinDays, product, page })
        : ofOne(customer, withinDays, page, call);
    },
  });

  async function ofOne(
    asked: string,
    withinDays: number | undefined,
    page: number,
    call: CallContext,
  ): Promise<ToolAnswer<Output>> {
    const outcome = await showRenewals.byText(asked, call, { basis: 'retail' });
    if (outcome.kind !== 'renewals') return unclearAnswer(outcome);
    const { customer, usage, deployment, money } = outcome;
    const lines = outcome.lines.filter(({ renewal }) => isWithin(renewal, withinDays));
    const { shown, position } = cutPage(lines, page);
    const told = toMoney(money);
    const missing = missingParts({ usage, deployment }, money);
    const insight = usage.kind === 'known' ? usage.value : undefined;
    return {
      structured: {
        outcome: 'renewals',
        ...aboutCustomer(customer),
        lines: shown.map(({ renewal, product }) => toLine(renewal, product, money)),
        linesPage: position,
        ...(told && { money: told }),
        ...(insight && { usageAsOf: toDataAsOf(insight.dataAge) }),
        reading: toReading(outcome),
        missing,
      },
      text: sentences(
        `${customerSaid(customer)}: ${position.total} subscriptions${withinDays === undefined ? '' : ` within ${withinDays} days`}.`,
        termsSaid(shown.map(({ renewal }) => termSaid(renewal))),
        moneySaid(money),
        lastKnownSaid(outcome),
        missingSaid(missing),
        positionSaid(position),
      ),
      customerId: customer.customerId,
    };
  }

  async function ofAll({
    withinDays = USUAL_DAYS,
    product,
    page,
  }: Pick<z.output<typeof inputShape>, 'withinDays' | 'product' | 'page'>): Promise<ToolAnswer<Output>> {
    if (listCustomers === undefined)
      return { structured: { outcome: 'no-database', candidates: [] }, text: NO_DATABASE_SAID };
    const span = { kind: 'days', days: withinDays } as const;
    const outcome = await listCustomers({ kind: 'renewals', span, product }, page - 1, PAGE_SIZE);
    if (outcome.kind === 'nothing-swept')
      return {
        structured: { outcome: 'nothing-swept', candidates: [] },
        text: nothingSweptSaid(outcome.nextSweepAt),
      };
    if (outcome.kind !== 'renewals') throw new Error(`A list of renewals came as ${outcome.kind}`);
    const position = toPosition(outcome);
    const { coverage } = outcome;
    return {
      structured: {
        outcome: 'renewals',
        candidates: [],
        lines: outcome.lines.map(({ customer, renewal, product: usage }) => ({
          ...toLine(renewal, usage, undefined),
          customer: toCustomer(customer),
        })),
        linesPage: position,
        span: { from: isoDay(outcome.span.from), to: isoDay(outcome.span.to) },
        coverage,
        ...(outcome.sweptAt && { sweptAt: outcome.sweptAt.toISOString() }),
      },
      text: sentences(
        `${position.total} terms end from ${isoDay(outcome.span.from)} to ${isoDay(outcome.span.to)}.`,
        termsSaid(
          outcome.lines.map(({ customer, renewal }) => `${customerSaid(customer)} ${termSaid(renewal)}`),
        ),
        coverage.read < coverage.customers
          ? `Subscriptions of ${coverage.read} of ${coverage.customers} customers were read so far.`
          : '',
        positionSaid(position),
      ),
    };
  }
}

function isWithin(renewal: Renewal, withinDays: number | undefined): boolean {
  if (withinDays === undefined) return true;
  return !isByUsage(renewal) && renewal.daysLeft !== undefined && renewal.daysLeft <= withinDays;
}

function toLine(
  renewal: Renewal,
  product: ProductUsage | undefined,
  money: CustomerMoney | undefined,
): z.output<typeof lineShape> {
  const unusedCost = toIdleWorth(money?.terms.get(renewal.subscriptionId), money);
  return {
    ...toTerm(renewal),
    ...(product && { productSeats: product.seats, productUnused: toRange(product.unused) }),
    ...(unusedCost && { unusedCost }),
  };
}

function termsSaid(terms: readonly string[]): string {
  return terms.length === 0 ? '' : `${listed(terms, TERMS_SAID)}.`;
}
