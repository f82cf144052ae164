import type { LogLevel } from '../base/logger.js';
import type { OutgoingConfig } from './outgoing.js';
import type { PriceSourceSetting } from './parsers.js';

/** Everything the environment decides, parsed once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** METRICS_PORT; undefined: nothing is measured. */
  readonly metricsPort: number | undefined;
  /** PUBLIC_URL: the bot's own address, without a path or a slash at the end; undefined: nothing is linked to. */
  readonly publicUrl: string | undefined;
  readonly bot: BotConfig;
  readonly access: AccessConfig;
  readonly partnerCenter: PartnerCenterConfig;
  readonly storage: StorageConfig;
  readonly sweep: SweepConfig;
  readonly prices: PricesConfig;
  /** How tickets leave. */
  readonly outgoing: OutgoingConfig;
  /** Undefined with MCP off. */
  readonly mcp: McpConfig | undefined;
  /** LOW_USAGE_PERCENT, 0-100. */
  readonly lowUsagePercent: number;
  /** PLAN_ALLOWANCE_PERCENT, 0-100. */
  readonly planAllowancePercent: number;
}

export interface BotConfig {
  /** ALLOW_ANONYMOUS: no app id, activities are not authenticated; loopback only. */
  readonly isAnonymous: boolean;
  /** Bot Framework's own keys as botbuilder reads them, MicrosoftApp… and the …Channel… ones. */
  readonly frameworkSettings: Readonly<Record<string, string>>;
}

/** Who may talk to the bot. Tenant and user ids are lower-case GUIDs. */
export interface AccessConfig {
  /** Empty only when anonymous: everyone. */
  readonly tenantIds: readonly string[];
  /** Empty: everyone in those tenants. */
  readonly userIds: readonly string[];
  /** Who may run operations commands and gets operations notices. */
  readonly adminUserIds: readonly string[];
}

export interface PartnerCenterConfig {
  /** Origin without a trailing slash. */
  readonly baseUrl: string;
  /** PARTNER_CENTER_ACCESS_TOKEN; undefined when it is not set. `signIn` goes before it: the token lapses within the hour. */
  readonly accessToken: string | undefined;
  /** The app and what its sign-in needs; undefined unless all of it is set. */
  readonly signIn: SignInConfig | undefined;
  readonly usageApi: 'auto' | 'customer' | 'commercial';
  /** USAGE_CACHE_MINUTES; 0 asks every time. */
  readonly usageCacheMinutes: number;
}

/** The App of App+User. */
export interface SignInConfig {
  /** Origin of the sign-in service; http on loopback only. */
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
  /** Brought from elsewhere, to be taken once. */
  readonly refreshToken: string | undefined;
  /** 32 bytes. */
  readonly tokenCacheKey: Uint8Array;
}

export type ClientCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Both PEM. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string };

export interface StorageConfig {
  /** Undefined: the bundled server, with its data in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

export interface SweepConfig {
  /** SWEEP_CRON: five fields, in UTC. */
  readonly cron: string;
  /** HISTORY_DAYS: usage older than this is dropped, whole months at a time. */
  readonly historyDays: number;
}

export interface PricesConfig {
  /** PRICE_SHEET. */
  readonly source: PriceSourceSetting;
  /** Host of the price sheets, without a trailing slash; nothing is asked of it unless the source is partner-center. */
  readonly baseUrl: string;
  /** PRICE_BASIS: `cost` is shown only where an admin allowed it. */
  readonly basis: 'retail' | 'cost';
}

/** The tools at `POST /mcp`. */
export interface McpConfig {
  /** Undefined in anonymous mode, where no token is asked for. */
  readonly protection: McpProtection | undefined;
}

/** What bearer tokens are checked by. */
export interface McpProtection {
  /** PUBLIC_URL: the bot's own address, without a path or a slash at the end. */
  readonly publicUrl: string;
  /** Origin of the sign-in service; http on loopback only. */
  readonly authority: string;
  /** MCP_AUDIENCE, as clients ask for it; tokens for the bare app id are taken too. */
  readonly audience: string;
  readonly appId: string;
}
