import type { ConversationAddress } from '../../domain/conversation.js';
import type { DigestRhythm } from '../../domain/schedules/digest-rhythm.js';
import type { PortfolioCustomer, PortfolioTotals } from '../../domain/usage/portfolio.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { Clock } from '../ports.js';
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
  readonly totals: PortfolioTotals;
  readonly totalsBefore: PortfolioTotals | undefined;
  /** The worst first. */
  readonly customers: readonly DigestCustomer[];
  readonly attention: DigestAttention;
  /** Undefined when no sweep has come to its end yet. */
  readonly sweptAt: Date | undefined;
}

export interface DigestCustomer extends PortfolioCustomer {
  /** Unused seats at the last digest; `new` when nothing was known of the customer then, undefined without one. */
  readonly before: SeatRange | 'new' | undefined;
}

export interface MakeDigestDeps {
  readonly portfolio: PortfolioStore;
  readonly facts: DigestFacts;
  readonly clock: Clock;
}

/** Makes the digest of a conversation. Throws StorageError. */
export type MakeDigest = (
  conversation: ConversationAddress,
  schedule: Pick<DigestSchedule, 'rhythm' | 'last'> | undefined,
  why: Digest['why'],
) => Promise<MadeDigest & { readonly digest: Digest }>;

/** Totals, the worst customers, and what became of both since the last digest; from what is kept. */
export function createMakeDigest({ portfolio, facts, clock }: MakeDigestDeps): MakeDigest {
  return async (conversation, schedule, why) => {
    // First: figures that come while the rest is read count as news for the next digest.
    const figuresNo = await facts.figuresNo();
    const [totals, worst, sweptAt, attention] = await Promise.all([
      portfolio.totals(),
      portfolio.page(0, DIGEST_CUSTOMERS),
      portfolio.sweptAt(),
      facts.attention(conversation),
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
      totals,
      totalsBefore: last?.totals,
      customers: worst.map((customer) => ({
        ...customer,
        before: before && (before.get(customer.customerId) ?? 'new'),
      })),
      attention,
      sweptAt,
    };
    return { digest, mark: { at: madeAt, totals, figuresNo } };
  };
}
