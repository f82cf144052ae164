import type { Logger } from '../base/logger.js';
import type { Config } from '../config/config.js';
import type { SignInAlerts } from '../partner-center/sign-in/ports.js';
import type { SignIn } from '../partner-center/sign-in/sign-in.js';
import { type Database, openDatabase } from '../storage/database/open-database.js';
import type { Clock } from '../usecases/ports.js';
import { openSignIn } from './sign-in.js';

/** What everything else stands on. */
export interface Foundation {
  /** Undefined for a question from a terminal with nothing but PARTNER_CENTER_ACCESS_TOKEN: there is nothing to keep. */
  readonly database: Database | undefined;
  readonly signIn: SignIn;
  close(): Promise<void>;
}

export interface FoundationParts {
  readonly logger: Logger;
  readonly clock: Clock;
  /** How a lost sign-in reaches the admins; by default through the log alone. */
  readonly createAlerts?: ((database: Database) => SignInAlerts) | undefined;
  /** Opens a database also where an access token alone would do without. */
  readonly needsDatabase?: boolean | undefined;
}

/** Opens the database, where it is needed, and the sign-in that it keeps. Throws StorageError. */
export async function openFoundation(
  config: Config,
  parts: FoundationParts & { readonly needsDatabase: true },
): Promise<Foundation & { readonly database: Database }>;
export async function openFoundation(config: Config, parts: FoundationParts): Promise<Foundation>;
export async function openFoundation(
  config: Config,
  { logger, clock, createAlerts, needsDatabase = false }: FoundationParts,
): Promise<Foundation> {
  const { partnerCenter, storage } = config;
  const isNeeded = needsDatabase || partnerCenter.signIn !== undefined || storage.databaseUrl !== undefined;
  const database = isNeeded ? await openDatabase({ ...storage, logger }) : undefined;
  return {
    database,
    signIn: openSignIn(partnerCenter, database, {
      logger,
      clock,
      alerts: database && createAlerts?.(database),
    }),
    close: async () => database?.close(),
  };
}
