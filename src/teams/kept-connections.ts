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

/** Stops listening; resolves once what is in flight is answered. */
export function closeServer(server: restify.Server): Promise<void> {
  // node ends idle connections by itself; those in use would be kept after their answer.
  server.server.keepAliveTimeout = 1;
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
