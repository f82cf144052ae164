import { Command, InvalidArgumentError } from 'commander';
import { pino } from 'pino';
import { useOutboundProxy } from '../app/outbound-proxy.js';
import { openConsent, openSignIn } from '../app/sign-in.js';
import { AppError, ConfigError, PartnerCenterError } from '../base/errors.js';
import { createLogger } from '../base/logger.js';
import { loadEnvironment, loadOutboundProxy, readConfig, type SignInConfig } from '../config/config.js';
import type { AccessTokenSource } from '../partner-center/http/access-token.js';
import type { Consent } from '../partner-center/sign-in/consent/create-consent.js';
import type { ConsentResult } from '../partner-center/sign-in/consent/store-sign-in.js';
import { openDatabase } from '../storage/open-database.js';
import { EXIT_CONFIG, formatConfigError } from './start-failure.js';

/** Somebody signed in, and not everything that is set will work with it. */
const EXIT_INCOMPLETE = 2;

const PRICES_TIMEOUT_MS = 30_000;

interface ConsentOptions {
  readonly deviceCode?: true;
  readonly port: number;
  readonly timeout: number;
}

/** Signs in as the options say, and tells at each step what to do. */
function signIn(consent: Consent, { deviceCode, port, timeout }: ConsentOptions): Promise<ConsentResult> {
  const timeoutMs = timeout * 1000;
  if (deviceCode) {
    return consent.byDeviceCode({
      timeoutMs,
      show: (url, userCode) =>
        print(
          `Sign in with the integration account, with MFA.\nOpen ${url}\nand enter the code ${userCode}\n`,
        ),
    });
  }
  return consent.byBrowser({
    port,
    timeoutMs,
    show: (url, redirectUri) =>
      print(
        `Sign in with the integration account, with MFA. Open in a browser on this machine:\n\n${url}\n\n` +
          `Waiting at ${redirectUri}; the app registration needs http://localhost as a redirect URI of platform "Web".\n`,
      ),
  });
}

function report({ account, hasMfa, tokenExpiresAt }: ConsentResult): number {
  print(
    `\nSigned in as ${account.username ?? 'an account without a name'}, tenant ${account.tenantId ?? 'unknown'}.`,
  );
  print(`Multi-factor authentication: ${describeMfa(hasMfa)}`);
  print(
    `The access token lasts until ${tokenExpiresAt.toISOString()} and is renewed by itself; the sign-in lapses when it is not used for 90 days.`,
  );
  print('Stored, encrypted, for every replica on this database.');
  return hasMfa === false ? EXIT_INCOMPLETE : 0;
}

/** Whether the sign-in serves the host of the price sheets as well, which is a consent of its own; says so. */
async function reportPrices(priceToken: AccessTokenSource): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PRICES_TIMEOUT_MS);
    await priceToken.getAccessToken('app-user', {
      correlationId: crypto.randomUUID(),
      locale: 'en-US',
      signal,
    });
    print('Price sheets: yes, the sign-in is good for them too.');
    return true;
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    const advice =
      error.fault === 'forbidden'
        ? 'Add the delegated permission user_impersonation of "Microsoft Partner (Dev Center)" to the app, grant it, then run this again.'
        : 'Run npm run doctor in a minute: it tries again.';
    print(`Price sheets: NO (${error.message}). ${advice} Questions about usage are answered all the same.`);
    return false;
  }
}

function describeMfa(hasMfa: boolean | undefined): string {
  if (hasMfa === undefined) return 'cannot be seen in this token; npm run doctor asks Partner Center.';
  if (hasMfa) return 'yes (amr has mfa).';
  return 'NO (amr lacks mfa). Partner Center will refuse it: enforce MFA for the account, then run this again.';
}

async function run(options: ConsentOptions): Promise<number> {
  const env = loadEnvironment();
  await useOutboundProxy(loadOutboundProxy(env));
  const { partnerCenter, prices, storage, logLevel } = readConfig(env, { bot: false, partnerCenter: true });
  const settings = requireSignIn(partnerCenter.signIn);
  const logger = createLogger(env['LOG_LEVEL'] ? logLevel : 'silent', pino.destination(2));
  const database = await openDatabase({ ...storage, logger });
  try {
    const clock = { now: () => new Date() };
    const result = await signIn(openConsent(settings, partnerCenter.baseUrl, database, clock), options);
    const code = report(result);
    if (prices.source.kind !== 'partner-center') return code;
    const { priceToken } = openSignIn(partnerCenter, database, { logger, clock });
    return (await reportPrices(priceToken)) ? code : EXIT_INCOMPLETE;
  } finally {
    await database.close();
  }
}

/** The settings are complete with an access token alone, but then there is nothing to sign in to. */
function requireSignIn(settings: SignInConfig | undefined): SignInConfig {
  if (settings) return settings;
  throw new ConfigError([
    {
      name: 'PARTNER_CENTER_ACCESS_TOKEN',
      text: 'stands for a sign-in and cannot be signed in to',
      advice:
        'Set PARTNER_CENTER_TENANT_ID, PARTNER_CENTER_CLIENT_ID, PARTNER_CENTER_CLIENT_SECRET (or a certificate) and TOKEN_CACHE_KEY.',
    },
  ]);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function wholeNumber(max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value > max) throw new InvalidArgumentError(`A whole number up to ${max}.`);
    return value;
  };
}

const program = new Command('consent')
  .description('Signs the integration account in at Partner Center and stores the sign-in.')
  .option('--device-code', 'sign in with a code, in a browser on any machine')
  .option(
    '--port <number>',
    'port of the redirect on this machine; 0 takes a free one',
    wholeNumber(65_535),
    0,
  )
  .option('--timeout <seconds>', 'how long to wait for the person', wholeNumber(3600), 300)
  .addHelpText(
    'after',
    '\nExit codes: 0 signed in, 2 signed in without MFA, 1 not signed in, 78 settings wrong or missing.',
  )
  .action(async (options: ConsentOptions) => {
    try {
      process.exitCode = await run(options);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const isConfig = error instanceof ConfigError;
      process.stderr.write(isConfig ? formatConfigError(error) : `${error.message}\n`);
      process.exitCode = isConfig ? EXIT_CONFIG : 1;
    }
  });

await program.parseAsync();
