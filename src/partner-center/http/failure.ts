import { readRetryAfter } from '../../base/asked-wait.js';
import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import type { Body } from './body.js';
import { readErrorBody } from './error-body.js';
import type { NoResponse } from './http.js';

/** The call a failure belongs to: what its message and ids are made of. */
export interface CallIdentity {
  /** Path with placeholders, for example `/v1/customers/{id}`: never a customer's id or name. */
  readonly route: string;
  readonly correlationId: string;
  /** Undefined where no request was made. */
  readonly requestId: string | undefined;
}

/** A response that is no success, as far as its meaning goes. */
export interface FailedResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Body;
}

/** Statuses that pass by themselves. Source: error-codes; any other 5xx but 501 and 505 is read the same way. */
const UNAVAILABLE_STATUSES: readonly number[] = [408, 500, 502, 503, 504];

/**
 * A failed response as an error. The server's description stays out of its message, because it may name a customer.
 * Source of the table: error-codes, partner-security-requirements-mandating-mfa.
 */
export function createResponseFailure(
  response: FailedResponse,
  call: CallIdentity,
  now: Date,
): PartnerCenterError {
  const { status, reason, headers, body } = response;
  const { errorCode } = readErrorBody(body);
  const fault = faultOf(status, errorCode, reason, headers);
  const code = errorCode === undefined ? '' : ` (code ${errorCode.slice(0, 40)})`;
  return new PartnerCenterError(`Partner Center answered ${status}${code} to ${call.route}`, {
    fault,
    status,
    errorCode,
    correlationId: call.correlationId,
    requestId: call.requestId,
    retryAfterMs: readRetryAfter(headers.get('retry-after'), now),
  });
}

/** A request that brought no whole response, as an error. */
export function createConnectionFailure(outcome: NoResponse, call: CallIdentity): PartnerCenterError {
  const { correlationId, requestId } = call;
  const details = { correlationId, requestId, cause: outcome.cause };
  switch (outcome.why) {
    case 'ended':
      return createEndedFailure(outcome.cause, call);
    case 'attempt-timeout':
      return new PartnerCenterError(`Partner Center took too long over ${call.route}`, {
        ...details,
        fault: 'timeout',
      });
    case 'connection':
      return new PartnerCenterError(`The connection to Partner Center failed during ${call.route}`, {
        ...details,
        fault: 'unavailable',
      });
    case 'too-large':
      return createUnreadableFailure('sent more than this client reads', call);
  }
}

/**
 * A call whose signal ended it. The fault is `timeout` for a deadline and for a caller who gave up alike (a caller
 * who gave up knows); the cause is the signal's reason and tells them apart.
 */
export function createEndedFailure(reason: unknown, call: CallIdentity): PartnerCenterError {
  const why = isDeadline(reason) ? 'The deadline passed' : 'The caller gave up';
  return new PartnerCenterError(`${why} during ${call.route}`, {
    fault: 'timeout',
    correlationId: call.correlationId,
    requestId: call.requestId,
    cause: reason,
  });
}

/** A success whose body is not what it should be; `what` completes the sentence "Partner Center …". */
export function createUnreadableFailure(
  what: string,
  call: CallIdentity,
  status?: number,
): PartnerCenterError {
  return new PartnerCenterError(`Partner Center ${what} for ${call.route}`, {
    fault: 'unreadable',
    status,
    correlationId: call.correlationId,
    requestId: call.requestId,
  });
}

/** Whether a signal's reason means that a deadline passed, as AbortSignal.timeout gives it. */
export function isDeadline(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError';
}

function faultOf(
  status: number,
  errorCode: string | undefined,
  reason: string,
  headers: Headers,
): PartnerCenterFault {
  if (status === 401) return faultOfUnauthorized(errorCode, reason, headers);
  if (status === 403) return errorCode === '20002' ? 'no-relationship' : 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'throttled';
  if (UNAVAILABLE_STATUSES.includes(status)) return 'unavailable';
  return status > 505 ? 'unavailable' : 'rejected';
}

function faultOfUnauthorized(
  errorCode: string | undefined,
  reason: string,
  headers: Headers,
): PartnerCenterFault {
  // The 2019 shape of the refusal has no body at all: only the reason phrase tells.
  if (
    errorCode === '900421' ||
    /\bMFA required\b/i.test(`${reason} ${headers.get('www-authenticate') ?? ''}`)
  ) {
    return 'mfa-required';
  }
  return errorCode === '900420' ? 'wrong-audience' : 'unauthorized';
}

/** What a call threw, as the one error its callers know: anything unforeseen becomes `rejected`, its cause kept. */
export function toPartnerCenterError(error: unknown, call: CallIdentity): PartnerCenterError {
  if (error instanceof PartnerCenterError) return error;
  return new PartnerCenterError(`The call ${call.route} could not be made`, {
    fault: 'rejected',
    correlationId: call.correlationId,
    requestId: call.requestId,
    cause: error,
  });
}
