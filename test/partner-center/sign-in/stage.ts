import type { EntraEmulator, EntraEmulatorOptions } from '../../../demo/entra/emulator.js';
import type { PartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { PUBLISHED_CUSTOMER_ID } from '../../../demo/partner-center/published-example.js';
import { openConsent, openSignIn } from '../../../src/app/sign-in.js';
import { createLogger } from '../../../src/base/logger.js';
import { type PartnerCenterConfig, readConfig } from '../../../src/config/config.js';
import { createPartnerCenterClient } from '../../../src/partner-center/endpoints/client.js';
import { createPartnerCenterApi } from '../../../src/partner-center/http/api.js';
import type { Consent } from '../../../src/partner-center/sign-in/consent/create-consent.js';
import type { SignInAlerts } from '../../../src/partner-center/sign-in/ports.js';
import type { SignIn } from '../../../src/partner-center/sign-in/sign-in.js';
import type { CallContext, PartnerCenter } from '../../../src/usecases/ports.js';
import { wiredEmulators } from '../../demo/entra/start-entra.js';
import { type FreshDatabase, openFreshDatabase } from '../../helpers/database.js';
import { CLOCK, createCall } from './calls.js';

const TOKEN_CACHE_KEY = Buffer.alloc(32, 9).toString('base64');

type AlertFault = Parameters<SignInAlerts['signInLost']>[0];

/** One process of Seatwise as far as Partner Center goes. */
export interface Replica {
  readonly signIn: SignIn;
  readonly partnerCenter: PartnerCenter;
  readonly alerts: { readonly fault: AlertFault; readonly correlationId: string }[];
  readonly log: string[];
}

/** Both emulators, a database, and as many replicas as a test wants. */
export interface Stage {
  readonly entra: EntraEmulator;
  readonly api: PartnerCenterEmulator;
  readonly db: FreshDatabase;
  /** Settings as the environment has them. */
  readonly env: Readonly<Record<string, string>>;
  replica(env?: Readonly<Record<string, string>>): Replica;
  consent(env?: Readonly<Record<string, string>>): Consent;
  /** Signs in with the emulator's user, as in a browser. */
  signIn(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(options: EntraEmulatorOptions = {}): Promise<Stage> {
  const emulators = wiredEmulators();
  const { entra, partnerCenter: api } = await emulators.start({ autoApprove: true, ...options });
  const db = await openFreshDatabase();
  const env = signInEnv(entra, api);
  const read = (more: Readonly<Record<string, string>> = {}): PartnerCenterConfig =>
    readConfig({ ...env, ...more }, { bot: false, partnerCenter: true }).partnerCenter;

  function consent(more?: Readonly<Record<string, string>>): Consent {
    const { signIn, baseUrl } = read(more);
    if (!signIn) throw new Error('the settings of the sign-in are not complete');
    return openConsent(signIn, baseUrl, db.database, CLOCK);
  }

  return {
    entra,
    api,
    db,
    env,
    replica: (more) => createReplica(read(more), db),
    consent,
    async signIn() {
      await consent().byBrowser({ port: 0, timeoutMs: 10_000, show: (url) => void fetch(url) });
    },
    async close() {
      await Promise.all([db.close(), emulators.closeAll()]);
    },
  };
}

/** Settings that lead to the emulators. */
function signInEnv(entra: EntraEmulator, api: { readonly url: string }): Record<string, string> {
  return {
    PARTNER_CENTER_BASE_URL: api.url,
    PARTNER_CENTER_AUTHORITY: entra.url,
    PARTNER_CENTER_TENANT_ID: entra.tenant.tenantId,
    PARTNER_CENTER_CLIENT_ID: entra.client.clientId,
    PARTNER_CENTER_CLIENT_SECRET: entra.client.clientSecret,
    TOKEN_CACHE_KEY,
  };
}

function createReplica(config: PartnerCenterConfig, { database }: FreshDatabase): Replica {
  const log: string[] = [];
  const alerts: { fault: AlertFault; correlationId: string }[] = [];
  const logger = createLogger('debug', { write: (line: string) => void log.push(line) });
  const signIn = openSignIn(config, database, {
    logger,
    clock: CLOCK,
    alerts: { signInLost: async (fault, correlationId) => void alerts.push({ fault, correlationId }) },
  });
  const { baseUrl } = config;
  const api = createPartnerCenterApi({
    baseUrl,
    accessToken: signIn.accessToken,
    logger,
    retry: { maxRetries: 0 },
  });
  return { signIn, partnerCenter: createPartnerCenterClient(signIn.watch(api)), alerts, log };
}

/** A call that takes App+User tokens only. */
export function readUsage({ partnerCenter }: Replica, call: CallContext = createCall()) {
  return partnerCenter.getLicenseUsage(PUBLISHED_CUSTOMER_ID, call);
}

/** A call that app-only tokens may make too. */
export function readName({ partnerCenter }: Replica, call: CallContext = createCall()) {
  return partnerCenter.getCustomer(PUBLISHED_CUSTOMER_ID, call);
}

/** How often each grant was asked for, and with what outcome: `refresh_token issued` and the like. */
export function grantsOf({ grantLog }: EntraEmulator): string[] {
  return grantLog.map(({ grantType, outcome }) => `${grantType} ${outcome}`);
}
