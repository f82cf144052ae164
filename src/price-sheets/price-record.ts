import type { PriceLine } from '../domain/money/price.js';
import type { CsvRecord } from './csv-records.js';
import { dayOf, type NumberStyle, numberOf } from './sheet-values.js';

/** How a file writes what can be written in several ways. */
export interface PriceStyle {
  readonly numbers: NumberStyle;
  /** Billing plans other than those known are wrong, as in a file written by hand. */
  readonly knowsPlans: boolean;
}

export type PriceRecord =
  | { readonly kind: 'line'; readonly line: PriceLine }
  /** For people: what is wrong, with the column's name. */
  | { readonly kind: 'wrong'; readonly problem: string };

const PLANS: readonly string[] = ['monthly', 'annual', 'triennial', 'none'];
/** Segments that other pages of Partner Center name otherwise than the sheet does. */
const SEGMENTS: Readonly<Record<string, string>> = { nonprofit: 'charity', 'non-profit': 'charity' };

class WrongField extends Error {}

/** One record of a price sheet. Source of the columns: get-a-price-sheet. */
export function readPriceRecord({ fields }: CsvRecord, style: PriceStyle): PriceRecord {
  try {
    return { kind: 'line', line: toLine(fields, style) };
  } catch (error) {
    if (error instanceof WrongField) return { kind: 'wrong', problem: error.message };
    throw error;
  }
}

function toLine(fields: CsvRecord['fields'], { numbers, knowsPlans }: PriceStyle): PriceLine {
  const text = (name: string) => fields[name.replace(' ', '').toLowerCase()] ?? '';
  const matching = (name: string, pattern: RegExp, like: string): string => {
    const value = text(name).toUpperCase();
    if (pattern.test(value)) return value;
    throw new WrongField(value === '' ? `${name} is empty` : `${name} ${quoted(value)} is not ${like}`);
  };
  const price = (name: string) => {
    const read = numberOf(text(name), numbers);
    if (read.kind === 'wrong') throw new WrongField(`${name} ${quoted(text(name))} ${read.problem}`);
    return read.kind === 'none' ? undefined : read.value;
  };
  const day = (name: string) => {
    const read = dayOf(text(name));
    if (read.kind === 'wrong') throw new WrongField(`${name} ${quoted(text(name))} ${read.problem}`);
    return read.kind === 'none' ? undefined : read.value;
  };
  const seats = (name: string) => {
    const read = numberOf(text(name), 'point');
    return read.kind === 'value' && Number.isInteger(read.value) ? read.value : undefined;
  };

  const billingPlan = text('BillingPlan').toLowerCase();
  if (billingPlan === '') throw new WrongField('BillingPlan is empty');
  if (knowsPlans && !PLANS.includes(billingPlan))
    throw new WrongField(`BillingPlan ${quoted(billingPlan)} is not Monthly, Annual, Triennial or None`);
  const segment = text('Segment').toLowerCase();
  const line: PriceLine = {
    productId: matching('ProductId', /^[A-Z0-9-]{4,40}$/, 'an id such as CFQ7TTC0LH18'),
    skuId: withZeroes(matching('SkuId', /^[A-Z0-9-]{1,20}$/, 'an id such as 0001')),
    productTitle: text('ProductTitle'),
    skuTitle: text('SkuTitle'),
    market: matching('Market', /^[A-Z]{2}$/, 'a country of two letters such as DE'),
    segment: segment === '' ? undefined : (SEGMENTS[segment] ?? segment),
    currency: matching('Currency', /^[A-Z]{3}$/, 'a currency of three letters such as EUR'),
    termDuration: matching(
      'TermDuration',
      knowsPlans ? TERM : TERM_OR_NONE,
      'a term such as P1M, P1Y or P3Y',
    ),
    billingPlan,
    unitPrice: price('UnitPrice'),
    erpPrice: price('ERP Price'),
    effectiveFrom: day('EffectiveStartDate'),
    effectiveUntil: day('EffectiveEndDate'),
    seatsFrom: seats('PricingTierRangeMin'),
    seatsTo: seats('PricingTierRangeMax'),
  };
  if (line.unitPrice === undefined && line.erpPrice === undefined)
    throw new WrongField('UnitPrice and ERP Price are both empty');
  if (line.effectiveFrom && line.effectiveUntil && line.effectiveUntil < line.effectiveFrom)
    throw new WrongField('EffectiveEndDate is before EffectiveStartDate');
  return line;
}

const TERM = /^P\d{1,2}[YM]$/;
/** What is bought for good has none. */
const TERM_OR_NONE = /^(?:P\d{1,2}[YMWD])?$/;

/** Spreadsheets take 0001 for a number. */
function withZeroes(skuId: string): string {
  return /^\d+$/.test(skuId) ? skuId.padStart(4, '0') : skuId;
}

function quoted(value: string): string {
  return `"${value.slice(0, 40)}"`;
}
