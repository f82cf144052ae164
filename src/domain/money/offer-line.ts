import { offerParts } from '../terms/offer.js';
import type { PricedSku } from './price.js';

/** What a SKU is where its licences are assigned: one line of the offer matrix. Source: get-an-offer-matrix. */
export interface OfferLine extends PricedSku {
  /** GUID in lower case: `skuId` of a tenant's subscribedSkus. */
  readonly provisioningId: string;
  /** In capitals: `skuPartNumber` of a tenant's subscribedSkus; empty where the matrix does not say. */
  readonly partNumber: string;
  /** As Microsoft writes it; may be empty. */
  readonly title: string;
}

/**
 * What the licences of a subscription are assigned as: usually one line. Empty for an offer that is not of new commerce,
 * and for one that the matrix lacks; then nothing is known, and names are to be compared.
 */
export function assignedAs(offerId: string | undefined, offers: readonly OfferLine[]): readonly OfferLine[] {
  const { productId = '', skuId = '' } = offerParts(offerId);
  return offers.filter(
    (offer) => offer.productId === productId.toUpperCase() && offer.skuId === skuId.toUpperCase(),
  );
}
