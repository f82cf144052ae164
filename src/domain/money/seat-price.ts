import { EXTENDED_COSTS_MORE } from '../terms/term-outcome.js';
import { findPrice, hasPlan, type PriceQuestion } from './find-price.js';
import type { PriceLine } from './price.js';
import type { PriceBasis } from './price-basis.js';

/** What one seat costs a month. */
export type SeatPrice =
  /** A trial, which costs nothing. */
  | { readonly kind: 'free' }
  | {
      readonly kind: 'priced';
      /** ISO 4217. */
      readonly currency: string;
      /** A part of the price for the term, not rounded. Never negative. */
      readonly perMonth: number;
      /** Bought with a promotion: it costs at most this. */
      readonly isAtMost: boolean;
    };

const DURATION = /^P(?:(\d{1,2})Y)?(?:(\d{1,3})M)?$/;

/** Months of a term; undefined for a duration that is no number of months, or none at all. */
export function monthsOf(termDuration: string): number | undefined {
  const [, years = '0', months = '0'] = DURATION.exec(termDuration) ?? [];
  return 12 * Number(years) + Number(months) || undefined;
}

/** What a seat costs a month by the list: prices are for the whole term, also when they are paid by the month. */
export function listPrice(
  lines: readonly PriceLine[],
  question: PriceQuestion,
  basis: PriceBasis,
): SeatPrice | undefined {
  const months = monthsOf(question.termDuration);
  const found = findPrice(lines, question, basis);
  if (found === undefined || months === undefined) return undefined;
  return { kind: 'priced', currency: found.currency, perMonth: found.price / months, isAtMost: false };
}

/**
 * What a seat costs a month once its term is extended: that of a monthly term and a surcharge, or a larger one on that
 * of its own term where no monthly plan exists. Source: extended-service-terms.
 */
export function extendedPrice(
  lines: readonly PriceLine[],
  question: PriceQuestion,
  basis: PriceBasis,
): SeatPrice | undefined {
  const { percent, percentWithoutMonthly } = EXTENDED_COSTS_MORE;
  const monthly = { ...question, termDuration: 'P1M', billingCycle: 'monthly' };
  // A plan whose price is not said, or disputed, is a plan all the same.
  const [plan, more] = hasPlan(lines, monthly) ? [monthly, percent] : [question, percentWithoutMonthly];
  const price = listPrice(lines, plan, basis);
  return price && withSurcharge(price, more);
}

function withSurcharge(price: SeatPrice, percent: number): SeatPrice {
  return price.kind === 'free' ? price : { ...price, perMonth: (price.perMonth * (100 + percent)) / 100 };
}
