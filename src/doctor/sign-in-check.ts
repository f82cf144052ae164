import { PartnerCenterError } from '../base/errors.js';
import { isoDay } from '../base/time.js';
import type { SignInStatus } from '../partner-center/sign-in/ports.js';
import { readTokenClaims } from '../partner-center/sign-in/token-claims.js';
import { blame, type Check, type Finding } from './check.js';
import { createCheckCall, type DoctorState, usesFixedToken } from './doctor-state.js';

const SIGN_IN_AGAIN = 'Sign the integration account in with: npm run consent';
const REMOVE_TOKEN = 'Remove it: the stored sign-in works without it. To replace that one, put in a new one.';
const REFUSED_TOKEN = {
  name: 'PARTNER_CENTER_REFRESH_TOKEN',
  detail: 'the sign-in service refuses it',
  advice: 'Put in a new one; or remove it and sign in with: npm run consent',
};

/** An App+User access token can be had, renewed where that is due, as the bot would do it. */
export function createSignInCheck(state: DoctorState): Check {
  const { partnerCenter } = state.config;
  const stored = ['database', 'app registration', 'TOKEN_CACHE_KEY', 'PARTNER_CENTER_REFRESH_TOKEN'];
  return {
    name: 'sign-in',
    needs: usesFixedToken(state) ? ['PARTNER_CENTER_ACCESS_TOKEN', 'app registration'] : stored,
    async run() {
      const signIn = state.openSignIn(
        partnerCenter,
        state.schema === 'none' ? 'nothing-is-kept' : state.database,
        {
          logger: state.logger,
          clock: state.clock,
          // A loss that the doctor finds is told to the admins by the bot, which knows how to reach them.
          alerts: { signInLost: () => Promise.reject(new Error('left to the bot')) },
        },
      );
      state.signIn = signIn;
      try {
        const token = await signIn.accessToken.getAccessToken('app-user', createCheckCall());
        state.claims = readTokenClaims(token);
      } catch (error) {
        if (!(error instanceof PartnerCenterError)) throw error;
        // A token there is; the next line is about it.
        if (error.fault !== 'wrong-audience') return explain(error, await signIn.status());
        state.isTokenForeign = true;
      }
      return describe(await signIn.status(), usesFixedToken(state));
    },
  };
}

function describe(status: SignInStatus, isFixed: boolean): Finding {
  if (status.kind !== 'signed-in') return { outcome: 'ok', detail: 'an access token is there' };
  const { username, tenantId } = status.account;
  const who = `${username ?? 'an account without a name'}, tenant ${tenantId ?? 'unknown'}`;
  if (isFixed) return { outcome: 'ok', detail: `PARTNER_CENTER_ACCESS_TOKEN, never renewed; ${who}` };
  const detail = `${who}, signed in ${status.signedInAt ? isoDay(status.signedInAt) : 'some time ago'}`;
  return status.hasRefusedToken
    ? { outcome: 'ok', detail, blame: { ...REFUSED_TOKEN, advice: REMOVE_TOKEN } }
    : { outcome: 'ok', detail };
}

function explain(failure: PartnerCenterError, status: SignInStatus): Finding {
  if (status.kind === 'unreadable') {
    const { reason: detail, advice, setting } = status;
    return setting === undefined ? { outcome: 'failed', detail, advice } : blame(setting, detail, advice);
  }
  if (failure.fault === 'unavailable') {
    return { outcome: 'failed', detail: failure.message, advice: 'Try again in a minute.' };
  }
  if (status.kind === 'never') {
    return { outcome: 'failed', detail: 'nobody has signed in', advice: SIGN_IN_AGAIN };
  }
  if (status.kind !== 'lost') {
    return { outcome: 'failed', detail: failure.message, advice: SIGN_IN_AGAIN };
  }
  if (status.hasRefusedToken) return blame(REFUSED_TOKEN.name, REFUSED_TOKEN.detail, REFUSED_TOKEN.advice);
  const since = status.since.toISOString();
  if (status.fault === 'mfa-required') {
    return {
      outcome: 'failed',
      detail: `Partner Center has refused it since ${since} for want of MFA`,
      advice: 'Enforce MFA for the integration account, then sign in again with: npm run consent',
    };
  }
  return { outcome: 'failed', detail: `lost since ${since}`, advice: SIGN_IN_AGAIN };
}
