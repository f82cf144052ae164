import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const connections = new AsyncLocalStorage<Socket>();

/**
 * The connection on whose behalf the code that runs now was started, however long ago; undefined for what no request
 * began. Also known while an uncaught exception is looked at.
 */
export function connectionAtWork(): Socket | undefined {
  return connections.getStore();
}

/** Where in the arguments of a server's event its connection is. */
const CONNECTION_OF: Readonly<Record<string, (args: readonly unknown[]) => Socket | undefined>> = {
  connection: ([socket]) => socket as Socket,
  clientError: ([, socket]) => socket as Socket,
  request: ([request]) => (request as IncomingMessage).socket,
  checkContinue: ([request]) => (request as IncomingMessage).socket,
  checkExpectation: ([request]) => (request as IncomingMessage).socket,
  connect: ([, socket]) => socket as Socket,
  upgrade: ([, socket]) => socket as Socket,
};

/**
 * Keeps what a request breaks to its own connection. What is thrown while a request is taken gets 500, or ends the
 * connection where an answer has begun; what is thrown later, in a callback, can be told apart by `connectionAtWork`.
 */
export function containFaults(server: Server, onFault: (error: unknown) => void): void {
  const emit = server.emit.bind(server) as (event: string | symbol, ...args: unknown[]) => boolean;
  server.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    const connection = typeof event === 'string' ? CONNECTION_OF[event]?.(args) : undefined;
    if (connection === undefined) return emit(event, ...args);
    return connections.run(connection, () => {
      try {
        return emit(event, ...args);
      } catch (error) {
        onFault(error);
        giveUp(connection, event === 'request' ? (args[1] as ServerResponse) : undefined);
        return true;
      }
    });
  };
}

function giveUp(connection: Socket, response: ServerResponse | undefined): void {
  try {
    if (response === undefined || response.headersSent) throw new Error('There is nothing to answer with');
    response.statusCode = 500;
    response.setHeader('Connection', 'close');
    response.end();
  } catch {
    connection.destroy();
  }
}
