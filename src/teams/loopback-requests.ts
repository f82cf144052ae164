import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from '../config/config.js';

/**
 * Whether a request comes from a program on this machine that means this address. A web page in a browser here can
 * reach a port on loopback too: by a name of its own that it lets point here, which its Host header says, or from its own
 * address, which Origin or Sec-Fetch-Site says. Nothing that is served here is a page, so what says that it comes from
 * here is none; a person who opens an address comes from no site. Where a page may lead to an address, only its host
 * counts.
 */
export function isOfThisMachine({ headers }: IncomingMessage, isOpenToPages = false): boolean {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  const address = `http://${host}`;
  if (host === '' || !URL.canParse(address)) return false;
  const own = new URL(address);
  const isOfNoPage =
    (origin === undefined || origin === own.origin) && (site === 'none' || site === 'same-origin');
  return isLoopbackHost(own.hostname) && (isOpenToPages || isOfNoPage);
}
