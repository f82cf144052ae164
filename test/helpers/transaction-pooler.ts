import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Bytes of whole messages of the protocol from the front of a stream, and what is left of it. */
function takeMessages(stream: Buffer): { readonly messages: readonly Buffer[]; readonly rest: Buffer } {
  const messages: Buffer[] = [];
  let at = 0;
  while (stream.length - at >= 5) {
    const length = stream.readUInt32BE(at + 1) + 1;
    if (stream.length - at < length) break;
    messages.push(stream.subarray(at, at + length));
    at += length;
  }
  return { messages, rest: stream.subarray(at) };
}

const READY = 'Z'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);

interface Session {
  readonly socket: Socket;
  owner: Socket | undefined;
}

/**
 * A pooler in transaction mode between clients and a PostgreSQL server: a client has a session from its first message
 * until the server is ready and in no transaction; then the next one in need of any gets it, the one used last first.
 * Signing in goes through to a session of its own, which is kept for all.
 */
export async function startTransactionPooler(server: { readonly host: string; readonly port: number }) {
  const idle: Session[] = [];
  const sockets = new Set<Socket>();
  const target = server.host.startsWith('/')
    ? { path: `${server.host}/.s.PGSQL.${server.port}` }
    : { host: server.host, port: server.port };

  const pooler = createServer((client) => {
    sockets.add(client);
    client.on('error', () => undefined);
    let session: Session | undefined = { socket: connect(target), owner: client };
    let isSignedIn = false;
    let pending = Buffer.alloc(0);
    attach(session);

    function attach(own: Session): void {
      const { socket } = own;
      sockets.add(socket);
      let stream = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        stream = Buffer.concat([stream, chunk]);
        const { messages, rest } = takeMessages(stream);
        stream = Buffer.from(rest);
        for (const message of messages) {
          own.owner?.write(message);
          if (message[0] !== READY || message[5] !== IDLE) continue;
          released.get(own.owner as Socket)?.();
          own.owner = undefined;
          idle.push(own);
        }
      });
    }

    released.set(client, () => {
      isSignedIn = true;
      session = undefined;
    });
    client.on('data', (chunk) => {
      if (!isSignedIn) return void session?.socket.write(chunk);
      pending = Buffer.concat([pending, chunk]);
      const { messages, rest } = takeMessages(pending);
      pending = Buffer.from(rest);
      for (const message of messages) {
        // A client that goes leaves its session to the others.
        if (message[0] === TERMINATE) return void client.end();
        if (session === undefined) {
          session = idle.pop();
          if (session === undefined) throw new Error('more clients in a transaction than sessions');
          session.owner = client;
        }
        session.socket.write(message);
      }
    });
  });
  const released = new Map<Socket, () => void>();
  pooler.listen(0, '127.0.0.1');
  await once(pooler, 'listening');
  return {
    port: (pooler.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      pooler.close();
      await once(pooler, 'close');
    },
  };
}
