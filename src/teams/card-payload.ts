import { z } from 'zod';
import { CUSTOMER_VIEWS, type ShowCustomerAction } from '../cards/card-action.js';
import { isCustomerId } from '../domain/customer.js';

/** What a button of ours sends back. Anyone can forge it, so it is read like any other input. */
const SHOW_CUSTOMER = z.object({
  verb: z.literal('show-customer'),
  customerId: z.string().refine(isCustomerId),
  view: z.enum(CUSTOMER_VIEWS),
  page: z.number().int().min(0).max(10_000),
  fresh: z.boolean(),
});

const INVOKE_VALUE = z.looseObject({ action: z.looseObject({ data: z.unknown().optional() }) });

/** The action in a button's data; undefined when it is none of ours. */
export function parseCardAction(data: unknown): ShowCustomerAction | undefined {
  const parsed = SHOW_CUSTOMER.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

/** The action in the value of an `adaptiveCard/action` invoke; undefined when it is none of ours. */
export function parseInvokeAction(value: unknown): ShowCustomerAction | undefined {
  const parsed = INVOKE_VALUE.safeParse(value);
  return parsed.success ? parseCardAction(parsed.data.action.data) : undefined;
}
