import { z } from 'zod';
import type { SettingProblem } from '../base/errors.js';
import { mailDomains, mailSender, smtpUrl } from './mail-parsers.js';
import {
  certificatePem,
  cronPattern,
  databaseUrl,
  flag,
  frameworkText,
  guid,
  guidList,
  loginUrl,
  oneOf,
  priceSource,
  privateKeyPem,
  publicOrigin,
  serviceOrigin,
  serviceUrl,
  text,
  tokenCacheKey,
  webhookSecret,
  webhookUrl,
  wholeNumber,
} from './parsers.js';
import { withoutUrlSecrets } from './url-secrets.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Bot Framework keys handed through to botbuilder: for tests and national clouds. */
export const FRAMEWORK_KEYS = [
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
] as const;

/** Marks a setting whose value nobody is shown, the report of the doctor included. */
function secret<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ secret: true });
}

const SETTINGS = z.object({
  PORT: wholeNumber(0, 65_535).default(3978),
  HOST: text.default('0.0.0.0'),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent').default('info'),
  ALLOW_ANONYMOUS: flag.default(false),
  MicrosoftAppType: oneOf('SingleTenant', 'UserAssignedMSI', 'MultiTenant').default('SingleTenant'),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: secret(text.optional()),
  MicrosoftAppTenantId: guid.optional(),
  ALLOWED_TENANT_IDS: guidList.default([]),
  ALLOWED_USER_IDS: guidList.default([]),
  ADMIN_USER_IDS: guidList.default([]),
  PARTNER_CENTER_BASE_URL: serviceUrl.default('https://api.partnercenter.microsoft.com'),
  PARTNER_CENTER_AUTHORITY: serviceOrigin.default('https://login.microsoftonline.com'),
  PARTNER_CENTER_TENANT_ID: guid.optional(),
  PARTNER_CENTER_CLIENT_ID: guid.optional(),
  PARTNER_CENTER_CLIENT_SECRET: secret(text.optional()),
  PARTNER_CENTER_CLIENT_CERTIFICATE: secret(certificatePem.optional()),
  PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: secret(privateKeyPem.optional()),
  PARTNER_CENTER_REFRESH_TOKEN: secret(text.optional()),
  PARTNER_CENTER_ACCESS_TOKEN: secret(text.optional()),
  TOKEN_CACHE_KEY: secret(tokenCacheKey.optional()),
  DATABASE_URL: secret(databaseUrl.optional()),
  DATA_DIR: text.default('./data'),
  USAGE_CACHE_MINUTES: wholeNumber(0, 10_080).default(60),
  PARTNER_CENTER_USAGE_API: oneOf('auto', 'customer', 'commercial').default('auto'),
  LOW_USAGE_PERCENT: wholeNumber(0, 100).default(50),
  PLAN_ALLOWANCE_PERCENT: wholeNumber(0, 100).default(2),
  SWEEP_CRON: cronPattern.default('0 6 * * *'),
  // Less than two weeks would lose the point that a change since last week is measured from.
  HISTORY_DAYS: wholeNumber(14, 3_650).default(400),
  PRICE_SHEET: priceSource.default({ kind: 'off' }),
  PRICE_SHEET_BASE_URL: serviceUrl.default('https://api.partner.microsoft.com'),
  PRICE_BASIS: oneOf('retail', 'cost').default('retail'),
  SMTP_URL: secret(smtpUrl.optional()),
  MAIL_FROM: mailSender.optional(),
  MAIL_DOMAINS: mailDomains.default([]),
  ALERT_WEBHOOK_URL: secret(webhookUrl.optional()),
  ALERT_WEBHOOK_SECRET: secret(webhookSecret.optional()),
  PUBLIC_URL: publicOrigin.optional(),
  MCP: oneOf('on', 'off').default('off'),
  MCP_AUDIENCE: text.optional(),
  MCP_AUTHORITY: serviceOrigin.default('https://login.microsoftonline.com'),
  ...Object.fromEntries(FRAMEWORK_KEYS.map((key) => [key, frameworkText.optional()])),
  ToChannelFromBotLoginUrl: loginUrl.optional(),
});

export type Settings = z.infer<typeof SETTINGS>;

/** Names of every setting read here; `.env.example` lists the same. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/** The value as people may see it: "set" for a secret, an address without what it may hold of one. */
export function shownSetting(name: string, value: string): string {
  const schema: z.ZodType | undefined = (SETTINGS.shape as Readonly<Record<string, z.ZodType>>)[name];
  return schema?.meta()?.['secret'] === true ? 'set' : withoutUrlSecrets(value);
}

/**
 * The environment's settings, each looked at by itself. An empty value counts as unset; one that is wrong is reported
 * and then counts as unset too.
 */
export function readSettings(env: Environment): {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
} {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const parsed = SETTINGS.safeParse(given);
  if (parsed.success) return { settings: parsed.data, problems: [] };
  const problems = new Map<string, SettingProblem>();
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    const advice: unknown = issue.code === 'custom' ? issue.params?.['advice'] : undefined;
    const said = typeof advice === 'string' ? { advice } : {};
    if (!problems.has(name)) problems.set(name, { name, text: issue.message, ...said });
    given[name] = undefined;
  }
  return { settings: SETTINGS.parse(given), problems: [...problems.values()] };
}
