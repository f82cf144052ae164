import { DAY_MS, utcDay } from '../../base/time.js';
import type { Buyer, PricedSku, PriceLine } from './price.js';
import { type PriceBasis, priceOn } from './price-basis.js';

/** What a price is looked up by: all of it has to fit. */
export interface PriceQuestion extends PricedSku {
  readonly buyer: Buyer;
  /** ISO 8601 duration in capitals. */
  readonly termDuration: string;
  /** In lower case: monthly, annual, triennial. */
  readonly billingCycle: string;
  /** Seats of the subscription, by which a line for so many seats is chosen. */
  readonly seats: number;
  /** The day whose price counts. */
  readonly on: Date;
}

/** A price for one seat and the whole term. */
export interface FoundPrice {
  /** ISO 4217. */
  readonly currency: string;
  readonly price: number;
}

/**
 * The price that fits exactly: product, SKU, term, billing plan, market, segment, seats and day. A line of the buyer's
 * segment goes before one for everybody; of several in force the one that began last counts. Undefined where no line
 * fits, where it does not say this price, and where two that began together disagree: nothing is guessed.
 */
export function findPrice(
  lines: readonly PriceLine[],
  question: PriceQuestion,
  basis: PriceBasis,
): FoundPrice | undefined {
  const fitting = lines.filter((line) => fits(line, question));
  const own = fitting.filter(({ segment }) => segment !== undefined);
  const candidates = own.length > 0 ? own : fitting;
  const begun = Math.max(...candidates.map(beginOf));
  const found = candidates
    .filter((line) => beginOf(line) === begun)
    .map((line) => ({ currency: line.currency, price: priceOn(line, basis) }));
  const [first] = found;
  if (first?.price === undefined) return undefined;
  const { currency, price } = first;
  return found.every((one) => one.price === price && one.currency === currency)
    ? { currency, price }
    : undefined;
}

/** Whether there is a line that fits, whatever it says of prices. */
export function hasPlan(lines: readonly PriceLine[], question: PriceQuestion): boolean {
  return lines.some((line) => fits(line, question));
}

function fits(line: PriceLine, { buyer, on, seats, ...question }: PriceQuestion): boolean {
  return (
    line.productId === question.productId &&
    line.skuId === question.skuId &&
    line.termDuration === question.termDuration &&
    line.billingPlan === question.billingCycle &&
    line.market === buyer.market &&
    (line.segment === undefined || line.segment === buyer.segment) &&
    isInForce(line, on) &&
    hasRoomFor(line, Math.max(1, seats))
  );
}

function isInForce({ effectiveFrom, effectiveUntil }: PriceLine, on: Date): boolean {
  const day = utcDay(on) * DAY_MS;
  return (
    (effectiveFrom === undefined || effectiveFrom.getTime() <= day) &&
    (effectiveUntil === undefined || day <= effectiveUntil.getTime())
  );
}

function hasRoomFor({ seatsFrom, seatsTo }: PriceLine, seats: number): boolean {
  return (seatsFrom ?? 0) <= seats && seats <= (seatsTo ?? Number.MAX_VALUE);
}

function beginOf({ effectiveFrom }: PriceLine): number {
  return effectiveFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
}
