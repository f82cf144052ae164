import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { containFaults } from '../base/contained-faults.js';
import { isOfThisMachine } from '../teams/loopback-requests.js';

export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface MetricsText {
  readonly contentType: string;
  read(): Promise<string>;
}

/** Whoever reaches the machine's own address is on it, but for web pages in a browser there. */
const HOST = '127.0.0.1';

/** Serves `GET /metrics` on loopback and nothing else. Throws when the port is taken. */
export async function openMetricsServer(port: number, metrics: MetricsText): Promise<MetricsServer> {
  const server = createServer(async (request, response) => {
    // Not chained: restify replaces writeHead of every response in the process, and its own returns nothing.
    const reply = (status: number, contentType: string, body: string) => {
      response.writeHead(status, { 'content-type': contentType });
      response.end(body);
    };
    if (!isOfThisMachine(request))
      return reply(403, 'text/plain', 'Only this machine is served, by no web page.\n');
    const isMetrics = request.url?.split('?')[0] === '/metrics';
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isMetrics || !isRead) return reply(404, 'text/plain', 'Not found.\n');
    try {
      reply(200, metrics.contentType, await metrics.read());
    } catch {
      reply(500, 'text/plain', 'The metrics could not be read.\n');
    }
  });
  containFaults(server, () => undefined);
  await listen(server, port);
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}/metrics`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const isTaken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw isTaken ? new Error(`METRICS_PORT ${port} is in use on ${HOST}.`, { cause }) : cause;
  }
}
