// Teams, as far as an answer goes: sends messages as fast as they are answered, and takes the replies.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { serveTasks } from '../serve-tasks.js';
import { post } from './post.js';

export interface Load {
  readonly botUrl: string;
  /** Said in turn. */
  readonly texts: readonly string[];
  readonly atOnce: number;
  readonly forMs: number;
  /** Has to be in every reply, so that a sorry is not taken for an answer. */
  readonly replyHolds: string;
}

/** A turn is over when the bot has answered the request, which is after its reply. */
export interface LoadResult {
  readonly turns: number;
  readonly turnsPerSecond: number;
}

let replies = 0;
let wrongReplies: string[] = [];
let wanted = '';
let lastReply = '';

const connector = createServer(async (incoming, response) => {
  const body = await buffer(incoming);
  // Shown when an answer takes long, and no answer.
  if (!body.includes('"type":"typing"')) {
    replies += 1;
    if (!body.includes(wanted)) wrongReplies.push(body.toString().slice(0, 500));
    else lastReply = body.toString();
  }
  response.setHeader('content-type', 'application/json');
  response.end('{"id":"1"}');
});
connector.listen(0, '127.0.0.1');
await once(connector, 'listening');
const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;

function activityOf(text: string, conversation: number): string {
  const tenantId = '22222222-2222-4222-8222-222222222222';
  return JSON.stringify({
    type: 'message',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:ana', name: 'Ana', aadObjectId: '33333333-3333-4333-8333-333333333333' },
    recipient: { id: '28:seatwise', name: 'Seatwise' },
    conversation: { id: `a:chat-${conversation}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-US',
    text,
  });
}

serveTasks({
  /** The last reply as it came, for a floor that sends the same. */
  lastReply: async () => lastReply,

  async run({ botUrl, texts, atOnce, forMs, replyHolds }: Load): Promise<LoadResult> {
    replies = 0;
    wrongReplies = [];
    wanted = replyHolds;
    let turns = 0;
    const startMs = performance.now();
    const speak = async (conversation: number) => {
      for (let at = conversation; performance.now() - startMs < forMs; at += atOnce) {
        const { status } = await post(
          `${botUrl}/api/messages`,
          activityOf(texts[at % texts.length] ?? '', conversation),
        );
        if (status !== 200) throw new Error(`The bot answered ${status}`);
        turns += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, (_, conversation) => speak(conversation)));
    const seconds = (performance.now() - startMs) / 1000;
    if (wrongReplies[0]) throw new Error(`A reply without ${replyHolds}: ${wrongReplies[0]}`);
    if (replies < turns) throw new Error(`${turns} turns, ${replies} replies`);
    return { turns, turnsPerSecond: turns / seconds };
  },
});
