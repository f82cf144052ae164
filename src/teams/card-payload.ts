import { z } from 'zod';
import { type CardRequest, parseCardRequest } from '../answers/card-request.js';

const INVOKE_VALUE = z.looseObject({ action: z.looseObject({ data: z.unknown().optional() }) });

/** The request in the value of an `adaptiveCard/action` invoke; undefined when it is none of ours. */
export function parseInvokeRequest(value: unknown): CardRequest | undefined {
  const parsed = INVOKE_VALUE.safeParse(value);
  return parsed.success ? parseCardRequest(parsed.data.action.data) : undefined;
}
