import { isAudienceOf, resourceOf } from '../partner-center/sign-in/resource.js';
import type { TokenClaims } from '../partner-center/sign-in/token-claims.js';
import type { Check, Finding } from './check.js';
import { type DoctorState, usesFixedToken } from './doctor-state.js';

/** What the access token says about itself: audience, proof of MFA, expiry. */
export function createTokenChecks(state: DoctorState): readonly Check[] {
  const resource = resourceOf(state.config.partnerCenter.baseUrl);
  const aboutClaims = (name: string, judge: (claims: TokenClaims) => Finding): Check => ({
    name,
    needs: ['sign-in', 'token audience'].filter((need) => need !== name),
    run: async () =>
      state.claims === undefined && state.isTokenForeign !== true
        ? { outcome: 'skipped', detail: 'the access token is no JWT and cannot be looked into' }
        : judge(state.claims ?? NO_CLAIMS),
  });

  return [
    aboutClaims('token audience', ({ audience }) => {
      if (audience !== undefined && isAudienceOf(resource, audience))
        return { outcome: 'ok', detail: audience };
      return {
        outcome: 'failed',
        detail: `the access token is for ${audience ?? 'another API'}`,
        advice: `Get one for ${resource}, with: npm run consent`,
      };
    }),
    aboutClaims('token MFA', ({ hasMfa }) => {
      if (hasMfa) return { outcome: 'ok', detail: 'amr has mfa' };
      return {
        outcome: 'failed',
        detail: 'amr lacks mfa',
        advice: 'Enforce MFA for the integration account, then sign in again with: npm run consent',
      };
    }),
    aboutClaims('token expiry', ({ expiresAt }) => {
      if (expiresAt === undefined) return { outcome: 'skipped', detail: 'the access token does not tell' };
      const isOver = expiresAt <= state.clock.now();
      if (!isOver) return { outcome: 'ok', detail: `valid until ${expiresAt.toISOString()}` };
      return {
        outcome: 'failed',
        detail: `expired at ${expiresAt.toISOString()}`,
        advice: usesFixedToken(state)
          ? 'Put a new one into PARTNER_CENTER_ACCESS_TOKEN; to have it renewed, set up the app and run: npm run consent'
          : 'Check the clock of this machine.',
      };
    }),
  ];
}

const NO_CLAIMS: TokenClaims = {
  audience: undefined,
  hasMfa: false,
  username: undefined,
  tenantId: undefined,
  expiresAt: undefined,
};
