import { skusOf } from '../../domain/money/sheet-names.js';
import { type LiveSeats, withLiveSeats } from '../../domain/seats/live-deployment.js';
import type { SubscribedSku } from '../../domain/seats/subscribed-sku.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import { namesKey } from '../../domain/usage/name-key.js';
import type { ProductOfChannel } from '../../domain/usage/product-match.js';
import type { Renewal } from '../../domain/usage/renewal.js';
import type { DeploymentInsight } from '../../domain/usage/unassigned-seats.js';
import type { CallContext, ReadOptions, SubscribedSkuSource } from '../ports.js';
import type { OfferBook } from '../prices/price-ports.js';
import { createOfferMemory } from '../prices/read-prices.js';
import { type AskBesideDeps, createAskBeside, type SideAnswer } from './side-answer.js';

export interface ReadLiveSeatsDeps extends AskBesideDeps {
  /** Undefined where live seats are not read. */
  readonly subscribedSkus?: SubscribedSkuSource | undefined;
  /** The offer matrix; undefined where none is kept: then names alone join. */
  readonly offers?: OfferBook | undefined;
}

/** What the tenant holds now, or why that is not known. */
export type LiveSeatsAnswer = SideAnswer<LiveSeats>;

/** Reads what the tenant holds now, beside the subscriptions that it is to be joined to. Never rejects. */
export type ReadLiveSeats = (
  customerId: string,
  terms: Promise<readonly SubscriptionTerm[] | undefined>,
  call: CallContext,
  options: ReadOptions,
) => Promise<LiveSeatsAnswer>;

const asRead = (skus: readonly SubscribedSku[]) => skus;

export function createReadLiveSeats(deps: ReadLiveSeatsDeps): ReadLiveSeats {
  const { subscribedSkus, offers, clock, logger } = deps;
  const offersOf = createOfferMemory(offers, clock);
  const askBeside = createAskBeside(deps);

  async function matrixOf(terms: readonly SubscriptionTerm[], { correlationId }: CallContext) {
    try {
      return await offersOf(skusOf(terms));
    } catch (err) {
      logger.warn({ err, correlationId }, 'The offer matrix could not be read');
      return [];
    }
  }

  return async (customerId, terms, call, options) => {
    if (subscribedSkus === undefined) return { kind: 'missing', fault: 'not-found' };
    const [skus, known] = await Promise.all([
      askBeside({ what: 'live seats', source: subscribedSkus, derive: asRead }, customerId, call, options),
      terms,
    ]);
    if (skus.kind === 'missing') return skus;
    const matrix = known === undefined ? [] : await matrixOf(known, call);
    return { ...skus, value: { skus: skus.value, matrix } };
  };
}

/** Seats given to people as today's licences have them, where they are certain; as the weekly report has them elsewhere. */
export function withLive(
  deployed: SideAnswer<DeploymentInsight>,
  known: {
    readonly products: readonly ProductOfChannel[];
    readonly renewals: SideAnswer<readonly Renewal[]>;
    readonly live: LiveSeatsAnswer;
  },
): SideAnswer<DeploymentInsight> {
  const { products, renewals, live } = known;
  if (live.kind === 'missing' || renewals.kind === 'missing' || deployed.kind === 'missing') return deployed;
  const week = deployed.value;
  const others = week.products.filter((one) => !products.some((product) => isSame(product, one)));
  return { ...deployed, value: withLiveSeats(week, [...products, ...others], renewals.value, live.value) };
}

function isSame(one: ProductOfChannel, other: ProductOfChannel): boolean {
  return namesKey(one.productName, one.salesChannel) === namesKey(other.productName, other.salesChannel);
}
