import assert from 'node:assert/strict';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { teamsMessage } from '../helpers/bot-channel.js';
import { leastCpuMs } from '../helpers/least-cpu.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

type Headers = Readonly<Record<string, string | readonly string[]>>;

describe('POST /api/messages, bodies and headers of strangers', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());
  beforeEach(() => bot.channel.sent.splice(0));

  /** A request with exactly these headers; fetch would mend some of them. Undefined when no answer came. */
  function send(headers: Headers, body: string | Uint8Array): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const outgoing = request(`${bot.url}/api/messages`, {
        method: 'POST',
        headers: headers as Record<string, string>,
      });
      outgoing.on('error', reject).on('response', async (response) => {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve({ status: response.statusCode ?? 0, body: text });
      });
      outgoing.end(body);
    });
  }

  const json = { 'content-type': 'application/json' };
  const good = () => JSON.stringify(teamsMessage(bot.channel, 'help'));
  const bearer = (options = {}) => `Bearer ${bot.channel.token(options)}`;

  // bodyReader alone: the first ends the process, the second takes 200 MB of memory, and a larger one all of it.
  for (const [what, body] of [
    ['a body that says it is gzip and is not', () => good()],
    ['a body that unpacks to 200 times its size', () => gzipSync(Buffer.alloc(2_000_000, 'a'))],
    ['a good activity that is compressed', () => gzipSync(good())],
  ] as const) {
    it(`refuses ${what} with 415, whoever sends it`, async () => {
      for (const authorization of [[], [['authorization', bearer()]]]) {
        const headers = { ...json, 'content-encoding': 'gzip', ...Object.fromEntries(authorization) };
        assert.equal((await send(headers, body())).status, 415);
      }
      assert.equal(bot.channel.sent.length, 0);
    });
  }

  it('refuses any other encoding of a body with 415', async () => {
    for (const encoding of ['br', 'deflate', 'identity', 'gzip, gzip', 'x']) {
      assert.equal((await send({ ...json, 'content-encoding': encoding }, good())).status, 415, encoding);
    }
  });

  it('refuses headers of more than 16 KB with 431', async () => {
    const headers = { ...json, authorization: `Bearer ${'e'.repeat(20_000)}` };
    assert.equal((await send(headers, good())).status, 431);
  });

  it('takes the first of two Authorization headers, never the one that is better', async () => {
    const bad = bearer({ claims: { aud: 'another bot' } });
    const both = (first: string, second: string) =>
      send({ ...json, authorization: [first, second] }, good()).then(({ status }) => status);
    assert.equal(await both(bad, bearer()), 401);
    assert.equal(await both(bearer(), bad), 200);
  });

  it('takes no token from anywhere but the Authorization header', async () => {
    const token = bot.channel.token();
    const headers = {
      ...json,
      cookie: `authorization=Bearer ${token}`,
      'x-authorization': `Bearer ${token}`,
    };
    assert.equal((await send(headers, good())).status, 401);
  });

  // Much of an activity comes back with the reply: what nests there would be written again.
  for (const place of [
    'value',
    'from',
    'recipient',
    'conversation',
    'channelData',
    'entities',
    'unheardOf',
  ]) {
    it(`reads a body nested 100,000 deep in ${place} without a fault`, async () => {
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      const activity: Record<string, unknown> = teamsMessage(bot.channel, 'help');
      const part = activity[place];
      activity[place] = typeof part === 'object' ? { ...part, deep: 'HERE' } : ['HERE'];
      const body = JSON.stringify(activity).replace('"HERE"', deep);
      const { status } = await send({ ...json, authorization: bearer() }, body);
      assert.ok(status === 200 || status === 400, String(status));
    });
  }

  it('reads a body nested 100,000 deep beside what no database takes', async () => {
    const deep = `${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}`;
    const body = JSON.stringify({ ...teamsMessage(bot.channel, 'help'), value: null, deep: 'HERE' });
    const { status } = await send({ ...json, authorization: bearer() }, body.replace('"HERE"', deep));
    assert.equal(status, 200);
  });

  const largest = 320 * 1024;
  const filled = (part: string, item: string) => {
    const body = JSON.stringify(teamsMessage(bot.channel, 'help', { [part]: 'HERE' }));
    const items = Array.from({ length: Math.floor((largest - body.length) / (item.length + 1)) }, () => item);
    return body.replace('"HERE"', `[${items.join()}]`);
  };
  const bot28 = '{"type":"mention","mentioned":{"id":"28:11111111-1111-4111-8111-111111111111"}}';
  for (const [part, item] of [
    ['entities', '0'],
    ['entities', '{}'],
    ['entities', '{"type":7}'],
    ['entities', bot28],
    ['membersAdded', '0'],
    ['membersAdded', '{"id":7}'],
    ['membersRemoved', '[]'],
    ['attachments', '0'],
  ] as const) {
    it(`takes as many ${part} of ${item} as a body holds at little more than reading them costs`, async () => {
      const cost = async (named: string) => {
        const body = filled(named, item);
        return leastCpuMs(async () => {
          const { status } = await send({ ...json, authorization: bearer() }, body);
          assert.ok(status === 200 || status === 400, String(status));
        });
      };
      // The same items where nothing looks at them; without a bound each wrong one costs as much as an activity.
      const [readMs, lookedAtMs] = [await cost('unheardOf'), await cost(part)];
      assert.ok(lookedAtMs < 3 * readMs + 20, `${lookedAtMs} ms of processor time, ${readMs} to read them`);
    });
  }

  it('looks at the first thousand members, and refuses more than 320 KB', async () => {
    const members = (count: number) =>
      JSON.stringify({
        ...teamsMessage(bot.channel, ''),
        type: 'conversationUpdate',
        membersAdded: [
          { id: `28:11111111-1111-4111-8111-111111111111` },
          ...Array(count).fill({ id: '29:x' }),
        ],
      });
    assert.equal((await send({ ...json, authorization: bearer() }, members(5000))).status, 200);
    assert.equal(bot.channel.sent.splice(0).length, 1);
    assert.equal((await send({ ...json, authorization: bearer() }, members(50_000))).status, 413);
  });

  it('takes the largest message that Teams takes, as text and as HTML', async () => {
    const text = '維'.repeat(51_200);
    const attachments = [{ contentType: 'text/html', content: `<p>${text}</p>` }];
    const body = JSON.stringify(teamsMessage(bot.channel, text, { attachments }));
    assert.ok(Buffer.byteLength(body) > 300_000);
    assert.equal((await send({ ...json, authorization: bearer() }, body)).status, 200);
    assert.match(JSON.stringify(bot.channel.sent.splice(0)), /300/);
  });

  it('refuses what is too large while it is still coming, though no header said so', async () => {
    const headers = { ...json, authorization: bearer(), 'transfer-encoding': 'chunked' };
    assert.equal((await send(headers, 'x'.repeat(2_000_000))).status, 413);
  });

  it('still answers after all of that', async () => {
    assert.equal((await send({ ...json, authorization: bearer() }, good())).status, 200);
    assert.equal(bot.channel.sent.length, 1);
  });
});
