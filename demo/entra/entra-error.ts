import { randomUUID } from 'node:crypto';
import { jsonReply, type Reply } from '../partner-center/reply.js';

/** The OAuth errors this service answers, with the AADSTS number and HTTP status of each. Source: Entra error codes. */
export const ENTRA_ERRORS = {
  tenantUnknown: { status: 400, error: 'invalid_request', number: 90002, text: 'No such tenant.' },
  parameterMissing: {
    status: 400,
    error: 'invalid_request',
    number: 900144,
    text: 'A parameter is missing or not valid.',
  },
  redirectMismatch: {
    status: 400,
    error: 'invalid_request',
    number: 50011,
    text: 'The redirect URI is not registered for the app.',
  },
  clientUnknown: {
    status: 400,
    error: 'unauthorized_client',
    number: 700016,
    text: 'The app is not known in the tenant.',
  },
  credentialMissing: {
    status: 401,
    error: 'invalid_client',
    number: 7000218,
    text: 'The app sent neither a secret nor an assertion.',
  },
  secretWrong: {
    status: 401,
    error: 'invalid_client',
    number: 7000215,
    text: 'The secret of the app is wrong.',
  },
  assertionWrong: {
    status: 401,
    error: 'invalid_client',
    number: 700027,
    text: 'The assertion of the app is not valid.',
  },
  grantUnsupported: {
    status: 400,
    error: 'unsupported_grant_type',
    number: 70003,
    text: 'The grant type is not supported.',
  },
  scopeWrong: { status: 400, error: 'invalid_scope', number: 70011, text: 'The scope is not valid.' },
  grantMalformed: { status: 400, error: 'invalid_grant', number: 9002313, text: 'The grant is malformed.' },
  codeExpired: { status: 400, error: 'invalid_grant', number: 70008, text: 'The code has expired.' },
  codeRedeemed: { status: 400, error: 'invalid_grant', number: 54005, text: 'The code was used before.' },
  codeOfAnotherRedirect: {
    status: 400,
    error: 'invalid_grant',
    number: 500112,
    text: 'The redirect URI is not the one the code was made for.',
  },
  verifierWrong: {
    status: 400,
    error: 'invalid_grant',
    number: 501481,
    text: 'The code verifier does not fit the challenge.',
  },
  refreshTokenExpired: {
    status: 400,
    error: 'invalid_grant',
    number: 700082,
    text: 'The refresh token has expired.',
  },
  refreshTokenUsed: {
    status: 400,
    error: 'invalid_grant',
    number: 70000,
    text: 'The refresh token was replaced by a newer one.',
  },
  grantRevoked: { status: 400, error: 'invalid_grant', number: 50173, text: 'The grant was revoked.' },
  interactionRequired: {
    status: 400,
    error: 'interaction_required',
    number: 50076,
    text: 'The user must sign in again with multi-factor authentication.',
    suberror: 'basic_action',
  },
  consentMissing: {
    status: 400,
    error: 'invalid_grant',
    number: 65001,
    text: 'Nobody has consented to this use of the app.',
    suberror: 'consent_required',
  },
  authorizationPending: {
    status: 400,
    error: 'authorization_pending',
    number: 70016,
    text: 'The user has not finished the sign-in.',
  },
  authorizationDeclined: {
    status: 400,
    error: 'authorization_declined',
    number: 70018,
    text: 'The user declined the sign-in.',
  },
  deviceCodeExpired: {
    status: 400,
    error: 'expired_token',
    number: 70020,
    text: 'The device code has expired.',
  },
} as const;

export type EntraErrorName = keyof typeof ENTRA_ERRORS;

/** An error as the token endpoint writes it; the correlation id is the caller's where it sent one. */
export function entraError(name: EntraErrorName, now: Date, correlationId: string = randomUUID()): Reply {
  const known: { status: number; error: string; number: number; text: string; suberror?: string } =
    ENTRA_ERRORS[name];
  const traceId = randomUUID();
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return jsonReply(
    known.status,
    {
      error: known.error,
      error_description: `AADSTS${known.number}: ${known.text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [known.number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${known.number}`,
      ...(known.suberror === undefined ? {} : { suberror: known.suberror }),
    },
    { 'Cache-Control': 'no-store' },
  );
}
