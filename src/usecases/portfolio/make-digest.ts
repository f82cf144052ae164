import type { ConversationAddress } from '../../domain/conversation.js';
import type { MoneyRange } from '../../domain/money/money-range.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { PricedCustomer, PricedTotals } from '../../domain/money/priced-portfolio.js';
import type { DigestRhythm } from '../../domain/schedules/digest-rhythm.js';
import type { PortfolioTotals } from '../../domain/usage/portfolio.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { ListedPlan, PlannedChanges, PlanTotals } from '../plan/plan-ports.js';
import type { Clock } from '../ports.js';
import type { MoneyStore } from '../prices/money-ports.js';
import type { PriceBasisOf } from '../prices/price-basis-of.js';
import { withMoney } from '../prices/with-money.js';
import type { DigestAttention, DigestFacts, DigestSchedule, MadeDigest } from './digest-ports.js';
import { listPlans } from './list-plans.js';
import type { PortfolioStore } from './portfolio-ports.js';

/** Customers a digest names. */
export const DIGEST_CUSTOMERS = 10;
/** Plans it names. */
const DIGEST_PLANS = 3;

/** What a digest tells. It lies in the database as JSON until it is sent: its dates are text there. */
export interface Digest {
  readonly madeAt: Date;
  /** Whether it came by itself or was asked for. */
  readonly why: 'scheduled' | 'asked';
  /** When digests come; undefined where none do. */
  readonly rhythm: DigestRhythm | undefined;
  /** When the last one came, which everything is compared with. */
  readonly since: Date | undefined;
  readonly totals: PricedTotals;
  readonly totalsBefore: PortfolioTotals | undefined;
  /** The worst first. */
  readonly customers: readonly DigestCustomer[];
  readonly attention: DigestAttention;
  /** Undefined where no seat can go. */
  readonly plans?: DigestPlans | undefined;
  /** Undefined when no sweep has come to its end yet. */
  readonly sweptAt: Date | undefined;
}

export interface DigestCustomer extends PricedCustomer {
  /** Unused seats at the last digest; `new` when nothing was known of the customer then, undefined without one. */
  readonly before: SeatRange | 'new' | undefined;
}

/** Seats that can go at the next terms of all customers, the largest savings first. */
export interface DigestPlans extends Pick<PlanTotals, 'customers' | 'seats'> {
  readonly money?: PlanMoney | undefined;
  readonly first: readonly DigestPlan[];
}

export interface DigestPlan extends Pick<ListedPlan, 'customer' | 'seats' | 'isOneDay'> {
  readonly money?: PlanMoney | undefined;
  /** Undefined where any day will do. */
  readonly firstLastDay?: Date | undefined;
}

/** What seats that go save a month. */
export interface PlanMoney {
  readonly basis: PriceBasis;
  readonly savings: readonly MoneyRange[];
}

export interface MakeDigestDeps {
  readonly portfolio: PortfolioStore;
  readonly facts: DigestFacts;
  readonly plans: Pick<PlannedChanges, 'list' | 'totals'>;
  /** Undefined with prices off. */
  readonly money?: Pick<MoneyStore, 'of' | 'totals'> | undefined;
  readonly priceBasisOf: PriceBasisOf;
  readonly clock: Clock;
}

/** Makes the digest of a conversation. Throws StorageError. */
export type MakeDigest = (
  conversation: ConversationAddress,
  schedule: Pick<DigestSchedule, 'rhythm' | 'last'> | undefined,
  why: Digest['why'],
) => Promise<MadeDigest & { readonly digest: Digest }>;

/** Totals, the worst customers, what became of both since the last digest, and seats that can go; from what is kept. */
export function createMakeDigest({
  portfolio,
  facts,
  plans,
  money,
  priceBasisOf,
  clock,
}: MakeDigestDeps): MakeDigest {
  async function plansOn(basis: PriceBasis): Promise<DigestPlans | undefined> {
    const page = { page: 0, size: DIGEST_PLANS, basis };
    const { lines, totals } = await listPlans(
      plans,
      { kind: 'plan', deadline: undefined },
      page,
      clock.now(),
    );
    if (lines.length === 0) return undefined;
    const worth = (savings: readonly MoneyRange[]) =>
      savings.length === 0 ? {} : { money: { basis, savings } };
    return {
      customers: totals.customers,
      seats: totals.seats,
      ...worth(totals.savings),
      first: lines.map(({ customer, seats, savings, firstLastDay, isOneDay }) => ({
        customer,
        seats,
        isOneDay,
        firstLastDay,
        ...worth(savings),
      })),
    };
  }

  return async (conversation, schedule, why) => {
    // First: figures that come while the rest is read count as news for the next digest.
    const figuresNo = await facts.figuresNo();
    const [totals, worst, sweptAt, attention] = await Promise.all([
      portfolio.totals(),
      portfolio.page(0, DIGEST_CUSTOMERS),
      portfolio.sweptAt(),
      facts.attention(conversation),
    ]);
    const basis = await priceBasisOf(conversation);
    const [inAll, customers, planned] = await Promise.all([
      money?.totals(basis),
      withMoney(worst, money, basis),
      plansOn(basis),
    ]);
    const last = schedule?.last;
    const before =
      last &&
      (await facts.unusedAt(
        worst.map(({ customerId }) => customerId),
        last.figuresNo,
      ));
    const madeAt = clock.now();
    const digest: Digest = {
      madeAt,
      why,
      rhythm: schedule?.rhythm,
      since: last?.at,
      totals: { ...totals, ...(inAll === undefined ? {} : { money: inAll }) },
      totalsBefore: last?.totals,
      customers: customers.map(
        (customer): DigestCustomer => ({
          ...customer,
          before: before && (before.get(customer.customerId) ?? 'new'),
        }),
      ),
      attention,
      ...(planned === undefined ? {} : { plans: planned }),
      sweptAt,
    };
    return { digest, mark: { at: madeAt, totals, figuresNo } };
  };
}
