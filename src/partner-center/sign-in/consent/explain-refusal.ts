import { adviceFor } from '../entra/advice.js';
import type { EntraFailure } from '../entra/outcome.js';
import { ConsentError } from './consent-error.js';

/** A failure of the sign-in service, as the person at the terminal needs it. */
export function explainRefusal(failure: EntraFailure): ConsentError {
  const { error, number, description } = failure.reason;
  if (failure.kind === 'unavailable') {
    return new ConsentError(
      `${description}. Check PARTNER_CENTER_AUTHORITY and the network, then try again.`,
    );
  }
  return explainOAuthError(error, number, description);
}

/** An OAuth error, with the AADSTS number where there is one. */
export function explainOAuthError(
  error: string,
  number: number | undefined,
  description: string,
): ConsentError {
  if (error === 'access_denied' || error === 'authorization_declined') {
    return new ConsentError('The sign-in was cancelled in the browser. Run the command again.');
  }
  const known = adviceFor(number);
  if (known) return new ConsentError(`The sign-in service ${known.finding} (${error}). ${known.advice}`);
  return new ConsentError(`The sign-in service refuses (${error}). ${firstSentence(description)}`);
}

/** Entra's own words without the ids it adds. */
export function firstSentence(description: string): string {
  return (
    description
      .split(/ - Description: /)
      .at(-1)
      ?.split(/ Trace ID:|\r|\n/)[0] ?? ''
  );
}
