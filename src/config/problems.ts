import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { SettingProblem } from '../base/errors.js';
import { isLoopbackHost } from './parsers.js';
import { FRAMEWORK_KEYS, type Settings } from './settings.js';
import { MAKE_TOKEN_CACHE_KEY } from './token-cache-key.js';

const CREDENTIALS = [
  'PARTNER_CENTER_CLIENT_SECRET',
  'PARTNER_CENTER_CLIENT_CERTIFICATE',
  'PARTNER_CENTER_CLIENT_CERTIFICATE_KEY',
] as const;

function missing(name: keyof Settings & string, what: string): SettingProblem {
  return { name, text: `is missing: ${what}` };
}

/** What the bot's own registration and server lack, and what contradicts itself in them. */
export function botProblems(settings: Settings): readonly SettingProblem[] {
  return [
    ...registrationProblems(settings),
    ...frameworkProblems(settings),
    ...portProblems(settings),
    ...mcpProblems(settings),
    ...webhookProblems(settings),
    ...mailProblems(settings),
  ];
}

/** Who signs in has to be told where, and a token has to be for this bot and no other. */
function mcpProblems({ MCP, ALLOW_ANONYMOUS, PUBLIC_URL }: Settings): readonly SettingProblem[] {
  if (MCP === 'off' || ALLOW_ANONYMOUS || PUBLIC_URL !== undefined) return [];
  return [missing('PUBLIC_URL', "with MCP=on clients need the bot's own https address to sign people in")];
}

/** Either of the two alone would be taken for mail that is set up. */
function mailProblems({ SMTP_URL, MAIL_FROM, MAIL_DOMAINS }: Settings): readonly SettingProblem[] {
  if (SMTP_URL !== undefined && MAIL_FROM === undefined)
    return [missing('MAIL_FROM', 'whom mails through SMTP_URL come from')];
  if (SMTP_URL !== undefined) return [];
  if (MAIL_FROM !== undefined) return [missing('SMTP_URL', 'the server that mails of MAIL_FROM leave by')];
  return MAIL_DOMAINS.length > 0 ? [missing('SMTP_URL', 'MAIL_DOMAINS says where mail may go')] : [];
}

/** An alert that nobody signed could be anybody's. */
function webhookProblems({ ALERT_WEBHOOK_URL, ALERT_WEBHOOK_SECRET }: Settings): readonly SettingProblem[] {
  if (ALERT_WEBHOOK_URL === undefined || ALERT_WEBHOOK_SECRET !== undefined) return [];
  return [missing('ALERT_WEBHOOK_SECRET', 'it signs what is posted to ALERT_WEBHOOK_URL')];
}

function portProblems({ PORT, METRICS_PORT }: Settings): readonly SettingProblem[] {
  return METRICS_PORT === PORT && PORT !== 0
    ? [{ name: 'METRICS_PORT', text: 'must be another port than PORT' }]
    : [];
}

/** One of these keys switches botbuilder's defaults off for all of them, and the bot would take no token at all. */
function frameworkProblems(settings: Settings): readonly SettingProblem[] {
  const isSet = (key: string) => (settings as Readonly<Record<string, unknown>>)[key] !== undefined;
  const given = FRAMEWORK_KEYS.filter(isSet);
  if (given.length === 0) return [];
  return FRAMEWORK_KEYS.filter((key) => !isSet(key)).map((name) => ({
    name,
    text: `is missing: ${given.join(', ')} ${given.length === 1 ? 'is' : 'are'} set, and these ${FRAMEWORK_KEYS.length} keys work only together`,
  }));
}

function registrationProblems(settings: Settings): readonly SettingProblem[] {
  if (settings.ALLOW_ANONYMOUS) {
    if (settings.MicrosoftAppId !== undefined)
      return [{ name: 'ALLOW_ANONYMOUS', text: 'and MicrosoftAppId exclude each other' }];
    return isLoopbackHost(settings.HOST)
      ? []
      : [{ name: 'ALLOW_ANONYMOUS', text: 'needs HOST to be a loopback address such as 127.0.0.1' }];
  }
  const { MicrosoftAppType: appType } = settings;
  const problems: SettingProblem[] = [];
  if (settings.MicrosoftAppId === undefined)
    problems.push(missing('MicrosoftAppId', "the app id of the bot's Entra registration"));
  if (settings.MicrosoftAppPassword === undefined && appType !== 'UserAssignedMSI')
    problems.push(missing('MicrosoftAppPassword', "a client secret of the bot's Entra registration"));
  if (settings.MicrosoftAppTenantId === undefined && appType !== 'MultiTenant')
    problems.push(missing('MicrosoftAppTenantId', 'the tenant of that registration'));
  if (appType === 'MultiTenant' && settings.ALLOWED_TENANT_IDS.length === 0)
    problems.push(
      missing(
        'ALLOWED_TENANT_IDS',
        'with MicrosoftAppType MultiTenant it says whose people may talk to the bot',
      ),
    );
  return problems;
}

/**
 * What the way into Partner Center lacks: an access token alone is enough, else the app needs everything. Settings in
 * `wrong` are there, though they cannot be used.
 */
export function partnerCenterProblems(
  settings: Settings,
  wrong: ReadonlySet<string>,
): readonly SettingProblem[] {
  const contradictions = credentialProblems(settings);
  if (settings.PARTNER_CENTER_ACCESS_TOKEN !== undefined) return contradictions;
  const problems: SettingProblem[] = [];
  if (settings.PARTNER_CENTER_TENANT_ID === undefined)
    problems.push(
      missing(
        'PARTNER_CENTER_TENANT_ID',
        'the partner tenant (for a trial PARTNER_CENTER_ACCESS_TOKEN can stand for all of these)',
      ),
    );
  if (settings.PARTNER_CENTER_CLIENT_ID === undefined)
    problems.push(missing('PARTNER_CENTER_CLIENT_ID', 'the app id of the registration that calls the API'));
  if (CREDENTIALS.every((name) => settings[name] === undefined && !wrong.has(name)))
    problems.push(
      missing('PARTNER_CENTER_CLIENT_SECRET', 'a client secret of that registration, or a certificate'),
    );
  if (settings.TOKEN_CACHE_KEY === undefined)
    problems.push({
      name: 'TOKEN_CACHE_KEY',
      text: 'is missing: it encrypts the stored sign-in',
      advice: MAKE_TOKEN_CACHE_KEY,
    });
  return [...problems, ...contradictions];
}

function credentialProblems(settings: Settings): readonly SettingProblem[] {
  const {
    PARTNER_CENTER_CLIENT_SECRET: secret,
    PARTNER_CENTER_CLIENT_CERTIFICATE: certificate,
    PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: key,
  } = settings;
  if (certificate === undefined) {
    return key === undefined ? [] : [missing('PARTNER_CENTER_CLIENT_CERTIFICATE', 'its key is there')];
  }
  if (secret !== undefined)
    return [
      {
        name: 'PARTNER_CENTER_CLIENT_SECRET',
        text: 'and PARTNER_CENTER_CLIENT_CERTIFICATE exclude each other',
      },
    ];
  if (key === undefined)
    return [missing('PARTNER_CENTER_CLIENT_CERTIFICATE_KEY', 'the private key of the certificate')];
  if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key)))
    return [
      {
        name: 'PARTNER_CENTER_CLIENT_CERTIFICATE_KEY',
        text: 'is not the key of PARTNER_CENTER_CLIENT_CERTIFICATE',
      },
    ];
  return [];
}
