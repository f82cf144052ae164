import { createPrivateKey, X509Certificate } from 'node:crypto';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { isCronPattern, nextRun } from '../domain/schedules/cron-next.js';
import { MAKE_TOKEN_CACHE_KEY, parseTokenCacheKey } from './token-cache-key.js';
import { hasUrlCredentials } from './url-secrets.js';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const guid = z.string().trim().toLowerCase().regex(GUID, 'is not a GUID');

/** GUIDs separated by commas, semicolons or white space. */
export const guidList = z
  .string()
  .toLowerCase()
  .transform((text) => text.split(/[\s,;]+/).filter((part) => part !== ''))
  .pipe(z.array(z.string().regex(GUID, 'holds something that is not a GUID')));

export const flag = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(['true', 'false'], { error: 'must be true or false' }))
  .transform((text) => text === 'true');

/** One of a few words. */
export function oneOf<Word extends string>(...words: readonly [Word, ...Word[]]) {
  const all = [words.slice(0, -1).join(', '), ...words.slice(-1)].join(' or ');
  return z
    .string()
    .trim()
    .pipe(z.enum(words, { error: `must be ${all}` }));
}

export const text = z.string().trim().min(1, 'is empty');

/** A whole number within bounds that both belong to it. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .trim()
    .refine(
      (digits) => /^\d{1,9}$/.test(digits) && Number(digits) >= min && Number(digits) <= max,
      `must be a whole number from ${min} to ${max}`,
    )
    .transform(Number);
}

/** Five fields of `*`, steps of it, numbers, ranges and lists, with single spaces between them. */
export const cronPattern = z
  .string()
  .transform((text) => text.trim().split(/\s+/).join(' '))
  .refine(
    isCronPattern,
    'must be five cron fields (minute, hour, day, month, weekday; UTC) such as 0 6 * * *',
  )
  .refine((cron) => succeeds(() => nextRun(cron, new Date(0))), 'names a day that never comes');

/** Whether a host name can only be reached from this machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

const NO_CREDENTIALS = 'must hold no user name and no password';

/** What botbuilder is handed: an address, or a word. */
export const frameworkText = text.refine((value) => !hasUrlCredentials(value), NO_CREDENTIALS);

/** Where botbuilder gets the bot's own tokens; the tenant stands in the path. */
export const loginUrl = frameworkText.refine((value) => URL.canParse(value), 'is not a URL');

/** An address on the web that nobody on the way can read. */
const webAddress = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text), { error: 'is not a URL', abort: true })
  .refine((text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  }, 'must be https (http is for loopback only)')
  .refine((text) => !hasUrlCredentials(text), NO_CREDENTIALS);

/**
 * Address of a web service, without slashes at the end. What could be a secret has no place in it: an address is logged
 * and shown.
 */
export const serviceUrl = webAddress
  .refine((text) => !/[?#]/.test(text), 'must end with its path, without ? and #')
  .transform((text) => text.replace(/\/+$/, ''));

/** A web service that is only a host: what is asked of it adds the path. */
export const serviceOrigin = serviceUrl.refine(
  (text) => new URL(text).origin === text.toLowerCase(),
  'must have no path: the tenant is a setting of its own',
);

/** The address that others reach this program at: only a host, as paths are added. */
export const publicOrigin = serviceUrl.refine(
  (text) => new URL(text).origin === text.toLowerCase(),
  'must have no path',
);

/** Where alerts are posted: any path and query, which may hold a key. */
export const webhookUrl = webAddress;

const MAKE_WEBHOOK_SECRET =
  "Make one with: node -e \"console.log('whsec_' + crypto.randomBytes(32).toString('base64'))\"";

/** The key that webhooks are signed with, as Standard Webhooks writes it: 24 to 64 bytes in base64 behind whsec_. */
export const webhookSecret = z
  .string()
  .trim()
  .transform((text, context) => {
    const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1] ?? '';
    const key = Buffer.from(encoded, 'base64');
    if (key.length >= 24 && key.length <= 64) return new Uint8Array(key);
    context.addIssue({
      code: 'custom',
      message: 'must be whsec_ and 24 to 64 bytes in base64',
      params: { advice: MAKE_WEBHOOK_SECRET },
    });
    return z.NEVER;
  });

export const databaseUrl = z
  .string()
  .trim()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
    'is not a PostgreSQL address such as postgres://user:password@host:5432/database',
  );

export const tokenCacheKey = z.string().transform((text, context) => {
  const key = parseTokenCacheKey(text);
  if (key !== undefined) return key;
  context.addIssue({
    code: 'custom',
    message: 'must be 32 bytes in base64',
    params: { advice: MAKE_TOKEN_CACHE_KEY },
  });
  return z.NEVER;
});

/** PEM text, its line breaks also written as `\n`, or the path of a PEM file. */
const pem = z
  .string()
  .trim()
  .transform((text, context) => {
    if (text.includes('-----BEGIN')) return text.replaceAll('\\n', '\n');
    try {
      return readFileSync(text, 'utf8');
    } catch {
      context.addIssue('is neither PEM text nor the path of a file that can be read');
      return z.NEVER;
    }
  });

export const certificatePem = pem.refine(
  (text) => succeeds(() => new X509Certificate(text)),
  'holds no PEM certificate',
);

export const privateKeyPem = pem.refine(
  (text) => succeeds(() => createPrivateKey(text)),
  'holds no PEM private key without a passphrase',
);

/** Where prices come from. */
export type PriceSourceSetting =
  | { readonly kind: 'off' }
  | { readonly kind: 'partner-center' }
  | { readonly kind: 'file'; readonly path: string };

/** Two words, or the path of a file; a word that is misspelt is the path of no file. */
export const priceSource = text.transform((written, context): PriceSourceSetting => {
  const word = written.toLowerCase();
  if (word === 'off' || word === 'partner-center') return { kind: word };
  const isReadable = succeeds(() => {
    accessSync(written, constants.R_OK);
    if (!statSync(written).isFile()) throw new Error('It is no file');
  });
  if (isReadable) return { kind: 'file', path: written };
  context.addIssue('must be off, partner-center or the path of a CSV file that can be read');
  return z.NEVER;
});

function succeeds(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
