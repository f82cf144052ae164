import { idleMoney, type Worth } from '../money/idle-money.js';
import { addMoney, type MoneyRange } from '../money/money-range.js';
import { monthsOf, type SeatPrice } from '../money/seat-price.js';
import { type PriceSource, termPrices } from '../money/term-prices.js';
import type { Renewal } from '../usage/renewal.js';
import type { SeatRange } from '../usage/seat-range.js';
import type { PlannedChange, SavingStep } from './plan.js';
import type { SeatCut } from './plan-seats.js';

/** What a seat of a subscription costs a month once its term is over; undefined where no price is known. */
export type PriceAfter = (renewal: Renewal) => SeatPrice | undefined;

/** Prices seats after a renewal by the list that is in force today; without a price source none is known. */
export function createPriceAfter(source: PriceSource | undefined, today: Date): PriceAfter {
  return (renewal) => source && termPrices(renewal, source, today).after;
}

/** What a cut saves a month: as many seats as go. */
export function savingOfCut({ renewal, from, to }: SeatCut, priceAfter: PriceAfter): Worth {
  const price = priceAfter(renewal);
  if (price === undefined) return 'unknown';
  if (price.kind === 'free') return 'nothing';
  const { currency, perMonth, isAtMost } = price;
  const amount = (from - to) * perMonth;
  return amount === 0 ? 'nothing' : { currency, atLeast: amount, atMost: amount, isAtMost };
}

/** The same over the next term; undefined for what goes on by the month, which has no length, and without a price. */
export function savingOfTerm(
  renewal: Renewal,
  saving: Worth,
): { readonly amount: MoneyRange; readonly months: number } | undefined {
  const { outcome, termDuration } = renewal;
  if (typeof saving === 'string' || outcome.kind !== 'renews') return undefined;
  const months = monthsOf(outcome.termDuration ?? termDuration ?? '');
  if (months === undefined) return undefined;
  const { currency, atLeast, atMost, isAtMost } = saving;
  return { amount: { currency, atLeast: atLeast * months, atMost: atMost * months, isAtMost }, months };
}

/** What idle seats would save a month: of the cheapest subscriptions at the least, of the dearest at the most. */
export function savingOfIdle(
  idle: SeatRange | undefined,
  left: readonly { readonly renewal: Renewal; readonly seats: number }[],
  priceAfter: PriceAfter,
): Worth {
  if (idle === undefined) return 'unknown';
  const parts = left.map(({ renewal, seats }) => ({ seats, price: priceAfter(renewal) }));
  return idleMoney(
    idle,
    left.reduce((sum, { seats }) => sum + seats, 0),
    parts,
  );
}

/** From when how much is saved: a step for each day on which priced changes begin to count, with all before it. */
export function savingSteps(
  changes: readonly Pick<PlannedChange, 'saving' | 'savesFrom'>[],
): readonly SavingStep[] {
  const priced = changes.flatMap(({ saving, savesFrom }) =>
    typeof saving === 'string' ? [] : [{ saving, at: savesFrom?.getTime() ?? ANY_DAY }],
  );
  const days = [...new Set(priced.map(({ at }) => at))].sort((one, other) => one - other);
  return days.map((day) => ({
    from: day === ANY_DAY ? undefined : new Date(day),
    savings: addMoney(priced.filter(({ at }) => at <= day).map(({ saving }) => saving)),
  }));
}

/** Sorts before every day. */
const ANY_DAY = Number.NEGATIVE_INFINITY;
