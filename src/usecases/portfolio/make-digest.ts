import type { ConversationAddress } from '../../domain/conversation.js';
import type { PricedCustomer, PricedTotals } from '../../domain/money/priced-portfolio.js';
import type { DigestRhythm } from '../../domain/schedules/digest-rhythm.js';
import type { PortfolioTotals } from '../../domain/usage/portfolio.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { Clock } from '../ports.js';
import type { MoneyStore } from '../prices/money-ports.js';
import type { PriceBasisOf } from '../prices/price-basis-of.js';
import { withMoney } from '../prices/with-money.js';
import type { DigestAttention, DigestFacts, DigestSchedule, MadeDigest } from './digest-ports.js';
import type { PortfolioStore } from './portfolio-ports.js';

/** Customers a digest names. */
export const DIGEST_CUSTOMERS = 10;

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
  /** Undefined when no sweep has come to its end yet. */
  readonly sweptAt: Date | undefined;
}

export interface DigestCustomer extends PricedCustomer {
  /** Unused seats at the last digest; `new` when nothing was known of the customer then, undefined without one. */
  readonly before: SeatRange | 'new' | undefined;
}

export interface MakeDigestDeps {
  readonly portfolio: PortfolioStore;
  readonly facts: DigestFacts;
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

/** Totals, the worst customers, and what became of both since the last digest; from what is kept. */
export function createMakeDigest({
  portfolio,
  facts,
  money,
  priceBasisOf,
  clock,
}: MakeDigestDeps): MakeDigest {
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
    const [inAll, customers] = await Promise.all([money?.totals(basis), withMoney(worst, money, basis)]);
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
      sweptAt,
    };
    return { digest, mark: { at: madeAt, totals, figuresNo } };
  };
}
