import { firstDayOf } from '../terms/term-days.js';
import { nextTermOf } from '../terms/term-outcome.js';
import type { Renewal } from '../usage/renewal.js';
import type { PriceQuestion } from './find-price.js';
import type { Buyer, PriceLine } from './price.js';
import type { PriceBasis } from './price-basis.js';
import { extendedPrice, listPrice, type SeatPrice } from './seat-price.js';
import { nextSku, skuOf } from './sheet-names.js';

/** What a seat of a subscription costs a month: in the term under way, and after it. */
export interface TermPrices {
  /** By the line in force when the term began; undefined where there is none. */
  readonly now: SeatPrice | undefined;
  /** By the line of today, for what it goes on as; undefined where there is none. */
  readonly after: SeatPrice | undefined;
  /** Seats of the next term; 0 where there is none. */
  readonly seatsAfter: number;
}

/** Where a customer's prices come from. */
export interface PriceSource {
  readonly lines: readonly PriceLine[];
  readonly buyer: Buyer;
  readonly basis: PriceBasis;
}

const FREE: SeatPrice = { kind: 'free' };

/** Works out both prices of a subscription by the rules of design.md, "Money". */
export function termPrices(renewal: Renewal, source: PriceSource, today: Date): TermPrices {
  const { outcome, quantity } = renewal;
  const now = priceNow(renewal, source, today);
  switch (outcome.kind) {
    case 'renews':
    case 'converts':
      return { now, after: priceOfNextTerm(renewal, source, today), seatsAfter: outcome.quantity };
    case 'extended':
      return {
        now,
        after: outcome.isNow ? now : priceExtended(renewal, source, today),
        seatsAfter: quantity,
      };
    case 'undecided':
      return { now, after: priceExtended(renewal, source, today), seatsAfter: quantity };
    case 'ends':
    case 'cancelled':
    case 'by-usage':
    case 'not-in-force':
      return { now, after: FREE, seatsAfter: 0 };
  }
}

function priceNow(renewal: Renewal, source: PriceSource, today: Date): SeatPrice | undefined {
  const { isTrial, billingCycle, outcome, isExtendedSku, termDuration } = renewal;
  if (isTrial || billingCycle === 'none') return FREE;
  // An extended term has a SKU of its own, sold by the month, whose line is its price; else it is the old one's, raised.
  const isOldSku = isExtendedSku === undefined ? termDuration !== 'P1M' : !isExtendedSku;
  if (outcome.kind === 'extended' && outcome.isNow && isOldSku) return priceExtended(renewal, source, today);
  const began = firstDayOf(renewal);
  return began && priceOn(renewal, source, began);
}

function priceOn(renewal: Renewal, source: PriceSource, on: Date): SeatPrice | undefined {
  const question = questionOf(renewal, source, on);
  const price = question && listPrice(source.lines, question, source.basis);
  return withPromotion(price, renewal.hasPromotion);
}

function priceExtended(renewal: Renewal, source: PriceSource, today: Date): SeatPrice | undefined {
  if (renewal.isTrial) return undefined;
  const question = questionOf(renewal, source, today);
  return question && extendedPrice(source.lines, question, source.basis);
}

function priceOfNextTerm(renewal: Renewal, source: PriceSource, today: Date): SeatPrice | undefined {
  const next = nextTermOf(renewal);
  const question = questionOf(renewal, source, today);
  const sku = next?.productId === undefined ? undefined : nextSku(next);
  // What a trial becomes is another SKU, and a product without its SKU is none that has a price.
  const isUnnamed = sku === undefined && (renewal.isTrial || next?.productId !== undefined);
  if (question === undefined || isUnnamed) return undefined;
  const { termDuration = question.termDuration, billingCycle = question.billingCycle } = next ?? {};
  if (billingCycle === 'none') return FREE;
  const seats = next?.quantity ?? question.seats;
  const price = listPrice(
    source.lines,
    { ...question, ...sku, termDuration, billingCycle, seats },
    source.basis,
  );
  const staysWithPromotion = sku === undefined && renewal.hasPromotion;
  return withPromotion(price, next?.hasPromotion ?? staysWithPromotion);
}

/** Undefined for an offer that is not of new commerce, and where Partner Center did not say how it is sold. */
function questionOf(
  { offerId, termDuration, billingCycle, quantity }: Renewal,
  { buyer }: PriceSource,
  on: Date,
): PriceQuestion | undefined {
  const sku = skuOf(offerId);
  if (sku === undefined || !termDuration || !billingCycle) return undefined;
  return { ...sku, buyer, termDuration, billingCycle, seats: quantity, on };
}

function withPromotion(
  price: SeatPrice | undefined,
  hasPromotion: boolean | undefined,
): SeatPrice | undefined {
  return price?.kind === 'priced' && hasPromotion ? { ...price, isAtMost: true } : price;
}
