import type { SubscriptionTerm } from './subscription-term.js';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const AZURE_OFFER = /^ms-az[a-z]*-/i;
const NO_SEATS = /^usage/i;
const NOT_A_SERVICE = /software|azure|reservation|perpetual/i;
const EXTENDED = /\bextended\s+service\s+terms?\b/i;

/** The parts of an offer's id in new commerce, `productId:skuId:availabilityId`; undefined where there are none. */
export interface OfferParts {
  readonly productId: string | undefined;
  readonly skuId: string | undefined;
}

/** Reads an offer's id; an older one, a GUID, has no parts. */
export function offerParts(offerId: string | undefined): OfferParts {
  const [productId, skuId] = offerId?.includes(':') ? offerId.split(':') : [];
  return { productId: productId || undefined, skuId: skuId || undefined };
}

/**
 * Whether it was bought before new commerce. Only an id of the old shape says so: without an id it counts as new
 * commerce, where a term that nobody decides about costs more, so that it is rather said once too often.
 */
export function isLegacy({ offerId }: Pick<SubscriptionTerm, 'offerId'>): boolean {
  return offerId !== undefined && (GUID.test(offerId) || AZURE_OFFER.test(offerId));
}

/** Whether it is paid for what is used, as Azure is: it has no seats and no term to decide about. */
export function isBilledByUsage({
  billingType,
  unitType,
  offerId,
}: Pick<SubscriptionTerm, 'billingType' | 'unitType' | 'offerId'>): boolean {
  if (billingType) return billingType === 'usage';
  return NO_SEATS.test(unitType) || AZURE_OFFER.test(offerId ?? '');
}

/** Whether Microsoft lets it go on as an extended service term: licences of new commerce, no software and no trial. */
export function mayBeExtended(term: SubscriptionTerm): boolean {
  return !isLegacy(term) && !term.isTrial && !NOT_A_SERVICE.test(term.productType ?? '');
}

/** Whether the subscription is in an extended service term: its offer, or its SKU in the price sheet, is then called so. */
export function isExtendedOffer({
  offerName,
  friendlyName,
  isExtendedSku = false,
}: Pick<SubscriptionTerm, 'offerName' | 'friendlyName' | 'isExtendedSku'>): boolean {
  return isExtendedSku || isExtendedName(offerName) || isExtendedName(friendlyName);
}

/** Whether a name says that it is of an extended service term. */
export function isExtendedName(name: string): boolean {
  return EXTENDED.test(name);
}

/** An offer's name without the words that say it is an extended service term; the name itself where it has none. */
export function withoutExtended(name: string): string {
  return name.replace(EXTENDED, ' ');
}
