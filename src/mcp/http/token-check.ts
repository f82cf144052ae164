import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { type AccessList, mayAsk, personIdOf } from '../../domain/access-list.js';
import type { Caller } from '../tool.js';
import type { KeysOf, TenantKeys } from './token-keys.js';

/** What became of a bearer token. */
export type TokenVerdict =
  | {
      readonly kind: 'person';
      readonly caller: Caller & { readonly userId: string };
      /** When the token is no longer taken, in milliseconds since 1970. */
      readonly endsAtMs: number;
    }
  /** `reason` is for the log; it holds nothing of the token. */
  | {
      readonly kind: 'refused';
      readonly status: 401 | 403 | 503;
      readonly error: 'invalid_token' | 'insufficient_scope' | 'not_allowed' | 'unavailable';
      readonly reason: string;
    };
type Refused = Extract<TokenVerdict, { readonly kind: 'refused' }>;

/** What a token has to allow. */
export const SCOPE = 'access_as_user';

/** Clocks differ by so many seconds, as with tokens of the channel. */
const TOLERANCE_S = 300;

export interface TokenCheckDeps {
  readonly access: AccessList;
  /** Any of them. */
  readonly audiences: readonly string[];
  readonly keysOf: KeysOf;
}

/**
 * Checks a token that people of an allowed tenant got for this bot: signature, issuer, audience, times, then its scope
 * and whether the person may ask. Never rejects.
 */
export function createTokenCheck({
  access,
  audiences,
  keysOf,
}: TokenCheckDeps): (token: string) => Promise<TokenVerdict> {
  return async (token) => {
    const tenantId = tenantNamedIn(token);
    if (tenantId === undefined || !access.tenantIds.includes(tenantId))
      return invalid('no token of an allowed tenant');
    let tenant: TenantKeys;
    try {
      tenant = await keysOf(tenantId);
    } catch {
      return {
        kind: 'refused',
        status: 503,
        error: 'unavailable',
        reason: 'keys of the tenant cannot be read',
      };
    }
    try {
      const { payload } = await jwtVerify(token, tenant.keys, {
        issuer: tenant.issuer,
        audience: [...audiences],
        // What Entra signs with; never none, and never a secret made of a public key.
        algorithms: ['RS256'],
        clockTolerance: TOLERANCE_S,
        requiredClaims: ['exp', 'iat', 'tid'],
      });
      return verdictOn(payload, tenantId, access);
    } catch (error) {
      return refusalOf(error);
    }
  };
}

/** The tenant an unproven token names; undefined for what is no token. */
function tenantNamedIn(token: string): string | undefined {
  try {
    const { tid } = decodeJwt(token);
    return typeof tid === 'string' ? tid.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

function verdictOn({ scp, oid, exp = 0 }: JWTPayload, tenantId: string, access: AccessList): TokenVerdict {
  const scopes = typeof scp === 'string' ? scp.split(' ') : [];
  if (!scopes.includes(SCOPE))
    return { kind: 'refused', status: 403, error: 'insufficient_scope', reason: 'without the scope' };
  const userId = personIdOf(typeof oid === 'string' ? oid : undefined);
  if (userId === undefined)
    return { kind: 'refused', status: 403, error: 'not_allowed', reason: 'a token of no person' };
  if (!mayAsk(userId, access))
    return { kind: 'refused', status: 403, error: 'not_allowed', reason: 'a person off the list' };
  return { kind: 'person', caller: { tenantId, userId }, endsAtMs: (exp + TOLERANCE_S) * 1000 };
}

/** What the sign-in service keeps back is its trouble; all else is wrong with the token. */
function refusalOf(error: unknown): Refused {
  const isOfToken =
    error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !isUnreadable(error);
  if (isOfToken) return invalid(error.code);
  return { kind: 'refused', status: 503, error: 'unavailable', reason: 'keys of the tenant cannot be read' };
}

/** jose says so of any answer without keys, by an error of its general kind. */
function isUnreadable(error: errors.JOSEError): boolean {
  return error.code === 'ERR_JOSE_GENERIC';
}

function invalid(reason: string): Refused {
  return { kind: 'refused', status: 401, error: 'invalid_token', reason };
}
