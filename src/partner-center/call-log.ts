import type { PartnerCenterFault } from '../errors.js';
import type { Logger } from '../logger.js';
import type { CallIdentity } from './failure.js';

/** Facts of a logical call as they become known. */
export interface CallRecord {
  /** Requests sent, retries and the one after a refreshed token included. */
  attempts: number;
  /** Of the last response; undefined when the last request brought none. */
  status: number | undefined;
  headers: Headers | undefined;
}

/**
 * Writes the one line a call leaves: debug when its first request succeeded, info otherwise. It holds what support
 * asks for (MS-CorrelationId, MS-RequestId, MS-CV) and neither tokens, bodies, ids of customers nor names.
 */
export function logCall(
  logger: Logger,
  identity: CallIdentity,
  record: CallRecord,
  outcome: { readonly durationMs: number; readonly fault: PartnerCenterFault | undefined },
): void {
  const { route, correlationId, requestId } = identity;
  const answeredRequestId = record.headers?.get('ms-requestid') ?? undefined;
  const line = {
    route,
    status: record.status,
    fault: outcome.fault,
    durationMs: outcome.durationMs,
    attempts: record.attempts,
    correlationId,
    requestId,
    // A documented sample answers with another id than was sent.
    answeredRequestId: answeredRequestId === requestId ? undefined : answeredRequestId,
    msCv: record.headers?.get('ms-cv') ?? undefined,
  };
  if (outcome.fault === undefined && record.attempts === 1) logger.debug(line, 'Partner Center call');
  else logger.info(line, 'Partner Center call');
}
