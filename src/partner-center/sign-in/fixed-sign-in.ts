import { createFixedAccessToken } from '../access-token.js';
import type { SignIn } from './sign-in.js';
import { readTokenClaims } from './token-claims.js';

/** The sign-in that PARTNER_CENTER_ACCESS_TOKEN stands for: never renewed, and nothing remembers its end. */
export function createFixedSignIn(accessToken: string): SignIn {
  const claims = readTokenClaims(accessToken.trim());
  return {
    accessToken: createFixedAccessToken(accessToken),
    watch: (api) => api,
    status: async () => ({
      kind: 'signed-in',
      account: { username: claims?.username, tenantId: claims?.tenantId },
      hasMfa: claims?.hasMfa,
      tokenExpiresAt: claims?.expiresAt,
      signedInAt: undefined,
      hasRefusedToken: false,
    }),
  };
}
