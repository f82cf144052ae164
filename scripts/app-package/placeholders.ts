import { isIP } from 'node:net';
import type { PackageFiles } from './files.js';

/** Names that belong to nobody. Source: RFC 2606 and RFC 6761. */
const RESERVED = /(^|\.)(example(\.(com|net|org|edu))?|test|invalid|localhost|local|internal|home\.arpa)$/;
const NO_APP = /^0{8}-(0{4}-){3}0{12}$/;
const PAGES = ['websiteUrl', 'privacyUrl', 'termsOfUseUrl'] as const;

interface OwnFields {
  readonly id?: unknown;
  readonly developer?: Readonly<Record<string, unknown>>;
}

/**
 * What still stands for something of one's own, one sentence each: a page that nobody can open, an app id of zeros.
 * Teams takes such a package, and those who install it get links that lead nowhere.
 */
export function findPlaceholders(files: PackageFiles): readonly string[] {
  const { id, developer = {} } = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as OwnFields;
  const pages = PAGES.flatMap((name) => {
    const fault = faultOf(String(developer[name] ?? ''));
    return fault === undefined ? [] : [`manifest.json: developer.${name} ${fault}.`];
  });
  return NO_APP.test(String(id)) ? ['manifest.json: id is all zeros.', ...pages] : pages;
}

function faultOf(address: string): string | undefined {
  if (!URL.canParse(address)) return 'is no address';
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'https:') return 'is not https';
  if (username !== '' || password !== '') return 'holds a user name or a password';
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (RESERVED.test(host)) return `leads to ${host}, which is nobody's`;
  const isPublicName = host.includes('.') && isIP(host.replace(/^\[|\]$/g, '')) === 0;
  return isPublicName ? undefined : `leads to ${host}, which others cannot open`;
}
