import type { EntraFailure } from '../entra/outcome.js';
import { ConsentError } from './consent-error.js';

/** What to do about an AADSTS number. Source: Entra, "Microsoft Entra authentication error codes". */
const ADVICE: Readonly<Record<number, string>> = {
  50011: 'Register the redirect URI http://localhost (platform "Web") with the app.',
  50020: 'The account belongs to another tenant: sign in with one of PARTNER_CENTER_TENANT_ID.',
  50034: 'There is no such account in the tenant: sign in with one of PARTNER_CENTER_TENANT_ID.',
  65001: 'Grant the app the delegated permission user_impersonation of "Microsoft Partner Center".',
  65004: 'The consent was declined: sign in again and accept.',
  90002: 'There is no such tenant: correct PARTNER_CENTER_TENANT_ID.',
  700016: 'There is no such app in the tenant: correct PARTNER_CENTER_CLIENT_ID.',
  700025:
    'The app is a public client only: turn "Allow public client flows" off again, or sign in without --device-code.',
  700027:
    'The certificate is not registered with the app: upload it, or correct PARTNER_CENTER_CLIENT_CERTIFICATE.',
  7000215:
    'The client secret is wrong: make a new one and put its value, not its id, into PARTNER_CENTER_CLIENT_SECRET.',
  7000218: 'Device codes need "Allow public client flows" in the app registration.',
  7000222: 'The client secret has expired: make a new one for PARTNER_CENTER_CLIENT_SECRET.',
};

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
  const advice = number === undefined ? undefined : ADVICE[number];
  const [sentence = ''] = description.split(/ Trace ID:|\r|\n/);
  return new ConsentError(`The sign-in service refuses: ${error}. ${advice ?? sentence}`);
}
