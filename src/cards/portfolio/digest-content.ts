import { z } from 'zod';
import { PRICE_BASES } from '../../domain/money/price-basis.js';
import { DIGEST_DAYS } from '../../domain/schedules/digest-rhythm.js';
import type { Digest } from '../../usecases/portfolio/make-digest.js';

const count = z.number().int().nonnegative();
const range = z.object({ atLeast: count, atMost: count });

const amounts = z.array(
  z.object({ currency: z.string(), atLeast: z.number(), atMost: z.number(), isAtMost: z.boolean() }),
);
const moneySum = z.object({ amounts, priced: count, products: count });
const money = z.object({ basis: z.enum(PRICE_BASES), now: moneySum, after: moneySum, savable: amounts });

const totals = z.object({
  customers: count,
  customersWithoutData: count,
  customersUnread: count.optional(),
  without: z.array(z.string()).optional(),
  seats: count,
  unused: range,
  money: money.optional(),
});

const customer = z.object({
  customerId: z.string(),
  customerName: z.string(),
  toldApartBy: z.string().optional(),
  seats: count,
  unused: range,
  processedDateTime: z.coerce.date().optional(),
  before: z.union([range, z.literal('new')]).optional(),
  money: money.optional(),
});

const planMoney = z.object({ basis: z.enum(PRICE_BASES), savings: amounts });

const plan = z.object({
  customer: z.object({
    customerId: z.string(),
    customerName: z.string(),
    toldApartBy: z.string().optional(),
  }),
  seats: count,
  money: planMoney.optional(),
  firstLastDay: z.coerce.date().optional(),
  isOneDay: z.boolean(),
});

const plans = z.object({
  customers: count,
  seats: count,
  money: planMoney.optional(),
  first: z.array(plan),
});

const digest = z.object({
  madeAt: z.coerce.date(),
  why: z.enum(['scheduled', 'asked']),
  rhythm: z.object({ days: z.enum(DIGEST_DAYS), time: z.string(), zone: z.string() }).optional(),
  since: z.coerce.date().optional(),
  totals,
  totalsBefore: totals.optional(),
  customers: z.array(customer),
  attention: z.object({
    watches: count,
    openAlerts: count,
    oldestOpenAt: z.coerce.date().optional(),
    heldAlerts: count,
  }),
  plans: plans.optional(),
  sweptAt: z.coerce.date().optional(),
});

/** A digest again, from what JSON made of it. Throws Error for what another version of the bot may have written. */
export function readDigest(value: unknown): Digest {
  const { data, error } = digest.safeParse(value);
  if (data === undefined) throw new Error(`This is no digest: ${z.prettifyError(error)}`, { cause: error });
  const { rhythm, since, totalsBefore, sweptAt, attention, customers } = data;
  return {
    ...data,
    rhythm,
    since,
    totalsBefore,
    sweptAt,
    customers: customers.map(({ before, processedDateTime, toldApartBy, ...rest }) => ({
      ...rest,
      toldApartBy,
      processedDateTime,
      before,
    })),
    attention: { ...attention, oldestOpenAt: attention.oldestOpenAt },
  };
}
