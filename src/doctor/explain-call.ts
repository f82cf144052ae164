import { PartnerCenterError } from '../base/errors.js';
import { blame, type Finding } from './check.js';
import { type DoctorState, usesFixedToken } from './doctor-state.js';

/** What a call that failed says about the settings. Throws on what is no fault of Partner Center's. */
export function explainCall(error: unknown, state: DoctorState): Finding {
  if (!(error instanceof PartnerCenterError)) throw error;
  const { fault, status, errorCode, message } = error;
  const code = errorCode === undefined ? '' : `, code ${errorCode}`;
  const detail = status === undefined ? message : `Partner Center answered ${status}${code}`;
  const failed = (advice: string): Finding => ({ outcome: 'failed', detail, advice });

  switch (fault) {
    case 'unavailable':
    case 'timeout':
      return status === undefined
        ? blame(
            'PARTNER_CENTER_BASE_URL',
            `no answer: ${message}`,
            'Correct the address, or see why this machine does not reach it.',
          )
        : failed('Partner Center has trouble of its own: try again in a few minutes.');
    case 'not-found':
    case 'unreadable':
    case 'rejected':
      return blame(
        'PARTNER_CENTER_BASE_URL',
        `what answers there is not Partner Center: ${message}`,
        'Correct the address.',
      );
    case 'unauthorized':
      return usesFixedToken(state)
        ? blame(
            'PARTNER_CENTER_ACCESS_TOKEN',
            `refused: ${detail}`,
            'Put in a new one: it lasts about an hour.',
          )
        : failed(
            'Sign in with an account of the partner tenant that is enrolled in Partner Center: npm run consent',
          );
    case 'mfa-required':
      return failed('Enforce MFA for the integration account, then sign in again with: npm run consent');
    case 'wrong-audience':
      return failed('PARTNER_CENTER_BASE_URL and PARTNER_CENTER_AUTHORITY must be of the same cloud.');
    case 'forbidden':
    case 'no-relationship':
      return failed('Give the integration account the role Admin agent or Sales agent in Partner Center.');
    case 'throttled':
      return failed('Too many calls just now: try again in a few minutes.');
    case 'sign-in-lost':
      return failed('Sign the integration account in with: npm run consent');
  }
}
