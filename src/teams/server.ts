import { pino } from 'pino';
import restify from 'restify';
import type { Logger } from '../base/logger.js';
import { hasSuspiciousEscapes, parseStorableJson } from '../base/storable-json.js';
import { keepConnections } from './kept-connections.js';
import type { Receive } from './receive.js';

/** Teams messages stay under 100 KB in UTF-16; nothing honest comes near this. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Whether the bot can do its work; reasons are for operators, without secrets. */
export interface Readiness {
  readonly isReady: boolean;
  readonly reasons: readonly string[];
}

export interface ServerDeps {
  readonly receive: Receive;
  readonly readiness: () => Promise<Readiness>;
  readonly logger: Logger;
}

const BODY_ERRORS: Readonly<Record<number, string>> = {
  400: 'The body is not valid JSON.',
  413: 'The body is too large.',
  415: 'The body must be application/json, not compressed.',
};

/** The bot's HTTP server: `POST /api/messages`, `GET /healthz`, `GET /readyz`. Not listening yet. */
export function createServer({ receive, readiness, logger }: ServerDeps): restify.Server {
  // restify's own log would write whole requests, Authorization header included. Its types still name bunyan.
  const log = pino({ level: 'silent' }) as unknown as NonNullable<restify.ServerOptions['log']>;
  const server = restify.createServer({ name: 'Seatwise', log });
  keepConnections(server);
  const { bodyReader, jsonBodyParser } = restify.plugins;
  const readJson = [
    bodyReader({ maxBodySize: MAX_BODY_BYTES }),
    ...[jsonBodyParser({ mapParams: false })].flat(),
  ];

  /**
   * Teams compresses nothing. bodyReader would unpack any amount from a megabyte, for anybody, and end the process over
   * a body that is no gzip.
   */
  function refuseCompressed(req: restify.Request, res: restify.Response, next: restify.Next): void {
    const isCompressed = req.header('content-encoding') !== undefined;
    if (isCompressed) res.send(415, { error: BODY_ERRORS[415] });
    next(isCompressed ? false : undefined);
  }

  // Handlers return nothing: restify would log a returned value with the request.
  server.post('/api/messages', refuseCompressed, ...readJson, async (req, res) => {
    const isObject = typeof req.body === 'object' && req.body !== null;
    // JSON that is no object goes on and is told that it is no activity; an empty body was never parsed.
    if (!isObject && !(req.is('json') && req.rawBody)) {
      const status = req.is('json') ? 400 : 415;
      res.send(status, { error: BODY_ERRORS[status] });
      return;
    }
    const raw = String(req.rawBody);
    const inbound = hasSuspiciousEscapes(raw) ? parseStorableJson(raw) : req.body;
    const { status, body } = await receive(inbound, req.header('authorization', ''));
    if (body === undefined) res.send(status);
    else res.send(status, body);
  });

  server.get('/healthz', async (_req, res) => {
    res.send(200, { status: 'ok' });
  });

  server.get('/readyz', async (_req, res) => {
    const { isReady, reasons } = await readiness();
    res.send(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', reasons });
  });

  server.on(
    'restifyError',
    (req: restify.Request, res: restify.Response, error: { statusCode?: number }, done: () => void) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) logger.error({ err: error, path: req.path() }, 'request failed');
      res.send(status, {
        error: BODY_ERRORS[status] ?? (status === 404 ? 'Not found.' : 'Request refused.'),
      });
      done();
    },
  );

  return server;
}
