import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { containFaults } from '../../../base/contained-faults.js';
import { ConsentError } from './consent-error.js';
import { type ConsentPage, renderConsentPage } from './consent-page.js';

/** What the sign-in service sent the browser back with. */
export type RedirectAnswer =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'error'; readonly error: string; readonly description: string };

/** Waits on loopback for the browser to come back. */
export interface RedirectListener {
  /** `http://localhost:<port>`: Entra ignores the port of a localhost address. Source: Entra, "Redirect URI restrictions". */
  readonly redirectUri: string;
  /** The first answer that belongs to this sign-in, and the way to end it with a page. Rejects with the signal's reason. */
  wait(
    signal: AbortSignal,
  ): Promise<{ readonly answer: RedirectAnswer; show(page: ConsentPage): Promise<void> }>;
  close(): Promise<void>;
}

const FOREIGN: ConsentPage = {
  status: 400,
  title: 'This is another sign-in',
  text: 'This address belongs to a sign-in that was not started here, so nothing was done with it. Open the address that the terminal shows.',
};
const NOTHING: ConsentPage = {
  status: 404,
  title: 'Nothing here',
  text: 'Open the address that the terminal shows.',
};

/** Listens on a port, 0 for a free one; answers with another state are refused. Throws ConsentError when the port is taken. */
export async function listenForRedirect(state: string, port: number): Promise<RedirectListener> {
  type Arrival = { readonly answer: RedirectAnswer; show(page: ConsentPage): Promise<void> };
  let arrive: (arrival: Arrival) => void = () => undefined;
  const arrived = new Promise<Arrival>((resolve) => {
    arrive = resolve;
  });
  const server = createServer((request, response) => {
    // Not as a URL: `//` is none, and any page can make the browser ask for it.
    const [path, query] = splitTarget(request.url ?? '/');
    const searchParams = new URLSearchParams(query);
    const answer = readAnswer(searchParams);
    if (request.method !== 'GET' || path !== '/' || answer === undefined) return void send(response, NOTHING);
    if (searchParams.get('state') !== state) return void send(response, FOREIGN);
    arrive({ answer, show: (page) => send(response, page) });
  });
  // Whatever else asks here, the sign-in goes on.
  containFaults(server, () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'EADDRINUSE'
        ? 'is in use: choose another one with --port'
        : `cannot be opened: ${cause.message}`;
    throw new ConsentError(`Port ${port} ${why}`, { cause });
  });

  return {
    redirectUri: `http://localhost:${(server.address() as AddressInfo).port}`,
    async wait(signal) {
      signal.throwIfAborted();
      const ended = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      return Promise.race([arrived, ended]);
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function splitTarget(target: string): readonly [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

function readAnswer(query: URLSearchParams): RedirectAnswer | undefined {
  const code = query.get('code');
  const error = query.get('error');
  if (error) return { kind: 'error', error, description: query.get('error_description') ?? '' };
  return code ? { kind: 'code', code } : undefined;
}

/** Resolves once the page is out, so that closing the listener does not cut it off. */
async function send(response: ServerResponse, page: ConsentPage): Promise<void> {
  response.statusCode = page.status;
  for (const [name, value] of [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'"],
    ['Cache-Control', 'no-store'],
    ['Referrer-Policy', 'no-referrer'],
    ['Connection', 'close'],
  ] as const) {
    response.setHeader(name, value);
  }
  // Whoever closed the page before it came must not keep the sign-in waiting, nor end it.
  if (response.destroyed || response.closed) return;
  const done = new Promise<void>((resolve) => response.once('close', resolve).once('error', () => resolve()));
  response.end(renderConsentPage(page));
  await done;
}
