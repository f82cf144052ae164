import type { Logger } from '../base/logger.js';
import type { Config } from '../config/config.js';
import type { PartnerCenterObserver } from '../partner-center/http/observer.js';
import type { SignInAlerts } from '../partner-center/sign-in/ports.js';
import type { SignIn } from '../partner-center/sign-in/sign-in.js';
import { type Database, openDatabase } from '../storage/open-database.js';
import type { Clock } from '../usecases/ports.js';
import { openSignIn } from './sign-in.js';
import { createStores, type Stores } from './stores.js';
import { createUpstream, type Upstream } from './upstream.js';
import { waysOut } from './ways-out.js';

/** Time as it is. */
export const SYSTEM_CLOCK: Clock = { now: () => new Date() };

/** What everything else stands on. */
export interface Foundation {
  /** Undefined for a question from a terminal with nothing but PARTNER_CENTER_ACCESS_TOKEN: there is nothing to keep. */
  readonly database: Database | undefined;
  /** Undefined where there is no database. */
  readonly stores: Stores | undefined;
  readonly signIn: SignIn;
  /** Partner Center, shared by questions and sweeps. */
  readonly upstream: Upstream;
  close(): Promise<void>;
}

export interface FoundationParts {
  readonly logger: Logger;
  /** What figures go by; the sign-in keeps to the real time, as its tokens do. */
  readonly clock: Clock;
  readonly observer?: PartnerCenterObserver | undefined;
  /** How a lost sign-in reaches the admins; by default through the log alone. */
  readonly createAlerts?: ((stores: Stores) => SignInAlerts) | undefined;
  /** Opens a database also where an access token alone would do without. */
  readonly needsDatabase?: boolean | undefined;
}

/** Opens the database, where it is needed, and the sign-in that it keeps. Throws StorageError. */
export async function openFoundation(
  config: Config,
  parts: FoundationParts & { readonly needsDatabase: true },
): Promise<Foundation & { readonly database: Database; readonly stores: Stores }>;
export async function openFoundation(config: Config, parts: FoundationParts): Promise<Foundation>;
export async function openFoundation(
  config: Config,
  { logger, clock, observer, createAlerts, needsDatabase = false }: FoundationParts,
): Promise<Foundation> {
  const { partnerCenter, storage, access, prices, outgoing } = config;
  const isNeeded = needsDatabase || partnerCenter.signIn !== undefined || storage.databaseUrl !== undefined;
  const database = isNeeded ? await openDatabase({ ...storage, logger }) : undefined;
  const stores =
    database &&
    createStores(database, {
      access,
      hasPrices: prices.source.kind !== 'off',
      ticketWays: waysOut(outgoing),
      clock,
      logger,
    });
  const signIn = openSignIn(partnerCenter, database, {
    logger,
    clock: SYSTEM_CLOCK,
    alerts: stores && createAlerts?.(stores),
  });
  const upstream = createUpstream(config, { stores, signIn }, { logger, clock, observer });
  return { database, stores, signIn, upstream, close: async () => database?.close() };
}
