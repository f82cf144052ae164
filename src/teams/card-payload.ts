import { z } from 'zod';
import type { CardRequest } from '../answers/card-request.js';
import { CUSTOMER_VIEWS } from '../cards/card-action.js';
import { SNOOZE_DAYS } from '../domain/alert.js';
import { isCustomerId } from '../domain/customer.js';

const customerId = z.string().refine(isCustomerId);
const page = z.number().int().min(0).max(10_000);
const watchIds = z.array(z.uuid()).min(1).max(1000);
const cardId = z.uuid();
const answer = z.literal('message').optional();

/** `all`, an alert's id, or nothing on a card with one alert. */
const choice = z.union([z.literal('all'), z.uuid()]).default('all');
/** Clients send what was put into an input as text, and nothing as an empty one. */
const number = z
  .union([z.number(), z.string().trim().max(20)])
  .optional()
  .transform((value) => (value === undefined || value === '' ? undefined : Number(value)))
  .pipe(z.number().int().optional());

/** What a button of ours sends back, inputs included. Anyone can forge it, so it is read like any other input. */
const CARD_REQUEST = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('show-customer'),
    customerId,
    view: z.enum(CUSTOMER_VIEWS),
    page,
    fresh: z.boolean(),
    answer,
  }),
  z
    .object({
      verb: z.literal('add-watch'),
      customerId,
      rule: z.enum(['low-usage', 'unused', 'over-used', 'renewal']),
      limit: number,
    })
    .transform(({ rule, limit, ...rest }) => ({ ...rest, ruleKind: rule, limit })),
  z.object({ verb: z.literal('show-watches'), page, answer }),
  z.object({ verb: z.enum(['remove-watch', 'restore-watch']), watchIds }),
  z.object({ verb: z.literal('stop-digest') }),
  z
    .object({ verb: z.enum(['acknowledge', 'reopen', 'stop']), cardId, which: choice })
    .transform(({ which, ...rest }) => ({ ...rest, choice: toChoice(which) })),
  z
    .object({
      verb: z.literal('snooze'),
      cardId,
      which: choice,
      days: number.pipe(z.literal(SNOOZE_DAYS)),
      reason: z.string().max(1000).default(''),
    })
    .transform(({ which, ...rest }) => ({ ...rest, choice: toChoice(which) })),
  z.object({ verb: z.literal('show-alerts'), cardId, page }),
  z.object({ verb: z.literal('show-portfolio'), page, answer }),
  z.object({ verb: z.literal('show-help') }),
]);

const INVOKE_VALUE = z.looseObject({ action: z.looseObject({ data: z.unknown().optional() }) });

/** The request in a button's data; undefined when it is none of ours. */
export function parseCardRequest(data: unknown): CardRequest | undefined {
  const parsed = CARD_REQUEST.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

/** The request in the value of an `adaptiveCard/action` invoke; undefined when it is none of ours. */
export function parseInvokeRequest(value: unknown): CardRequest | undefined {
  const parsed = INVOKE_VALUE.safeParse(value);
  return parsed.success ? parseCardRequest(parsed.data.action.data) : undefined;
}

function toChoice(which: string): 'all' | { readonly alertId: string } {
  return which === 'all' ? 'all' : { alertId: which };
}
