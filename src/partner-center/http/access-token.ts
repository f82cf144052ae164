import { abortable } from '../../base/abortable.js';
import { PartnerCenterError } from '../../base/errors.js';
import type { CallContext } from '../../usecases/ports.js';
import { type CallIdentity, createEndedFailure } from './failure.js';

/**
 * Which token a call takes: `app-user` is App+User only (analytics, subscribed SKUs), `app-only-allowed` takes
 * either (customers, subscriptions). Source: the credentials line of each endpoint's page.
 */
export type TokenKind = 'app-user' | 'app-only-allowed';

/** Where access tokens for Partner Center come from. */
export interface AccessTokenSource {
  /**
   * A token that is good for a call made now, without the word Bearer. Throws PartnerCenterError and nothing
   * else: `sign-in-lost` or `mfa-required` when a person must act, `unavailable` when the sign-in does not answer.
   */
  getAccessToken(kind: TokenKind, call: CallContext): Promise<string>;
  /**
   * Says that Partner Center refused this very token with 401: the next getAccessToken must not return it again.
   * Absent where no other token can be had; the 401 then stands. Many calls may report one token at once.
   */
  invalidate?(refusedToken: string): void;
}

/**
 * One token for every call, as PARTNER_CENTER_ACCESS_TOKEN gives it: never renewed, so a 401 stands.
 * White space around it and a leading "Bearer" are dropped, because tokens get pasted that way.
 */
export function createFixedAccessToken(accessToken: string): AccessTokenSource {
  const token = accessToken.trim().replace(/^bearer\s+/i, '');
  return { getAccessToken: async () => token };
}

/**
 * A token for one request, waited for no longer than the call's signal allows. Throws PartnerCenterError only: what
 * else a source throws, and a token that no header can carry, becomes `unauthorized`.
 */
export async function obtainToken(
  tokens: AccessTokenSource,
  kind: TokenKind,
  call: CallContext,
  identity: CallIdentity,
): Promise<string> {
  const createUnauthorized = (message: string, cause?: unknown) =>
    new PartnerCenterError(message, {
      fault: 'unauthorized',
      correlationId: identity.correlationId,
      requestId: identity.requestId,
      cause,
    });
  let token: string;
  try {
    token = await abortable(tokens.getAccessToken(kind, call), call.signal);
  } catch (error) {
    if (error instanceof PartnerCenterError) throw error;
    if (call.signal.aborted) throw createEndedFailure(call.signal.reason, identity);
    throw createUnauthorized('No access token could be had for Partner Center', error);
  }
  // Checked here, because the platform's own complaint about a header would quote the token.
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw createUnauthorized(
    'The access token for Partner Center is empty or holds characters no header can carry',
  );
}
