import { z } from 'zod';
import { readRetryAfter } from '../../base/asked-wait.js';
import { DeliveryError } from '../../base/errors.js';

/** What @azure/core-client throws for an answer that is no success, as far as we read it. */
const restError = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  /** Of msal-node: what Entra answered to the bot's own sign-in. */
  errorCode: z.string().optional(),
  /** The body of the answer. */
  details: z
    .object({ error: z.object({ code: z.string().optional() }).optional() })
    .optional()
    .catch(undefined),
  response: z
    .object({ headers: z.custom<{ get(name: string): string | undefined }>() })
    .optional()
    .catch(undefined),
});

/** A failed request to the Bot Connector as our own error. */
export function deliveryFailure(error: unknown, now: Date): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { statusCode: answered, code, errorCode, details, response } = restError.safeParse(error).data ?? {};
  // A refused sign-in of the bot is what the connector would say without it.
  const statusCode = answered ?? (error instanceof Error && error.name === 'ServerError' ? 401 : undefined);
  const words = error instanceof Error ? error.message : String(error);
  return new DeliveryError(answered === undefined ? words : `The Bot Connector answered ${answered}`, {
    status: statusCode,
    reason:
      details?.error?.code ?? errorCode ?? code ?? (statusCode === undefined ? '' : `HTTP ${statusCode}`),
    retryAfterMs: readRetryAfter(response?.headers.get('retry-after'), now),
    trace: response && readTrace(response.headers),
    cause: error,
  });
}

/** Under which names Microsoft's services answer with ids; which of them Teams' connector sends is not documented. */
const TRACE_HEADERS = ['ms-cv', 'x-ms-correlation-id', 'x-ms-request-id', 'request-id'] as const;

/** The connector's ids of an answer that was no success, as `header value`; undefined for any other error. */
export function traceOf(error: unknown): string | undefined {
  const { response } = restError.safeParse(error).data ?? {};
  return response && readTrace(response.headers);
}

function readTrace(headers: { get(name: string): string | undefined }): string | undefined {
  const ids = TRACE_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value ? [`${name} ${value}`] : [];
  });
  return ids.length === 0 ? undefined : ids.join(', ');
}
