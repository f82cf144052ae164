import type restify from 'restify';

/**
 * How long a connection stays open for its next request. It has to outlast whoever stands before the bot (Azure's load
 * balancer: 4 minutes, nginx: 1), or a request meets a connection that is just being closed and is lost. node's own
 * 5 seconds lost some of them in a load run.
 */
const KEPT_MS = 250_000;

/** Keeps the connections of those who ask again. */
export function keepConnections({ server }: restify.Server): void {
  server.keepAliveTimeout = KEPT_MS;
}

/** Longer than a turn: 9 s for its answer and some for sending it. Past that whoever is still connected is dropped. */
const GRACE_MS = 18_000;
/** Of the event loop: one accepts what waits, the next one reads it. */
const READING_ROUNDS = 5;

/**
 * Stops listening; resolves once what is in flight is answered, after `graceMs` in any case. Whoever goes on asking over
 * a connection that is open is answered and told that it ends.
 */
export async function closeServer(server: restify.Server, graceMs = GRACE_MS): Promise<void> {
  // node ends idle connections by itself; those in use would be kept after their answer, and for as long as more is asked.
  server.server.keepAliveTimeout = 1;
  server.server.prependListener('request', (_request, response: restify.Response) => {
    response.setHeader('connection', 'close');
  });
  // node cuts connections whose request has arrived and was not read yet, which under load are many.
  for (let round = 0; round < READING_ROUNDS; round += 1) await new Promise(setImmediate);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => server.server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
