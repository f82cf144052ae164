import { withoutExtended } from '../terms/offer.js';
import type { SubscriptionTerm } from '../terms/subscription-term.js';
import { nameKey } from './name-key.js';

const TRADE_MARKS = /[™®©℠]/g;
const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * The key under which a product's name in usage rows ("EXCHANGE ONLINE (PLAN 1)") and in the catalogue
 * ("Exchange Online Plan 1") are one. Folded: case, width, trademark signs, and any run of spaces and punctuation to
 * one space. Nothing else: no word is dropped or expanded, for "P1" and "Plan 1", or "E3" and "E3 (no Teams)", may be
 * different products. Empty for a name without letters and digits.
 */
export function productKey(name: string): string {
  return name.replace(TRADE_MARKS, ' ').normalize('NFKC').toLowerCase().replace(NO_WORD, ' ').trim();
}

/** What tells the seats of usage apart. */
export interface ProductOfChannel {
  readonly productName: string;
  readonly salesChannel: string;
}

/** The product a subscription is for, or undefined when that is not certain. */
export type MatchProduct<Product> = (
  subscription: Pick<SubscriptionTerm, 'offerName' | 'friendlyName'>,
) => Product | undefined;

/**
 * Matches subscriptions to products by normalised name: the offer's name, else the name given by whoever bought it.
 * A partner's subscription is sold through the reseller channel, so usage of directly bought seats never matches.
 * An extended service term is of the product that its name has before it. Where more than one product fits, none does.
 */
export function createProductMatcher<Product extends ProductOfChannel>(
  products: readonly Product[],
): MatchProduct<Product> {
  const byKey = new Map<string, Product[]>();
  for (const product of products) {
    const key = productKey(product.productName);
    if (key === '' || nameKey(product.salesChannel) === 'direct') continue;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [product]);
    else same.push(product);
  }
  const find = (name: string) => onlyOne(byKey.get(productKey(name)) ?? []);
  return ({ offerName, friendlyName }) =>
    find(offerName) ?? find(withoutExtended(offerName)) ?? find(friendlyName);
}

/** Of several sales channels that of resellers; undefined when that leaves none or more than one. */
function onlyOne<Product extends ProductOfChannel>(candidates: readonly Product[]): Product | undefined {
  const ofResellers = candidates.filter(({ salesChannel }) => nameKey(salesChannel) === 'reseller');
  const [first, second] = ofResellers.length > 0 ? ofResellers : candidates;
  return second === undefined ? first : undefined;
}
