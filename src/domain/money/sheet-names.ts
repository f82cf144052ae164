import { isExtendedName, offerParts } from '../terms/offer.js';
import type { NextTerm } from '../terms/scheduled-action.js';
import type { SubscriptionTerm } from '../terms/subscription-term.js';
import type { OfferLine } from './offer-line.js';
import type { PricedSku, PriceLine } from './price.js';

/** The SKU of an offer of new commerce, in capitals as price sheets write it; undefined for an older one. */
export function skuOf(offerId: string | undefined): PricedSku | undefined {
  const { productId, skuId } = offerParts(offerId);
  return productId && skuId ? inCapitals(productId, skuId) : undefined;
}

/** Every SKU that subscriptions are of or may go on as, each once. */
export function skusOf(terms: readonly SubscriptionTerm[]): readonly PricedSku[] {
  const skus = terms.flatMap((term) => [
    skuOf(term.offerId),
    ...[term.nextTerm, ...(term.scheduledActions ?? []).map(({ next }) => next)].map(nextSku),
  ]);
  return [...new Map(skus.flatMap((sku) => (sku ? [[keyOf(sku), sku] as const] : []))).values()];
}

/** The SKU that a next term names; undefined where it names none. */
export function nextSku(next: NextTerm | undefined): PricedSku | undefined {
  return next?.productId && next.skuId ? inCapitals(next.productId, next.skuId) : undefined;
}

/**
 * The same subscriptions with what a price sheet, or else the offer matrix, says of their SKUs: that one is an extended
 * service term, and what the product is called that a scheduled change names by its id alone.
 */
export function withSheetNames(
  terms: readonly SubscriptionTerm[],
  lines: readonly PriceLine[],
  offers: readonly OfferLine[] = [],
): readonly SubscriptionTerm[] {
  if (lines.length + offers.length === 0) return terms;
  const titles = new Map([
    ...offers.map((offer) => [keyOf(offer), offer.title] as const),
    ...lines.flatMap((line) => {
      const title = line.skuTitle || line.productTitle;
      return title === '' ? [] : [[keyOf(line), title] as const];
    }),
  ]);
  const titleOf = (sku: PricedSku | undefined) => (sku && titles.get(keyOf(sku))) || undefined;
  const named = (next: NextTerm): NextTerm => ({ ...next, productName: titleOf(nextSku(next)) });

  return terms.map((term): SubscriptionTerm => {
    const title = titleOf(skuOf(term.offerId));
    return {
      ...term,
      ...(title === undefined ? {} : { isExtendedSku: isExtendedName(title) }),
      ...(term.nextTerm === undefined ? {} : { nextTerm: named(term.nextTerm) }),
      ...(term.scheduledActions === undefined
        ? {}
        : {
            scheduledActions: term.scheduledActions.map((action) =>
              action.next === undefined ? action : { ...action, next: named(action.next) },
            ),
          }),
    };
  });
}

function inCapitals(productId: string, skuId: string): PricedSku {
  return { productId: productId.toUpperCase(), skuId: skuId.toUpperCase() };
}

function keyOf({ productId, skuId }: PricedSku): string {
  return `${productId}:${skuId}`;
}
