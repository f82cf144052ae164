import { guidFrom } from './customer.js';

/** What the name of an offer says in an extended term, in which the product stays and the SKU is another. */
const EXTENDED = / \(Extended Service Term\)$/;

/** Product and SKU of an offer of new commerce, always the same for the same name: subscriptions and prices agree. */
export function offerIds(offerName: string): { readonly productId: string; readonly skuId: string } {
  const product = baseOffer(offerName);
  return {
    productId: `CFQ7TTC0${guidFrom(product).slice(0, 4).toUpperCase()}`,
    skuId: EXTENDED.test(offerName) ? '000E' : '0001',
  };
}

/** An offer's name without what says that it is an extended term: the licence in the tenant is the same. */
export function baseOffer(offerName: string): string {
  return offerName.replace(EXTENDED, '');
}
