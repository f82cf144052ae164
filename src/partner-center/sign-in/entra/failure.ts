import { AuthError, ClientAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { EntraUnavailableError } from './network.js';
import type { EntraFailure } from './outcome.js';

const PASSING_ERRORS: readonly string[] = ['temporarily_unavailable', 'server_error'];

/** What msal threw, sorted by what can be done about it. Throws on what is no error of msal's. */
export function readEntraFailure(error: unknown): EntraFailure {
  if (!(error instanceof AuthError)) throw error;
  const reason = {
    error: error.errorCode,
    number: numberOf(error),
    description: error.errorMessage,
  };
  if (error instanceof EntraUnavailableError) {
    return { kind: 'unavailable', reason, retryAfterMs: error.retryAfterMs };
  }
  if (error instanceof InteractionRequiredAuthError) return { kind: 'ended', reason };
  if (error instanceof ServerError) {
    if (error.errorCode === 'invalid_grant') return { kind: 'ended', reason };
    return PASSING_ERRORS.includes(error.errorCode)
      ? { kind: 'unavailable', reason, retryAfterMs: undefined }
      : { kind: 'refused', reason };
  }
  // msal could not find out the endpoints, or could not make sense of an answer.
  if (error instanceof ClientAuthError) return { kind: 'unavailable', reason, retryAfterMs: undefined };
  return { kind: 'refused', reason };
}

function numberOf(error: AuthError): number | undefined {
  const { errorNo } = error as { errorNo?: unknown };
  const number = Number(errorNo ?? /AADSTS(\d+)/.exec(error.errorMessage)?.[1] ?? Number.NaN);
  return Number.isNaN(number) ? undefined : number;
}
