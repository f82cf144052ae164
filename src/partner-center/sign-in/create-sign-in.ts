import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { CallContext, Clock } from '../../usecases/ports.js';
import type { TokenKind } from '../http/access-token.js';
import type { PartnerCenterApi } from '../http/api.js';
import type { RefusalStore } from './app-refusal.js';
import { createRefusalBook } from './app-refusal.js';
import { createAppTokens } from './app-tokens.js';
import type { LossStore } from './loss.js';
import { createLogAlerts, createLossBook } from './loss-book.js';
import type { SignInAlerts, SignInSettings, SignInVault } from './ports.js';
import { createPriceTokens } from './price-tokens.js';
import { isRefusedForAll } from './refusal-scope.js';
import { createRenewal } from './renewal.js';
import { isAudienceOf, resourceOf } from './resource.js';
import type { SignIn } from './sign-in.js';
import { readSignInStatus } from './status.js';
import { readTokenClaims } from './token-claims.js';
import { type TokenOutcome, toTokenError } from './token-outcome.js';
import { createUserTokens } from './user-tokens.js';

export interface SignInOptions {
  readonly settings: SignInSettings;
  /** Address of the API; tells the resource that tokens are asked for. */
  readonly baseUrl: string;
  readonly vault: SignInVault;
  readonly lossStore: LossStore;
  readonly refusalStore: RefusalStore;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Where the loss of the sign-in goes; by default into the log, at error level. */
  readonly alerts?: SignInAlerts | undefined;
}

/**
 * The App+User sign-in, renewed by msal and shared with every replica through the vault, with app-only tokens for the
 * calls that take them while it is lost. Asks nobody before the first token is wanted.
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { settings, baseUrl, vault, lossStore, refusalStore, logger, clock } = options;
  const resource = resourceOf(baseUrl);
  const broughtToken = settings.refreshToken;
  // Loaded when it is needed: msal takes longer to load than all the rest of the start.
  const entra = once(async () => {
    const { createEntraClient } = await import('./entra/entra-client.js');
    return createEntraClient(settings, resource);
  });
  const alerts = options.alerts ?? createLogAlerts(logger);
  const losses = createLossBook(lossStore, alerts, { clock, logger });
  const refusals = createRefusalBook(refusalStore, alerts, { clock, logger });
  const renew = createRenewal({ losses, refusals, entra, broughtToken, clock, logger });
  const user = createUserTokens({ vault, losses, renew, broughtToken, clock, logger });
  const app = createAppTokens(entra, clock);
  const priceToken = createPriceTokens({ user, vault, entra, clock, logger });

  async function obtain(kind: TokenKind, correlationId: string): Promise<TokenOutcome> {
    const outcome = await user.obtain(correlationId);
    if (outcome.kind !== 'lost' || kind !== 'app-only-allowed') return outcome;
    const ofApp = await app.obtain(correlationId);
    // Where the app gets nothing either, the sign-in is what somebody has to mend.
    return ofApp.kind === 'token' ? ofApp : outcome;
  }

  async function getAccessToken(kind: TokenKind, { correlationId }: CallContext): Promise<string> {
    const outcome = await obtain(kind, correlationId);
    if (outcome.kind !== 'token') throw toTokenError(outcome, correlationId);
    const audience = readTokenClaims(outcome.accessToken)?.audience;
    if (audience === undefined || isAudienceOf(resource, audience)) return outcome.accessToken;
    throw new PartnerCenterError('The access token is for another API: run npm run doctor', {
      fault: 'wrong-audience',
      correlationId,
    });
  }

  function watch(api: PartnerCenterApi): PartnerCenterApi {
    return {
      ...api,
      async get(request, call) {
        // A call that began under a former sign-in says nothing about the present one.
        const seenId = user.signInId();
        try {
          return await api.get(request, call);
        } catch (error) {
          if (!(error instanceof PartnerCenterError) || error.fault !== 'mfa-required') throw error;
          // Without a status it was not the API that said so: the loss is known.
          if (error.status === undefined || !(await isRefusedForAll(api, request, call))) throw error;
          const isLost = await user.lose('mfa-required', call.correlationId, seenId);
          if (!isLost || request.tokenKind !== 'app-only-allowed') throw error;
          return api.get(request, call);
        }
      },
    };
  }

  return {
    accessToken: {
      getAccessToken,
      invalidate(refusedToken) {
        user.refuse(refusedToken);
        app.refuse(refusedToken);
      },
    },
    priceToken,
    watch,
    status: () => readSignInStatus({ vault, lossStore, broughtToken }),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
