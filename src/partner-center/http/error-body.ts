import { z } from 'zod';
import type { Body } from './body.js';

/** What an error body says, whichever of the known shapes it has; every part undefined when it says nothing. */
export interface ErrorBody {
  /** Partner Center's or Entra's own code as text, for example "900421" or "invalid_grant". */
  readonly errorCode: string | undefined;
  /** Developer text, at most 1024 characters. May name a customer: for decisions, never for a log or a chat. */
  readonly description: string | undefined;
  readonly correlationId: string | undefined;
  readonly requestId: string | undefined;
}

const NOTHING: ErrorBody = {
  errorCode: undefined,
  description: undefined,
  correlationId: undefined,
  requestId: undefined,
};

const scalar = z.union([z.string(), z.number()]).nullish().catch(undefined);

/** `{"error":{code,message,…}}` of the newer api.partner.microsoft.com family. */
const nestedSchema = z.object({ error: z.object({ code: scalar, message: scalar }) });

/** The flat shapes together: Partner Center, the gateway's throttling answer and Entra's token endpoint. */
const flatSchema = z.object({
  code: scalar,
  description: scalar,
  message: scalar,
  error: scalar,
  error_description: scalar,
  correlation_id: scalar,
  trace_id: scalar,
});

/**
 * Reads the four documented error bodies: `{code, description}`, the gateway's `{statusCode, message}`,
 * `{error: {code, message}}` and Entra's `{error, error_description, correlation_id, trace_id}`. An empty body,
 * HTML or anything else reads as nothing. Never throws. The gateway's statusCode only repeats the HTTP status, so
 * it is no error code. Source: error-codes, api-throttling-guidance.
 */
export function readErrorBody(body: Body): ErrorBody {
  if (body.kind !== 'json') return NOTHING;

  const nested = nestedSchema.safeParse(body.value);
  if (nested.success) {
    const { code, message } = nested.data.error;
    return { ...NOTHING, errorCode: textOf(code), description: textOf(message) };
  }
  const flat = flatSchema.safeParse(body.value);
  if (!flat.success) return NOTHING;
  const { code, error, description, error_description, message, correlation_id, trace_id } = flat.data;
  return {
    errorCode: textOf(code) ?? textOf(error),
    description: textOf(description) ?? textOf(error_description) ?? textOf(message),
    correlationId: textOf(correlation_id),
    requestId: textOf(trace_id),
  };
}

/** Whether a body that came with a success status is an error all the same. */
export function isErrorBody(value: unknown): boolean {
  const { errorCode, description } = readErrorBody({ kind: 'json', value });
  return errorCode !== undefined || description !== undefined;
}

function textOf(value: string | number | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  return String(value).trim().slice(0, 1024) || undefined;
}
