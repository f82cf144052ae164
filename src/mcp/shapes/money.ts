import { z } from 'zod';
import type { IdleWorth, MoneySum, MoneyTotals } from '../../domain/money/customer-money.js';
import type { Worth } from '../../domain/money/idle-money.js';
import type { MoneyRange } from '../../domain/money/money-range.js';
import { countShape } from './figures.js';

/** An amount a month. */
export const amountShape = z.object({
  currency: z.string().length(3),
  atLeast: z.number().min(0),
  atMost: z.number().min(0),
  isAtMost: z.boolean(),
});

const sumShape = z.object({
  amounts: z
    .array(amountShape)
    .meta({ description: 'One for each currency; empty where nothing costs anything' }),
  pricedProducts: countShape,
  products: z
    .int()
    .min(0)
    .meta({ description: 'Of so many products with usage; the others have no known price' }),
});

/** What unused seats cost, in all. */
export const moneyShape = z
  .object({
    basis: z.literal('retail').meta({ description: 'The suggested retail price of the price list' }),
    now: sumShape.meta({ description: 'In the terms under way: lost until they end' }),
    afterRenewal: sumShape.meta({ description: 'After the next renewal: saved if the seats go' }),
    savableWithin30Days: z
      .array(amountShape)
      .meta({ description: 'Of afterRenewal, what has its last day to act within 30 days' }),
  })
  .meta({
    description:
      'What the unused seats cost a month, by list prices, within bounds. isAtMost: a promotion is behind it, so that it may be less than atLeast. Amounts of two currencies are never added',
  });

/** What seats cost a month, or that nothing is known. */
export const worthShape = z.union([amountShape, z.literal('nothing'), z.literal('unknown')]);

/** What unused seats of one product or subscription cost. */
export const idleWorthShape = z.object({ now: worthShape, afterRenewal: worthShape }).meta({
  description: 'What its unused seats cost a month by list prices; unknown where a price is missing',
});

/**
 * Money as a tool may give it; undefined where none is known. What the partner itself pays never comes out: it is shown
 * only in conversations where an admin allowed it, and a tool is in none.
 */
export function toMoney(money: MoneyTotals | undefined): z.output<typeof moneyShape> | undefined {
  if (money === undefined || money.basis !== 'retail') return undefined;
  return {
    basis: money.basis,
    now: toSum(money.now),
    afterRenewal: toSum(money.after),
    savableWithin30Days: money.savable.map(toAmount),
  };
}

/** The worth of one product or subscription, of money that has the basis `retail`; undefined for none. */
export function toIdleWorth(
  worth: IdleWorth | undefined,
  money: Pick<MoneyTotals, 'basis'> | undefined,
): z.output<typeof idleWorthShape> | undefined {
  if (worth === undefined || money?.basis !== 'retail') return undefined;
  return { now: toWorth(worth.now), afterRenewal: toWorth(worth.after) };
}

/** "Unused seats cost EUR 410.00-520.00 a month by list prices (3 of 5 products priced)."; empty where nothing is known. */
export function moneySaid(money: MoneyTotals | undefined): string {
  const told = toMoney(money);
  if (told === undefined) return '';
  const sum = told.afterRenewal.pricedProducts > told.now.pricedProducts ? told.afterRenewal : told.now;
  if (sum.amounts.length === 0) return '';
  const amounts = sum.amounts.map(amountSaid).join(' and ');
  const priced =
    sum.pricedProducts < sum.products ? ` (${sum.pricedProducts} of ${sum.products} products priced)` : '';
  const when = sum === told.now ? '' : ' after renewal';
  return `Unused seats cost ${amounts} a month${when} by list prices${priced}.`;
}

/** "EUR 410.00-520.00". */
export function amountSaid({ currency, atLeast, atMost, isAtMost }: MoneyRange): string {
  if (isAtMost) return `${currency} ${atMost.toFixed(2)} at most`;
  return atLeast === atMost
    ? `${currency} ${atMost.toFixed(2)}`
    : `${currency} ${atLeast.toFixed(2)}-${atMost.toFixed(2)}`;
}

function toSum({ amounts, priced, products }: MoneySum): z.output<typeof sumShape> {
  return { amounts: amounts.map(toAmount), pricedProducts: priced, products };
}

/** Of list prices only: whoever calls it has asked for those. */
export function toWorth(worth: Worth): z.output<typeof worthShape> {
  return worth === 'nothing' || worth === 'unknown' ? worth : toAmount(worth);
}

/** As toWorth; in cents. */
export function toAmount({ currency, atLeast, atMost, isAtMost }: MoneyRange): z.output<typeof amountShape> {
  return { currency, atLeast: toCents(atLeast), atMost: toCents(atMost), isAtMost };
}

function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
