import { pino } from 'pino';
import restify from 'restify';
import { containFaults } from '../base/contained-faults.js';
import type { Logger } from '../base/logger.js';
import { keepConnections } from './connector/keep-alive.js';
import { isOfThisMachine } from './loopback-requests.js';
import { readJsonBody, refusalByHeaders } from './read-body.js';
import type { Receive } from './receive.js';
import { answerByRoute, type WebRoute } from './web-routes.js';

/** Whether the bot can do its work; reasons are for operators, without secrets. */
export interface Readiness {
  readonly isReady: boolean;
  readonly reasons: readonly string[];
}

export interface ServerDeps {
  readonly receive: Receive;
  readonly readiness: () => Promise<Readiness>;
  readonly logger: Logger;
  /** What else is served, by path. */
  readonly routes?: readonly WebRoute[];
  /** Without authentication: then only programs on this machine are answered, and no web page. */
  readonly isAnonymous?: boolean;
}

/** Of a path more than node takes: a part that is too long is answered by its route, as any other that leads nowhere. */
const MOST_PATH = 65_536;

/** The bot's HTTP server: `POST /api/messages`, `GET /healthz`, `GET /readyz`. Not listening yet. */
export function createServer({
  receive,
  readiness,
  logger,
  routes = [],
  isAnonymous = false,
}: ServerDeps): restify.Server {
  // restify's own log would write whole requests, Authorization header included. Its types still name bunyan.
  const log = pino({ level: 'silent' }) as unknown as NonNullable<restify.ServerOptions['log']>;
  const server = restify.createServer({ name: 'Seatwise', log, maxParamLength: MOST_PATH });
  // restify listens for upgrades, and does nothing: node would hand over the connection, and nobody would ever end it.
  server.server.removeAllListeners('upgrade');
  keepConnections(server);
  containFaults(server.server, (err) => logger.error({ err }, 'request failed'));

  /** restify makes an address of target and Host wherever it looks at one, and throws where they make none. */
  function refuseNoAddress(req: restify.Request, res: restify.Response, next: restify.Next): void {
    let isRefused = false;
    try {
      req.getUrl();
    } catch {
      isRefused = true;
      res.send(400, { error: 'Target and Host make no address.' });
    }
    next(isRefused ? false : undefined);
  }

  const openPaths = routes.flatMap(({ path, isOpenToPages }) =>
    isOpenToPages === true ? path.slice(0, `${path}:`.indexOf(':')) : [],
  );

  function refuseWebPages(req: restify.Request, res: restify.Response, next: restify.Next): void {
    const isOpen = openPaths.some((path) => req.path().startsWith(path));
    const isRefused = isAnonymous && !isOfThisMachine(req, isOpen);
    if (isRefused)
      res.send(403, { error: 'Without authentication only this machine is served, by no web page.' });
    next(isRefused ? false : undefined);
  }

  server.pre(refuseNoAddress, refuseWebPages);

  // Handlers return nothing: restify would log a returned value with the request.
  server.post('/api/messages', async (req, res) => {
    const refusal = refusalByHeaders(req);
    if (refusal !== undefined) {
      res.send(refusal.status, { error: refusal.message });
      return;
    }
    const authorization = req.headers.authorization ?? '';
    const { status, body } = await receive({ authorization, body: () => readJsonBody(req) });
    if (body === undefined) res.send(status);
    else res.send(status, body);
  });

  for (const route of routes) {
    server[route.method](route.path, async (req, res) => answerByRoute(route, req, res));
  }

  for (const method of ['get', 'head'] as const) {
    server[method]('/healthz', async (_req, res) => {
      res.send(200, { status: 'ok' });
    });
    server[method]('/readyz', async (_req, res) => {
      const { isReady, reasons } = await readiness();
      res.send(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', reasons });
    });
  }

  server.on(
    'restifyError',
    (req: restify.Request, res: restify.Response, error: { statusCode?: number }, done: () => void) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) logger.error({ err: error, path: req.path() }, 'request failed');
      res.send(status, { error: status === 404 ? 'Not found.' : 'Request refused.' });
      done();
    },
  );

  return server;
}
