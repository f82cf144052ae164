import type { PartnerCenterFault } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
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
 * Writes the one line a call leaves: debug when its first request succeeded, info otherwise. It holds what Microsoft's
 * support asks for (MS-CorrelationId and MS-RequestId, also as answered where that differs, MS-CV, the server's date) and
 * neither tokens, bodies, ids of customers nor names. What was answered is of the last response there was.
 */
export function logCall(
  logger: Logger,
  identity: CallIdentity,
  record: CallRecord,
  outcome: { readonly durationMs: number; readonly fault: PartnerCenterFault | undefined },
): void {
  const { route, correlationId, requestId } = identity;
  const answered = (header: string) => record.headers?.get(header) ?? undefined;
  const differing = (header: string, sent: string | undefined) => {
    const value = answered(header);
    return value?.toLowerCase() === sent?.toLowerCase() ? undefined : value;
  };
  const line = {
    route,
    status: record.status,
    fault: outcome.fault,
    durationMs: outcome.durationMs,
    attempts: record.attempts,
    correlationId,
    requestId,
    // A documented sample answers with another id than was sent.
    answeredRequestId: differing('ms-requestid', requestId),
    answeredCorrelationId: differing('ms-correlationid', correlationId),
    msCv: answered('ms-cv'),
    answeredAt: answered('date'),
  };
  if (outcome.fault === undefined && record.attempts === 1) logger.debug(line, 'Partner Center call');
  else logger.info(line, 'Partner Center call');
}
