import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Delivered } from './inbox.js';

const eventSchema = z.looseObject({
  type: z.string(),
  data: z.looseObject({ customer: z.looseObject({ name: z.string() }) }),
});

/** A receiver of signed alerts on loopback. `key`: what they are signed with. Source: Standard Webhooks. */
export async function startWebhookInbox(
  key: Buffer,
  put: (delivered: Omit<Delivered, 'id' | 'at'>) => void,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  function headerOf({ headers }: IncomingMessage, name: string): string {
    return String(headers[name] ?? '');
  }

  const server = createServer(async (request, response) => {
    try {
      const body = await text(request);
      const event = eventSchema.parse(JSON.parse(body));
      const [id, timestamp] = [headerOf(request, 'webhook-id'), headerOf(request, 'webhook-timestamp')];
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      put({
        kind: 'webhook',
        to: event.type,
        subject: event.data.customer.name,
        text: JSON.stringify(event, null, 2),
        headers: { 'webhook-id': id, 'webhook-timestamp': timestamp },
        isSigned: headerOf(request, 'webhook-signature') === `v1,${signature}`,
      });
      response.statusCode = 204;
    } catch {
      response.statusCode = 400;
    }
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/alerts`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
