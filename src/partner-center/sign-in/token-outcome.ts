import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import { describeReason, type EntraFailure } from './entra/outcome.js';
import type { LossFault } from './loss.js';

/** What came of asking for a token. Shared by all who asked meanwhile, so it names no call. */
export type TokenOutcome =
  | { readonly kind: 'token'; readonly accessToken: string }
  | { readonly kind: 'lost'; readonly fault: LossFault; readonly message: string }
  | {
      readonly kind: 'failed';
      readonly fault: PartnerCenterFault;
      readonly message: string;
      readonly retryAfterMs?: number | undefined;
      readonly cause?: unknown;
    };

export type TokenFailure = Exclude<TokenOutcome, { readonly kind: 'token' }>;

/** The outcome of a request for a token while the sign-in is lost; nobody is asked for one then. */
export function lostOutcome(fault: LossFault): TokenFailure {
  const message =
    fault === 'mfa-required'
      ? 'Partner Center asks for a sign-in with multi-factor authentication: run npm run consent'
      : 'Nobody is signed in at Partner Center: run npm run consent';
  return { kind: 'lost', fault, message };
}

/** The outcome when the sign-in service gave no token, for another reason than a sign-in that has ended. */
export function failedOutcome(failure: EntraFailure): TokenFailure {
  const reason = describeReason(failure.reason);
  if (failure.kind === 'unavailable') {
    const message = `The sign-in service is not available (${reason})`;
    return { kind: 'failed', fault: 'unavailable', message, retryAfterMs: failure.retryAfterMs };
  }
  return {
    kind: 'failed',
    fault: 'unauthorized',
    message: `The sign-in service refuses the app (${reason}): run npm run doctor`,
  };
}

/** The error of one call that got no token. */
export function toTokenError(failure: TokenFailure, correlationId: string): PartnerCenterError {
  const { fault, message } = failure;
  const details =
    failure.kind === 'failed' ? { retryAfterMs: failure.retryAfterMs, cause: failure.cause } : {};
  return new PartnerCenterError(message, { fault, correlationId, ...details });
}
