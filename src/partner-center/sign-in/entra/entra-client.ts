import type { AuthenticationResult } from '@azure/msal-node';
import type { SignInAccount, SignInSettings } from '../ports.js';
import { appScope, userScope } from '../resource.js';
import { createEntraApplications, type EntraApplications } from './applications.js';
import { createCacheCell } from './cache-cell.js';
import { readEntraFailure } from './failure.js';
import { createEntraRoute, type EntraRoute } from './network.js';
import type { EntraOutcome } from './outcome.js';

/** A token of a person who signed in, with the cache that renews it. */
export interface UserGrant {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly account: SignInAccount;
  /** msal's cache, which holds the refresh token that counts from now on. */
  readonly cache: string;
}

export interface AppGrant {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** The sign-in service for one app. Every method asks it once; correlation ids are GUIDs that it logs. */
export interface EntraClient {
  /** Trades the refresh token of a cache for new tokens; for another resource where scopes are given. */
  renew(cache: string, correlationId: string, scopes?: readonly string[]): Promise<EntraOutcome<UserGrant>>;
  /** Trades a refresh token that was made elsewhere. */
  takeRefreshToken(refreshToken: string, correlationId: string): Promise<EntraOutcome<UserGrant>>;
  /** A token of the app alone. */
  grantApp(correlationId: string): Promise<EntraOutcome<AppGrant>>;
  /** For the ways a person signs in, which are in `consent/`. */
  readonly applications: EntraApplications;
  readonly route: EntraRoute;
  readonly userScopes: readonly string[];
}

/** The client for an app and the resource its tokens are for. */
export function createEntraClient(settings: SignInSettings, resource: string): EntraClient {
  const route = createEntraRoute(settings.authority);
  const applications = createEntraApplications(settings, route);
  const scopes = [userScope(resource)];

  return {
    applications,
    route,
    userScopes: scopes,
    renew: (cache, correlationId, asked = scopes) =>
      attempt(async () => {
        const cell = createCacheCell(cache);
        const app = applications.confidential(cell.plugin);
        const [account] = await app.getTokenCache().getAllAccounts();
        // msal answers a request without an account with "no tokens found", as one whose tokens are gone.
        const result = await app.acquireTokenSilent({
          account: account ?? NOBODY,
          scopes: [...asked],
          correlationId,
          forceRefresh: true,
        });
        return toUserGrant(result, cell.content());
      }),
    takeRefreshToken: (refreshToken, correlationId) =>
      attempt(async () => {
        const cell = createCacheCell();
        const app = applications.confidential(cell.plugin);
        const result = await app.acquireTokenByRefreshToken({
          refreshToken,
          scopes,
          correlationId,
          forceCache: true,
        });
        return toUserGrant(result, cell.content());
      }),
    grantApp: (correlationId) =>
      attempt(async () => {
        const result = await applications
          .confidential()
          .acquireTokenByClientCredential({ scopes: [appScope(resource)], correlationId, skipCache: true });
        const { accessToken, expiresAt } = toUserGrant(result, '');
        return { accessToken, expiresAt };
      }),
  };
}

const NOBODY = { homeAccountId: '', environment: '', tenantId: '', username: '', localAccountId: '' };

/** Runs one request; what msal throws becomes a value. */
export async function attempt<T>(request: () => Promise<T>): Promise<EntraOutcome<T>> {
  try {
    return { kind: 'granted', grant: await request() };
  } catch (error) {
    return readEntraFailure(error);
  }
}

/** What msal gave, with the cache it filled. A token without an expiry counts as expired, so it is used once. */
export function toUserGrant(result: AuthenticationResult | null, cache: string): UserGrant {
  if (result === null) throw new Error('msal gave no token and no reason');
  return {
    accessToken: result.accessToken,
    expiresAt: result.expiresOn ?? new Date(0),
    account: {
      username: result.account?.username || undefined,
      tenantId: result.account?.tenantId || result.tenantId || undefined,
    },
    cache,
  };
}
