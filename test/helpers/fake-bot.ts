import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const receivedSchema = z.looseObject({
  type: z.string(),
  id: z.string(),
  name: z.string().optional(),
  text: z.string().optional(),
  value: z.unknown().optional(),
  locale: z.string().optional(),
  replyToId: z.string().optional(),
  serviceUrl: z.string(),
  channelId: z.string(),
  from: z.looseObject({ id: z.string(), name: z.string(), aadObjectId: z.string() }),
  conversation: z.looseObject({ id: z.string(), conversationType: z.string(), tenantId: z.string() }),
  channelData: z.looseObject({}),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
});

export type ReceivedActivity = z.infer<typeof receivedSchema>;

export interface ConnectorCall {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** One request to a connector, with the conversation id percent-encoded by the caller. */
export async function callConnector(
  serviceUrl: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<ConnectorCall> {
  const response = await fetch(new URL(path, serviceUrl), {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** Sends an activity as the answer to `activity`; resolves to the connector's answer. */
export function replyTo(activity: ReceivedActivity, reply: object): Promise<ConnectorCall> {
  const conversation = encodeURIComponent(activity.conversation.id);
  const path = `v3/conversations/${conversation}/activities/${encodeURIComponent(activity.id)}`;
  return callConnector(activity.serviceUrl, 'POST', path, reply);
}

export interface BotReply {
  /** HTTP status of the turn; default 200. */
  readonly status?: number;
  readonly body?: unknown;
}

export interface FakeBot {
  readonly url: string;
  /** Every activity so far, in order of arrival. */
  readonly received: readonly ReceivedActivity[];
  close(): Promise<void>;
}

/** A bot in a few lines, over real HTTP: `onActivity` may call the connector and decides the turn's answer. */
export async function createFakeBot(
  onActivity: (activity: ReceivedActivity) => Promise<BotReply | undefined> | BotReply | undefined = () =>
    undefined,
): Promise<FakeBot> {
  const received: ReceivedActivity[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isTurn = request.method === 'POST' && request.url === '/api/messages';
    const parsed = isTurn
      ? receivedSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString()))
      : undefined;
    if (parsed?.success !== true) {
      response.statusCode = 400;
      response.end(parsed === undefined ? 'not a turn' : z.prettifyError(parsed.error));
      return;
    }
    received.push(parsed.data);
    const answer = await onActivity(parsed.data);
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' });
    response.end(answer?.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
