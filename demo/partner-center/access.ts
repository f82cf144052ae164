import { partnerCenterError } from './error-bodies.js';
import type { Reply } from './reply.js';

/** What a check of a bearer token found. */
export type TokenVerdict =
  | { readonly kind: 'user'; readonly mfa: boolean }
  | { readonly kind: 'app' }
  | { readonly kind: 'wrong-audience' }
  | { readonly kind: 'refused' };

export type CheckToken = (accessToken: string) => TokenVerdict;

/** Takes any token, or only the one given, as that of a user with MFA. */
export function acceptToken(accessToken: string | undefined): CheckToken {
  return (sent) =>
    accessToken === undefined || sent === accessToken ? { kind: 'user', mfa: true } : { kind: 'refused' };
}

/**
 * Why a call may not be served; undefined when it may. Codes: Partner Center docs, "Error codes"; 900420, 900421 and
 * 900329 as in the fact sheet's section on authentication.
 */
export function refuseAccess(
  authorization: string | undefined,
  needsUser: boolean,
  checkToken: CheckToken,
): Reply | undefined {
  const accessToken = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  if (accessToken === undefined) return partnerCenterError(401, '800001', 'The partner token is missing.');
  const verdict = checkToken(accessToken);
  switch (verdict.kind) {
    case 'refused':
      return partnerCenterError(401, '400', 'Access denied.');
    case 'wrong-audience':
      return partnerCenterError(401, '900420', 'The audience of the token is not accepted.');
    case 'app':
      return needsUser
        ? partnerCenterError(403, '900329', 'Tokens without a user are not supported here.')
        : undefined;
    case 'user':
      return verdict.mfa
        ? undefined
        : partnerCenterError(401, '900421', 'The token does not prove multi-factor authentication.');
  }
}
