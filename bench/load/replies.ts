import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { StandingAlert } from './traffic.js';

/** A reply that somebody waits for. */
export interface ExpectedReply {
  /** What is wrong with it so far; undefined when it came as it should. */
  problem(): string | undefined;
  forget(): void;
}

/** The Bot Connector of a load: takes everything, and knows which reply belongs to which activity. */
export interface Replies {
  readonly url: string;
  expect(activityId: string, holds: string): ExpectedReply;
  /** Alerts that began a thread in a channel. */
  alerts(): readonly StandingAlert[];
  /** How many messages were edited. */
  edits(): number;
}

const REPLY = /\/activities\/([^/?]+)$/;
const ALERT = /"cardId":"([^"]+)"/;
const CHANNEL = /19:channel-(\d+)@/;

/** Listens on 127.0.0.1 for as long as the process lives. */
export async function listenForReplies(): Promise<Replies> {
  const expected = new Map<string, { readonly holds: string; problem: string | undefined }>();
  const alerts: StandingAlert[] = [];
  let edits = 0;
  let threads = 0;

  function takeReply(activityId: string, body: Buffer): void {
    const waiting = expected.get(activityId);
    // Shown when an answer takes long, and no answer.
    if (waiting === undefined || body.includes('"type":"typing"')) return;
    waiting.problem = body.includes(waiting.holds)
      ? undefined
      : `without ${waiting.holds}: ${body}`.slice(0, 600);
  }

  function takeThread(body: Buffer): string {
    threads += 1;
    const text = body.toString();
    const cardId = ALERT.exec(text)?.[1];
    const channel = CHANNEL.exec(text)?.[1];
    if (cardId !== undefined && channel !== undefined) alerts.push({ channel: Number(channel), cardId });
    return `thread-${threads}`;
  }

  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    response.setHeader('content-type', 'application/json');
    if (request.url === '/v3/conversations') {
      const id = takeThread(body);
      response.end(JSON.stringify({ id: `19:thread;messageid=${id}`, activityId: id }));
      return;
    }
    if (request.method === 'PUT') edits += 1;
    else takeReply(decodeURIComponent(REPLY.exec(request.url ?? '')?.[1] ?? ''), body);
    response.end('{"id":"1"}');
  });
  // As Teams does: a connection outlives the pauses of who uses it.
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    expect(activityId, holds) {
      const reply = { holds, problem: 'no reply' as string | undefined };
      expected.set(activityId, reply);
      return { problem: () => reply.problem, forget: () => void expected.delete(activityId) };
    },
    alerts: () => alerts,
    edits: () => edits,
  };
}
