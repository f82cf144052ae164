import { z } from 'zod';
import type { IdleWorth, MoneyTotals } from '../../domain/money/customer-money.js';
import { PRICE_BASES } from '../../domain/money/price-basis.js';

const range = z.object({
  currency: z.string(),
  atLeast: z.number(),
  atMost: z.number(),
  isAtMost: z.boolean(),
});
const sum = z.object({ amounts: z.array(range), priced: z.number(), products: z.number() });
const worth = z.union([z.enum(['nothing', 'unknown']), range]);
const idleWorth = z.object({ now: worth, after: worth });
const totals = z.object({ basis: z.enum(PRICE_BASES), now: sum, after: sum, savable: z.array(range) });

/** Undefined for what another version wrote: it is worked out again by the next sweep. */
export function readTotals(kept: unknown): MoneyTotals | undefined {
  return totals.safeParse(kept).data;
}

/** What the unused seats of a product or subscription cost; undefined where nothing readable is kept. */
export function readWorth(kept: unknown): IdleWorth | undefined {
  return idleWorth.safeParse(kept).data;
}
