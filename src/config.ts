import { z } from 'zod';
import { ConfigError } from './errors.js';
import type { LogLevel } from './logger.js';

/** Everything the environment decides, parsed once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly bot: BotConfig;
  readonly access: AccessConfig;
  readonly partnerCenter: PartnerCenterConfig;
  /** LOW_USAGE_PERCENT, 0-100. */
  readonly lowUsagePercent: number;
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
}

export interface PartnerCenterConfig {
  /** Origin without a trailing slash. */
  readonly baseUrl: string;
  /** PARTNER_CENTER_ACCESS_TOKEN; undefined when it is not set. */
  readonly accessToken: string | undefined;
}

/** Which groups of settings a command cannot do without. */
export interface RequiredSettings {
  readonly bot: boolean;
  readonly partnerCenter: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Bot Framework keys handed through to botbuilder: for tests and national clouds. */
const FRAMEWORK_KEYS = [
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
] as const;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const guid = z.string().trim().toLowerCase().regex(GUID, 'is not a GUID');
const guidList = z
  .string()
  .transform((text) => text.split(/[\s,;]+/).filter((part) => part !== ''))
  .pipe(z.array(guid));
const flag = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(['true', 'false'], { error: 'must be true or false' }))
  .transform((text) => text === 'true');
const secret = z.string().trim().min(1, 'is empty');

function wholeNumber(min: number, max: number) {
  return z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must lie between ${min} and ${max}`);
}

/** Whether a host name can only be reached from this machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

const serviceUrl = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text), 'is not a URL')
  .refine((text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  }, 'must be https (http is for loopback only)')
  .transform((text) => text.replace(/\/+$/, ''));

const SETTINGS = z.object({
  PORT: wholeNumber(0, 65_535).default(3978),
  HOST: z.string().trim().min(1).default('0.0.0.0'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ALLOW_ANONYMOUS: flag.default(false),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant'], {
      error: 'must be SingleTenant, UserAssignedMSI or MultiTenant',
    })
    .default('SingleTenant'),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: secret.optional(),
  MicrosoftAppTenantId: guid.optional(),
  ALLOWED_TENANT_IDS: guidList.default([]),
  ALLOWED_USER_IDS: guidList.default([]),
  PARTNER_CENTER_BASE_URL: serviceUrl.default('https://api.partnercenter.microsoft.com'),
  PARTNER_CENTER_ACCESS_TOKEN: secret.optional(),
  LOW_USAGE_PERCENT: wholeNumber(0, 100).default(50),
  ...Object.fromEntries(FRAMEWORK_KEYS.map((key) => [key, secret.optional()])),
});
type Settings = z.infer<typeof SETTINGS>;

/** Names of every setting read here; `.env.example` lists the same. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/**
 * Parses the environment. An empty value counts as unset. Throws ConfigError with every problem at once, each
 * naming its setting.
 */
export function readConfig(env: Environment, required: RequiredSettings): Config {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`);
    throw new ConfigError([...new Set(problems)]);
  }
  const settings = parsed.data;
  const problems = [
    ...(required.bot ? botProblems(settings) : []),
    ...(required.partnerCenter ? partnerCenterProblems(settings) : []),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(toConfig(settings));
}

function botProblems(settings: Settings): readonly string[] {
  if (settings.ALLOW_ANONYMOUS) {
    if (settings.MicrosoftAppId !== undefined)
      return ['ALLOW_ANONYMOUS and MicrosoftAppId exclude each other.'];
    return isLoopbackHost(settings.HOST)
      ? []
      : ['ALLOW_ANONYMOUS needs HOST to be a loopback address such as 127.0.0.1.'];
  }
  const problems: string[] = [];
  const missing = (name: string, what: string) => problems.push(`${name} is missing: ${what}.`);
  if (settings.MicrosoftAppId === undefined)
    missing('MicrosoftAppId', "the app id of the bot's Entra registration");
  if (settings.MicrosoftAppPassword === undefined && settings.MicrosoftAppType !== 'UserAssignedMSI') {
    missing('MicrosoftAppPassword', "a client secret of the bot's Entra registration");
  }
  if (settings.MicrosoftAppTenantId === undefined && settings.MicrosoftAppType !== 'MultiTenant') {
    missing('MicrosoftAppTenantId', 'the tenant of that registration');
  }
  if (settings.MicrosoftAppType === 'MultiTenant' && settings.ALLOWED_TENANT_IDS.length === 0) {
    missing(
      'ALLOWED_TENANT_IDS',
      'with MicrosoftAppType MultiTenant it says whose people may talk to the bot',
    );
  }
  return problems;
}

function partnerCenterProblems(settings: Settings): readonly string[] {
  if (settings.PARTNER_CENTER_ACCESS_TOKEN !== undefined) return [];
  return ['PARTNER_CENTER_ACCESS_TOKEN is missing: an App+User access token for the Partner Center API.'];
}

function toConfig(settings: Settings): Config {
  const { MicrosoftAppType, MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId } = settings;
  const isAnonymous = settings.ALLOW_ANONYMOUS;
  const framework: Record<string, unknown> = {
    MicrosoftAppType: isAnonymous ? 'MultiTenant' : MicrosoftAppType,
    MicrosoftAppId,
    MicrosoftAppPassword,
    MicrosoftAppTenantId,
    ...Object.fromEntries(FRAMEWORK_KEYS.map((key) => [key, (settings as Record<string, unknown>)[key]])),
  };
  const ownTenant = MicrosoftAppTenantId === undefined ? [] : [MicrosoftAppTenantId];
  return {
    host: settings.HOST,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    bot: {
      isAnonymous,
      frameworkSettings: Object.fromEntries(
        Object.entries(framework).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
    },
    access: {
      tenantIds: settings.ALLOWED_TENANT_IDS.length > 0 ? settings.ALLOWED_TENANT_IDS : ownTenant,
      userIds: settings.ALLOWED_USER_IDS,
    },
    partnerCenter: {
      baseUrl: settings.PARTNER_CENTER_BASE_URL,
      accessToken: settings.PARTNER_CENTER_ACCESS_TOKEN,
    },
    lowUsagePercent: settings.LOW_USAGE_PERCENT,
  };
}

/**
 * process.env with the `.env` file of the working folder beneath it: what the environment sets wins. A missing file
 * is fine.
 */
export function loadEnvironment(): Environment {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return process.env;
}
