import type { Logger } from '../base/logger.js';
import type { Config, PartnerCenterConfig } from '../config/config.js';
import type { PartnerCenterApi } from '../partner-center/http/api.js';
import type { SignInAlerts } from '../partner-center/sign-in/ports.js';
import type { SignIn } from '../partner-center/sign-in/sign-in.js';
import type { TokenClaims } from '../partner-center/sign-in/token-claims.js';
import type { SchemaState } from '../storage/database/migrate.js';
import type { Database } from '../storage/open-database.js';
import type { CallContext, Clock } from '../usecases/ports.js';

/** Opens the sign-in as the bot would, with what a database keeps of it; a passing one keeps nothing. */
export type OpenSignIn = (
  partnerCenter: PartnerCenterConfig,
  database: Database | 'nothing-is-kept' | undefined,
  parts: { readonly logger: Logger; readonly clock: Clock; readonly alerts: SignInAlerts },
) => SignIn;

/** What the checks of one run share: each one leaves behind what later ones need. */
export interface DoctorState {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly openSignIn: OpenSignIn;
  /** The database check leaves it open; the doctor closes it. */
  database?: Database;
  /** How far the tables of that database are. */
  schema?: SchemaState;
  signIn?: SignIn;
  /** Of the access token; undefined for one that is no JWT. */
  claims?: TokenClaims | undefined;
  /** The sign-in itself found the token to be for another API. */
  isTokenForeign?: boolean;
  api?: PartnerCenterApi;
  /** The first customer of the list. */
  customerId?: string | undefined;
}

/** Longest time for one check that asks the network. */
const TIMEOUT_MS = 20_000;

/** A call of its own for one check. */
export function createCheckCall(): CallContext {
  return {
    correlationId: crypto.randomUUID(),
    locale: 'en-US',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
}

/** Whether the sign-in of the app counts, or the fixed access token. */
export function usesFixedToken({ config }: DoctorState): boolean {
  return config.partnerCenter.signIn === undefined;
}
