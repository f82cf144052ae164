import type { Logger } from '../base/logger.js';
import type { PartnerCenterConfig, SignInConfig } from '../config/config.js';
import type { RefusalStore } from '../partner-center/sign-in/app-refusal.js';
import { APP_REFUSAL_NAME, appRefusalSchema } from '../partner-center/sign-in/app-refusal.js';
import { type Consent, createConsent } from '../partner-center/sign-in/consent/create-consent.js';
import { createSignIn } from '../partner-center/sign-in/create-sign-in.js';
import { createFixedSignIn } from '../partner-center/sign-in/fixed-sign-in.js';
import type { LossStore } from '../partner-center/sign-in/loss.js';
import { SIGN_IN_LOSS_NAME, signInLossSchema } from '../partner-center/sign-in/loss.js';
import type { SignInAlerts, SignInVault } from '../partner-center/sign-in/ports.js';
import type { SignIn } from '../partner-center/sign-in/sign-in.js';
import type { Database } from '../storage/open-database.js';
import { createSettingState } from '../storage/operations/setting-state-store.js';
import { createTokenCacheStore } from '../storage/sign-in/token-cache-store.js';
import type { Clock } from '../usecases/ports.js';
import { createPassingStores } from './passing-stores.js';

type OpenDatabase = Pick<Database, 'kysely'>;

export interface SignInParts {
  readonly logger: Logger;
  readonly clock: Clock;
  /** By default the log. */
  readonly alerts?: SignInAlerts | undefined;
}

/** The sign-in as the settings have it: the app's with what the database keeps, else the fixed access token. */
export function openSignIn(
  { signIn: settings, accessToken = '', baseUrl }: PartnerCenterConfig,
  database: OpenDatabase | 'nothing-is-kept' | undefined,
  parts: SignInParts,
): SignIn {
  if (settings === undefined || database === undefined) return createFixedSignIn(accessToken, parts.clock);
  const stores = database === 'nothing-is-kept' ? createPassingStores() : storesOf(settings, database);
  return createSignIn({ settings, baseUrl, ...stores, ...parts });
}

/** The ways to sign a person in, into the same place. */
export function openConsent(
  settings: SignInConfig,
  baseUrl: string,
  database: OpenDatabase,
  clock: Clock,
): Consent {
  return createConsent({ settings, baseUrl, ...storesOf(settings, database), clock });
}

function storesOf(
  { tokenCacheKey }: SignInConfig,
  { kysely }: OpenDatabase,
): { readonly vault: SignInVault; readonly lossStore: LossStore; readonly refusalStore: RefusalStore } {
  return {
    vault: createTokenCacheStore(kysely, tokenCacheKey),
    lossStore: createSettingState(kysely, SIGN_IN_LOSS_NAME, signInLossSchema),
    refusalStore: createSettingState(kysely, APP_REFUSAL_NAME, appRefusalSchema),
  };
}
