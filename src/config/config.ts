import { ConfigError, type SettingProblem } from '../base/errors.js';
import type { ClientCredential, Config, McpProtection, SignInConfig } from './config-shape.js';
import { readEnvFile } from './env-file.js';
import { type OutboundProxy, readOutboundProxy } from './outbound-proxy.js';
import { toOutgoing } from './outgoing.js';
import { botProblems, partnerCenterProblems } from './problems.js';
import { type Environment, FRAMEWORK_KEYS, readSettings, type Settings } from './settings.js';

export type * from './config-shape.js';
export type { OutboundProxy } from './outbound-proxy.js';
export type { OutgoingConfig } from './outgoing.js';
export { isLoopbackHost } from './parsers.js';
export { type Environment, SETTING_NAMES, shownSetting } from './settings.js';

/** Which groups of settings a command cannot do without. */
export interface RequiredSettings {
  readonly bot: boolean;
  readonly partnerCenter: boolean;
}

/**
 * Parses the environment. An empty value counts as unset. Throws ConfigError with every problem at once, each
 * naming its setting.
 */
export function readConfig(env: Environment, required: RequiredSettings): Config {
  const { config, problems } = inspectConfig(env, required);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** As readConfig, but gives the problems back beside the config one gets when what is wrong counts as unset. */
export function inspectConfig(
  env: Environment,
  required: RequiredSettings,
): { readonly config: Config; readonly problems: readonly SettingProblem[] } {
  const { settings, problems } = readSettings(env);
  const wrong = new Set(problems.map(({ name }) => name));
  const lacking = [
    ...(required.bot ? botProblems(settings) : []),
    ...(required.partnerCenter ? partnerCenterProblems(settings, wrong) : []),
  ].filter(({ name }) => !wrong.has(name));
  return { config: Object.freeze(toConfig(settings)), problems: [...problems, ...lacking] };
}

function toConfig(settings: Settings): Config {
  const { MicrosoftAppTenantId: ownTenant } = settings;
  return {
    host: settings.HOST,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    metricsPort: settings.METRICS_PORT,
    publicUrl: settings.PUBLIC_URL,
    bot: { isAnonymous: settings.ALLOW_ANONYMOUS, frameworkSettings: toFrameworkSettings(settings) },
    access: {
      tenantIds:
        settings.ALLOWED_TENANT_IDS.length > 0 || ownTenant === undefined
          ? settings.ALLOWED_TENANT_IDS
          : [ownTenant],
      userIds: settings.ALLOWED_USER_IDS,
      adminUserIds: settings.ADMIN_USER_IDS,
    },
    partnerCenter: {
      baseUrl: settings.PARTNER_CENTER_BASE_URL,
      accessToken: settings.PARTNER_CENTER_ACCESS_TOKEN,
      signIn: toSignIn(settings),
      usageApi: settings.PARTNER_CENTER_USAGE_API,
      usageCacheMinutes: settings.USAGE_CACHE_MINUTES,
    },
    storage: { databaseUrl: settings.DATABASE_URL, dataDir: settings.DATA_DIR },
    sweep: { cron: settings.SWEEP_CRON, historyDays: settings.HISTORY_DAYS },
    prices: {
      source: settings.PRICE_SHEET,
      baseUrl: settings.PRICE_SHEET_BASE_URL,
      basis: settings.PRICE_BASIS,
    },
    outgoing: toOutgoing(settings),
    mcp: settings.MCP === 'on' ? { protection: toMcpProtection(settings) } : undefined,
    lowUsagePercent: settings.LOW_USAGE_PERCENT,
    planAllowancePercent: settings.PLAN_ALLOWANCE_PERCENT,
  };
}

function toMcpProtection(settings: Settings): McpProtection | undefined {
  const { PUBLIC_URL: publicUrl, MCP_AUTHORITY: authority, MicrosoftAppId: appId, MCP_AUDIENCE } = settings;
  if (publicUrl === undefined || appId === undefined) return undefined;
  return { publicUrl, authority, appId, audience: MCP_AUDIENCE ?? `api://${appId}` };
}

function toFrameworkSettings(settings: Settings): Readonly<Record<string, string>> {
  const { ALLOW_ANONYMOUS, MicrosoftAppType, MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId } =
    settings;
  const entries = Object.entries({
    MicrosoftAppType: ALLOW_ANONYMOUS ? 'MultiTenant' : MicrosoftAppType,
    MicrosoftAppId,
    MicrosoftAppPassword,
    MicrosoftAppTenantId,
    ...Object.fromEntries(FRAMEWORK_KEYS.map((key) => [key, (settings as Record<string, unknown>)[key]])),
  });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function toSignIn(settings: Settings): SignInConfig | undefined {
  const {
    PARTNER_CENTER_TENANT_ID: tenantId,
    PARTNER_CENTER_CLIENT_ID: clientId,
    PARTNER_CENTER_AUTHORITY: authority,
    PARTNER_CENTER_REFRESH_TOKEN: refreshToken,
    TOKEN_CACHE_KEY: tokenCacheKey,
  } = settings;
  const credential = toCredential(settings);
  if (!tenantId || !clientId || !credential || !tokenCacheKey) return undefined;
  return { authority, tenantId, clientId, credential, refreshToken, tokenCacheKey };
}

function toCredential(settings: Settings): ClientCredential | undefined {
  const {
    PARTNER_CENTER_CLIENT_SECRET: secret,
    PARTNER_CENTER_CLIENT_CERTIFICATE: certificate,
    PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: privateKey,
  } = settings;
  if (certificate && privateKey) return { kind: 'certificate', certificate, privateKey };
  return secret ? { kind: 'secret', secret } : undefined;
}

/** The proxy of the machine. Its clients read the variables too, so that they are told of this machine here. */
export function loadOutboundProxy(env: Environment): OutboundProxy | undefined {
  const proxy = readOutboundProxy(env);
  if (proxy !== undefined) {
    process.env['NO_PROXY'] = proxy.noProxy;
    process.env['no_proxy'] = proxy.noProxy;
  }
  return proxy;
}

/**
 * process.env with the `.env` file of the working folder beneath it: what the environment sets wins. A missing file
 * is fine. Throws ConfigError for one that cannot be read.
 */
export function loadEnvironment(): Environment {
  const values = readEnvFile('.env');
  // Libraries look into process.env too, the driver of PostgreSQL for one.
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
  return process.env;
}
