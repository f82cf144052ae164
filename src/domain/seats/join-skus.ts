import { assignedAs, type OfferLine } from '../money/offer-line.js';
import { withoutExtended } from '../terms/offer.js';
import type { SubscriptionTerm } from '../terms/subscription-term.js';
import { productKey } from '../usage/product-match.js';
import type { SubscribedSku } from './subscribed-sku.js';

/** Which licence of the tenant a subscription is: known, none that could be it, or not certain. */
export type SkuMatch =
  | { readonly kind: 'sku'; readonly sku: SubscribedSku }
  /** Nothing is known that it could be. */
  | { readonly kind: 'none' }
  /** Several fit, or the one that the offer matrix names is not there. */
  | { readonly kind: 'uncertain' };

/** Finds the licence of a subscription. */
export type MatchSku = (subscription: Pick<SubscriptionTerm, 'offerId' | 'offerName'>) => SkuMatch;

const NONE: SkuMatch = { kind: 'none' };
const UNCERTAIN: SkuMatch = { kind: 'uncertain' };

/**
 * Joins subscriptions to the licences of a tenant. The offer matrix says by ids which licence an offer becomes, and
 * then no name counts; the name decides only where no id is known, and only where exactly one licence is called so.
 */
export function createSkuMatcher(skus: readonly SubscribedSku[], matrix: readonly OfferLine[]): MatchSku {
  return ({ offerId, offerName }) => {
    const lines = assignedAs(offerId, matrix);
    if (lines.length > 0) return ofLines(lines, skus);
    return named(offerName, skus) ?? named(withoutExtended(offerName), skus) ?? NONE;
  };
}

/** One licence for all lines of an offer, by its id, and by its part number where the tenant gives no id. */
function ofLines(lines: readonly OfferLine[], skus: readonly SubscribedSku[]): SkuMatch {
  const isOne = new Set(lines.map(({ provisioningId }) => provisioningId)).size === 1;
  const fitting = new Set(
    lines.flatMap(({ provisioningId, partNumber }) =>
      skus.filter((sku) =>
        sku.skuId === undefined
          ? partNumber !== '' && sku.partNumber === partNumber
          : sku.skuId === provisioningId,
      ),
    ),
  );
  const [sku, other] = fitting;
  return isOne && sku !== undefined && other === undefined ? { kind: 'sku', sku } : UNCERTAIN;
}

/** Undefined where nothing is called so. */
function named(name: string, skus: readonly SubscribedSku[]): SkuMatch | undefined {
  const key = productKey(name);
  const [sku, other] = key === '' ? [] : skus.filter((one) => productKey(one.name) === key);
  if (sku === undefined) return undefined;
  return other === undefined ? { kind: 'sku', sku } : UNCERTAIN;
}
