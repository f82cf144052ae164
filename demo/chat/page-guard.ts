import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ChannelFault } from './router.js';

const TOKEN_HEADER = 'x-chat-token';

export interface PageGuard {
  /** Refuses a request whose Host is not this server: a name that points at loopback could read the page's data. */
  checkHost(request: IncomingMessage): void;
  /** Refuses a connector request made by a web page: bots send no Origin. */
  checkNotFromPage(request: IncomingMessage): void;
  /** Refuses what another web page asks for. */
  checkSameOrigin(request: IncomingMessage): void;
  /** Refuses a state-changing call without this run's token. */
  checkToken(request: IncomingMessage): void;
}

function refuse(message: string): never {
  throw new ChannelFault(403, 'Forbidden', message);
}

/** Keeps other web pages of the same browser from reading or driving the chat. All refusals are 403 faults. */
export function createPageGuard(port: number, token: string): PageGuard {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const expected = Buffer.from(token);
  return {
    checkHost: ({ headers }) => {
      if (!hosts.includes(headers.host ?? '')) refuse('This address is not served here.');
    },
    checkNotFromPage: ({ headers }) => {
      if (headers.origin !== undefined) refuse('The connector is for bots only.');
    },
    checkSameOrigin: ({ headers }) => {
      const { origin, host } = headers;
      if (origin !== undefined && origin !== `http://${host}`) refuse('Another page may not use this chat.');
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') {
        refuse('Another page may not use this chat.');
      }
    },
    checkToken: ({ headers }) => {
      const given = Buffer.from(String(headers[TOKEN_HEADER] ?? ''));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        refuse('The page is from an earlier run: reload it.');
      }
    },
  };
}
