// Teams: keys for its tokens, a connector that takes replies, and people who write.
import { Agent, request } from 'node:http';
import { createBotChannel, teamsMessage } from '../../test/helpers/bot-channel.js';
import { serveTasks } from '../serve-tasks.js';

/** So many turns a second for so long; `names` are customers. */
export interface Turns {
  readonly botUrl: string;
  readonly perSecond: number;
  readonly forMs: number;
  readonly names: readonly string[];
}

const channel = await createBotChannel();
const agent = new Agent({ keepAlive: true });
let written = 0;

function write(botUrl: string, names: readonly string[], token: string): Promise<void> {
  written += 1;
  const text = `license usage for ${names[written % names.length]}`;
  const conversation = { id: `a:chat-${written % 50}`, conversationType: 'personal', tenantId: TENANT };
  const body = JSON.stringify(teamsMessage(channel, text, { conversation }));
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${botUrl}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A turn was answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const TENANT = '22222222-2222-4222-8222-222222222222';

serveTasks(
  {
    address: async () => ({ url: channel.url, openIdUrl: channel.openIdUrl }),
    /** Times of the turns in milliseconds, from when each was meant to begin until the bot had replied. */
    turns: async ({ botUrl, perSecond, forMs, names }: Turns) => {
      const token = channel.token();
      const startMs = performance.now();
      const count = Math.round((forMs / 1_000) * perSecond);
      const times = await Promise.all(
        Array.from({ length: count }, async (_, at) => {
          const dueMs = startMs + (at / perSecond) * 1_000;
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())));
          await write(botUrl, names, token);
          return performance.now() - dueMs;
        }),
      );
      channel.sent.splice(0);
      return times;
    },
  },
  () => channel.close(),
);
