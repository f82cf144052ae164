import { z } from 'zod';
import type { ShowUsageAction } from '../cards/card-action.js';
import { isCustomerId } from '../domain/customer.js';

/** What a button of ours sends back. Anyone can forge it, so it is read like any other input. */
const SHOW_USAGE = z.object({
  verb: z.literal('license-usage'),
  customerId: z.string().refine(isCustomerId),
  view: z.enum(['summary', 'workloads', 'products']),
  page: z.number().int().min(0).max(10_000),
});

const INVOKE_VALUE = z.looseObject({ action: z.looseObject({ data: z.unknown().optional() }) });

/** The action in a button's data; undefined when it is none of ours. */
export function parseCardAction(data: unknown): ShowUsageAction | undefined {
  const parsed = SHOW_USAGE.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

/** The action in the value of an `adaptiveCard/action` invoke; undefined when it is none of ours. */
export function parseInvokeAction(value: unknown): ShowUsageAction | undefined {
  const parsed = INVOKE_VALUE.safeParse(value);
  return parsed.success ? parseCardAction(parsed.data.action.data) : undefined;
}
