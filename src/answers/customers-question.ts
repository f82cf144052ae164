import { z } from 'zod';
import { eachKind } from '../base/each-kind.js';
import type { CustomersQuestion, NamedSpan } from '../domain/usage/customers-question.js';

const unit = z.enum(['week', 'month', 'quarter', 'year']);
const year = z.number().int().min(2000).max(9999).optional();
const SPANS = {
  days: z.object({ kind: z.literal('days'), days: z.number().int().min(1).max(1000) }),
  last: z.object({ kind: z.literal('last'), unit }),
  this: z.object({ kind: z.literal('this'), unit }),
  next: z.object({ kind: z.literal('next'), unit }),
  month: z
    .object({ kind: z.literal('month'), month: z.number().int().min(1).max(12), year })
    .transform(({ kind, month, year }) => ({ kind, month, ...(year === undefined ? {} : { year }) })),
} satisfies { readonly [Kind in NamedSpan['kind']]: z.ZodType<{ readonly kind: Kind }> };
/** What is not said is not in what a client sends back. */
const span = z
  .discriminatedUnion('kind', eachKind(SPANS))
  .optional()
  .transform((value) => value);
const dateSchema = z
  .object({
    kind: z.literal('date'),
    day: z.number().int().min(1).max(31),
    month: z.number().int().min(1).max(12),
    year,
  })
  .transform(({ kind, day, month, year }) => ({ kind, day, month, year }));
const deadline = z
  .object({ by: z.union([dateSchema, z.discriminatedUnion('kind', eachKind(SPANS))]), isBefore: z.boolean() })
  .optional()
  .transform((value) => value);
const product = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .transform((value) => value);
const percent = z
  .number()
  .min(0)
  .max(1000)
  .optional()
  .transform((value) => value);
const QUESTIONS = {
  renewals: z
    .object({ kind: z.literal('renewals'), span, product })
    .transform(({ kind, span, product }) => ({ kind, span, product })),
  plan: z
    .object({ kind: z.literal('plan'), deadline })
    .transform(({ kind, deadline }) => ({ kind, deadline })),
  usage: z
    .object({ kind: z.literal('usage'), product, belowPercent: percent, abovePercent: percent })
    .transform(({ kind, product, belowPercent, abovePercent }) => ({
      kind,
      product,
      belowPercent,
      abovePercent,
    })),
  unused: z
    .object({ kind: z.literal('unused'), product, atLeast: z.number().int().min(1).max(1_000_000_000) })
    .transform(({ kind, product, atLeast }) => ({ kind, product, atLeast })),
  product: z.object({
    kind: z.literal('product'),
    product: z.string().min(1).max(100),
    use: z.enum(['any', 'some', 'none', 'lacking']),
  }),
  change: z
    .object({ kind: z.literal('change'), direction: z.enum(['worse', 'better']), span })
    .transform(({ kind, direction, span }) => ({ kind, direction, span })),
} satisfies { readonly [Kind in CustomersQuestion['kind']]: z.ZodType<{ readonly kind: Kind }> };
/** A question about all customers, as a button carries it. Anyone can forge it. */
export const customersQuestion = z.discriminatedUnion('kind', eachKind(QUESTIONS));
