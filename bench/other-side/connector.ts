// A Bot Connector that holds to Teams' limits and counts what goes beyond them.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createRateLimits } from '../../demo/chat/rate-limits.js';
import { serveTasks } from '../serve-tasks.js';

export interface Taken {
  readonly taken: number;
  /** Answered 429. */
  readonly refused: number;
  /** From the first one taken to the last. */
  readonly ms: number;
}

const limits = createRateLimits(() => performance.now());
let taken = 0;
let refused = 0;
let firstMs = 0;
let lastMs = 0;

const server = createServer(async (request, response) => {
  const conversationId = /\/conversations\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '';
  await buffer(request);
  const waitMs = limits.admit(conversationId);
  response.setHeader('content-type', 'application/json');
  if (waitMs !== undefined) {
    refused += 1;
    response.statusCode = 429;
    response.setHeader('retry-after', Math.ceil(waitMs / 1000));
    response.end('{"error":{"code":"TooManyRequests"}}');
    return;
  }
  lastMs = performance.now();
  if (taken === 0) firstMs = lastMs;
  taken += 1;
  response.statusCode = 201;
  response.end(JSON.stringify({ id: `sent-${taken}` }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

serveTasks({
  address: async () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  count: async (): Promise<Taken> => ({ taken, refused, ms: lastMs - firstMs }),
});
