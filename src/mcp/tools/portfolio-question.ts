import { z } from 'zod';
import type { CustomersQuestion } from '../../domain/usage/customers-question.js';
import { productInput } from '../shapes/names.js';
import { pageInput } from '../shapes/pages.js';

/** Of these one at a time. */
export const PORTFOLIO_FILTERS = [
  'usageBelowPercent',
  'usageAbovePercent',
  'unusedAtLeast',
  'use',
  'change',
] as const;

/** What a caller may ask of all customers. */
export const portfolioInput = z.object({
  orderBy: z
    .enum(['seats', 'money'])
    .default('seats')
    .meta({ description: 'Without a filter: by unused seats, or by what they cost' }),
  product: productInput
    .optional()
    .meta({ description: 'A product or workload, by words of its name: the filter then goes by it alone' }),
  usageBelowPercent: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'Customers that use less than this' }),
  usageAbovePercent: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .meta({ description: 'Customers that use more than this' }),
  unusedAtLeast: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Customers with at least so many seats unused' }),
  use: z.enum(['any', 'some', 'none']).optional().meta({
    description:
      'With product: customers that have it, that use some of it, or that have never used a seat of it',
  }),
  change: z
    .enum(['worse', 'better'])
    .optional()
    .meta({ description: 'Customers whose share of unused seats grew or shrank' }),
  changeWithinDays: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'With change: since so many days ago; since the reading before unless given' }),
  page: pageInput,
});
type Asked = z.output<typeof portfolioInput>;

/** The question a filter makes; undefined for none, `unclear` for several, or for one that lacks its product. */
export function portfolioQuestionOf(
  asked: Asked,
): Exclude<CustomersQuestion, { kind: 'renewals' | 'plan' }> | undefined | 'unclear' {
  const { product, usageBelowPercent, usageAbovePercent, unusedAtLeast, use, change, changeWithinDays } =
    asked;
  const given = PORTFOLIO_FILTERS.filter((name) => asked[name] !== undefined);
  if (given.length > 1) return 'unclear';
  if (change !== undefined) {
    if (product !== undefined) return 'unclear';
    const span =
      changeWithinDays === undefined ? undefined : ({ kind: 'days', days: changeWithinDays } as const);
    return { kind: 'change', direction: change, span };
  }
  if (changeWithinDays !== undefined) return 'unclear';
  if (unusedAtLeast !== undefined) return { kind: 'unused', product, atLeast: unusedAtLeast };
  if (usageBelowPercent !== undefined || usageAbovePercent !== undefined)
    return { kind: 'usage', product, belowPercent: usageBelowPercent, abovePercent: usageAbovePercent };
  if (product !== undefined) return { kind: 'product', product, use: use ?? 'any' };
  return use === undefined ? undefined : 'unclear';
}
