import type { SeatRange } from '../usage/seat-range.js';
import type { MoneyRange } from './money-range.js';
import type { SeatPrice } from './seat-price.js';

/** Seats of one subscription and what each costs. */
export interface PricedSeats {
  readonly seats: number;
  /** Undefined where it is not known. */
  readonly price: SeatPrice | undefined;
}

/** What seats cost a month: `nothing` where none cost anything, `unknown` where a price is missing. */
export type Worth = MoneyRange | 'nothing' | 'unknown';

/**
 * What the unused seats of a product cost a month, as a range that follows theirs. Which of its subscriptions they are
 * of is not known where there are several: the least is that they are of the cheapest, the most that they are of the
 * dearest. Seats of the product beyond those of the subscriptions have no price: at the least the unused ones are
 * those, at the most none is. Prices of two currencies cannot be compared, so they are unknown together.
 */
export function idleMoney(unused: SeatRange, productSeats: number, parts: readonly PricedSeats[]): Worth {
  const counted = parts.filter(({ seats }) => seats > 0);
  const bought = counted.reduce((sum, { seats }) => sum + seats, 0);
  if (parts.length === 0) return unused.atMost === 0 ? 'nothing' : 'unknown';
  if (unused.atMost === 0 || bought === 0) return 'nothing';
  const known = counted.flatMap(({ seats, price }) => (price === undefined ? [] : [{ seats, price }]));
  if (known.length < counted.length) return 'unknown';
  const [currency, other] = new Set(
    known.flatMap(({ price }) => (price.kind === 'priced' ? [price.currency] : [])),
  );
  if (currency === undefined) return 'nothing';
  if (other !== undefined) return 'unknown';
  const byPrice = [...known].sort((a, b) => perMonth(a.price) - perMonth(b.price));
  const others = Math.max(0, productSeats - bought);
  const atMost = costOf(Math.min(unused.atMost, bought), byPrice.toReversed());
  const atLeast = costOf(Math.min(Math.max(0, unused.atLeast - others), bought), byPrice);
  if (atMost === 0) return 'nothing';
  const isAtMost = known.some(({ price }) => price.kind === 'priced' && price.isAtMost);
  return { currency, atLeast, atMost, isAtMost };
}

/** So many seats, taken in order. */
function costOf(
  seats: number,
  parts: readonly { readonly seats: number; readonly price: SeatPrice }[],
): number {
  let left = seats;
  let cost = 0;
  for (const part of parts) {
    const taken = Math.min(left, part.seats);
    cost += taken * perMonth(part.price);
    left -= taken;
  }
  return cost;
}

function perMonth(price: SeatPrice): number {
  return price.kind === 'free' ? 0 : price.perMonth;
}
