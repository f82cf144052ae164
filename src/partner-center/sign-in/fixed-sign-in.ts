import { PartnerCenterError } from '../../base/errors.js';
import type { Clock } from '../../usecases/ports.js';
import { createFixedAccessToken } from '../http/access-token.js';
import { isRefusedForAll, isTokenRefused } from './refusal-scope.js';
import type { SignIn } from './sign-in.js';
import { readTokenClaims } from './token-claims.js';

/**
 * The sign-in that PARTNER_CENTER_ACCESS_TOKEN stands for: never renewed. Its end is known from the token itself where
 * that can be looked into, else from the API's refusal; only this process knows.
 */
export function createFixedSignIn(accessToken: string, clock: Clock): SignIn {
  const claims = readTokenClaims(accessToken.trim());
  let refusedSince: Date | undefined;

  function findFault(): string | undefined {
    const expiresAt = claims?.expiresAt;
    if (expiresAt !== undefined && expiresAt <= clock.now()) return `expired at ${expiresAt.toISOString()}`;
    return refusedSince && `is refused by Partner Center since ${refusedSince.toISOString()}`;
  }

  return {
    accessToken: createFixedAccessToken(accessToken),
    priceToken: {
      async getAccessToken(_kind, { correlationId }) {
        const message = 'PARTNER_CENTER_ACCESS_TOKEN is for Partner Center alone, and not for price sheets';
        throw new PartnerCenterError(message, { fault: 'wrong-audience', correlationId });
      },
    },
    watch: (api) => ({
      ...api,
      async get(request, call) {
        try {
          const answer = await api.get(request, call);
          refusedSince = undefined;
          return answer;
        } catch (error) {
          const isNews = refusedSince === undefined && isTokenRefused(error);
          if (isNews && (await isRefusedForAll(api, request, call))) refusedSince ??= clock.now();
          throw error;
        }
      },
    }),
    async status() {
      const fault = findFault();
      if (fault !== undefined)
        return {
          kind: 'unreadable',
          reason: `PARTNER_CENTER_ACCESS_TOKEN ${fault}`,
          advice: 'Put in a new one and start again.',
          setting: 'PARTNER_CENTER_ACCESS_TOKEN',
        };
      return {
        kind: 'signed-in',
        account: { username: claims?.username, tenantId: claims?.tenantId },
        hasMfa: claims?.hasMfa,
        tokenExpiresAt: claims?.expiresAt,
        signedInAt: undefined,
        hasRefusedToken: false,
      };
    },
  };
}
