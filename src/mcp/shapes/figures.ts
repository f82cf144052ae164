import { z } from 'zod';
import { roundPercent } from '../../domain/usage/license-usage-row.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { ProductDeployment } from '../../domain/usage/unassigned-seats.js';

/** Seats, or whatever is counted: whole, 0 and up. */
export const countShape = z.int().min(0).max(1e9);

/** A number of seats known only within bounds. */
export const seatRangeShape = z
  .object({ atLeast: countShape, atMost: countShape })
  .meta({ description: 'Within these bounds' });

export const percentShape = z
  .number()
  .min(0)
  .meta({ description: 'Percent; above 100 where more seats are active than entitled' });

export const flagShape = z.enum(['none-used', 'low', 'over']).meta({
  description: 'none-used: no seat active; low: below LOW_USAGE_PERCENT; over: more active than entitled',
});

export function toRange({ atLeast, atMost }: SeatRange): z.output<typeof seatRangeShape> {
  return { atLeast, atMost };
}

/** Of when the number of seats given to nobody is. */
export const unassignedFromShape = z.enum(['live', 'weekly', 'mixed']).meta({
  description:
    'Of when unassigned is: live, of today; weekly, of the weekly report; mixed, some products of today and some of the report',
});

/** Of when the seats given to nobody are, of products that have some; weekly where none has any. */
export function toUnassignedFrom(
  products: readonly Pick<ProductDeployment, 'unassigned' | 'isLive'>[],
): z.output<typeof unassignedFromShape> {
  const told = products.filter(({ unassigned }) => unassigned > 0);
  const asked = told.length > 0 ? told : products;
  const live = asked.filter(({ isLive }) => isLive === true).length;
  if (live === 0) return 'weekly';
  return live === asked.length ? 'live' : 'mixed';
}

/** A percentage as cards round it: one decimal, 0 and 100 only when exact. Undefined for none. */
export function toPercent(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : roundPercent(percent);
}

/** "8 of 8 seats unused", or "up to 46 of 180 seats unused, 38 for certain" where only bounds are known. */
export function unusedSaid({ atLeast, atMost }: SeatRange, seats: number): string {
  return atLeast === atMost
    ? `${atMost} of ${seats} seats unused`
    : `up to ${atMost} of ${seats} seats unused, ${atLeast} for certain`;
}

/** "8", or "12-30". */
export function rangeSaid({ atLeast, atMost }: SeatRange): string {
  return atLeast === atMost ? String(atMost) : `${atLeast}-${atMost}`;
}
