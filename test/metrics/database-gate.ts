import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

/** A way to a database that can be shut, as if its server had been stopped. */
export interface DatabaseGate {
  /** For whoever goes through the gate. */
  readonly databaseUrl: string;
  /** Cuts every connection and refuses new ones. */
  shut(): Promise<void>;
}

/** Opens one on loopback before the server of an address that `openFreshDatabase` gave. */
export async function openDatabaseGate(databaseUrl: string): Promise<DatabaseGate> {
  const url = new URL(databaseUrl);
  const host = url.searchParams.get('host') ?? url.hostname;
  const port = Number(url.searchParams.get('port') ?? (url.port || 5432));
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  const sockets = new Set<Socket>();
  const server = createServer((inward) => {
    const outward = dial(target as { readonly host: string; readonly port: number });
    for (const socket of [inward, outward]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    inward.pipe(outward).pipe(inward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const gated = new URL(`postgres://127.0.0.1:${(server.address() as AddressInfo).port}${url.pathname}`);
  gated.username = url.searchParams.get('user') ?? url.username;
  gated.password = url.searchParams.get('password') ?? url.password;
  return {
    databaseUrl: gated.href,
    async shut() {
      if (!server.listening) return;
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
