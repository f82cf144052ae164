import assert from 'node:assert/strict';
import fc from 'fast-check';
import { teamsMessage } from '../helpers/bot-channel.js';
import { portOf, sendRaw, statusesOf } from '../helpers/raw-request.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { CASES, FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { hostileText } from './hostile.js';
import { assertNoInnards, createLogWatch } from './oracles.js';
import { createTokens } from './tokens.js';

/** Stands for a good token of the channel, which is made when it is sent. */
const TOKEN = '{token}';

const METHODS = [
  'GET',
  'POST',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'TRACE',
  'CONNECT',
  'PATCH',
  'get',
  'M-SEARCH',
  '',
];
const TARGETS = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/messages',
  '/',
  '//',
  '///',
  '*',
  '?',
  '/%',
  '/%00',
  '/..;/healthz',
  'http://[',
  'http://a:99999/',
  'http://%/healthz',
  'http://bot/api/messages',
  'bot:443',
  '',
];
const HOSTS = [
  'bot',
  '127.0.0.1',
  'localhost:3978',
  '%',
  '[',
  '[::1]',
  'a:99999',
  'a b',
  '@',
  '',
  'xn--a',
  '//',
];
const HEADERS = [
  'Content-Type: application/json',
  'Content-Type: application/json; charset=x',
  'Content-Type: text/plain',
  'Content-Encoding: gzip',
  'Content-Length: 2',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Content-Length: 5\r\nContent-Length: 6',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, chunked',
  'Transfer-Encoding: gzip',
  'Expect: 100-continue',
  'Expect: everything',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__',
  'Connection: close',
  'Connection: keep-alive',
  'Authorization: Bearer a.b.c',
  `Authorization: ${TOKEN}`,
  'Authorization: ',
  'Accept: nothing/at-all',
  'Accept: ;;;',
  'Accept-Version: ~9',
  'Origin: null',
  'Content-MD5: x',
  'Range: bytes=0-',
  'Cookie: =;=',
  'X: \u0000',
  'no colon',
  ': no name',
  ' folded',
];
const BODIES = [
  '',
  '{}',
  '[]',
  '{',
  '2\r\n{}\r\n0\r\n\r\n',
  'zz\r\n',
  'ffffffffffffffffff\r\n',
  '0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
];

type WriteSize = (bytes: number) => string;
const GOOD_SIZES: readonly WriteSize[] = [(bytes) => bytes.toString(16)];
const BAD_SIZES: readonly WriteSize[] = [
  (bytes) => `0x${bytes}`,
  (bytes) => (bytes + 1).toString(16),
  (bytes) => `-${bytes}`,
  () => 'f'.repeat(17),
];

const often = <Value>(usual: readonly Value[], odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: 6 }, { arbitrary: odd, weight: 1 });

/** Lines that follow each other as in a request, good and bad ones. */
const request = fc
  .record({
    method: often(METHODS, hostileText),
    target: often(TARGETS, hostileText),
    version: often(['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', ''], hostileText),
    hosts: fc.array(often(HOSTS, hostileText), { maxLength: 2 }),
    headers: fc.array(often(HEADERS, hostileText), { maxLength: 4 }),
    body: often(BODIES, hostileText),
  })
  .map(({ method, target, version, hosts, headers, body }) => {
    const lines = [`${method} ${target} ${version}`, ...hosts.map((host) => `Host: ${host}`), ...headers];
    return `${lines.join('\r\n')}\r\n\r\n${body}`;
  });

/** A body in chunks, of a request that is good up to there; sizes, extensions and trailers may be wrong. */
const chunked = fc
  .record({
    parts: fc.array(often(['{"type":"message"', ',"text":"help"}', '{', '}', '[]'], hostileText), {
      maxLength: 5,
    }),
    size: often(GOOD_SIZES, fc.constantFrom(...BAD_SIZES)),
    extension: fc.constantFrom('', '', ';a=b', ';a="', `;${'x'.repeat(20_000)}`),
    trailer: fc.constantFrom('', 'X: y\r\n', 'Content-Length: 1\r\n', 'no colon\r\n'),
    isEnded: fc.boolean(),
  })
  .map(({ parts, size, extension, trailer, isEnded }) => {
    const head = ['POST /api/messages HTTP/1.1', 'Host: bot', 'Content-Type: application/json'];
    const lines = [...head, `Authorization: ${TOKEN}`, 'Transfer-Encoding: chunked'];
    const chunks = parts.map((part) => `${size(Buffer.byteLength(part))}${extension}\r\n${part}\r\n`);
    return `${lines.join('\r\n')}\r\n\r\n${chunks.join('')}${isEnded ? `0\r\n${trailer}\r\n` : ''}`;
  });

const any = fc.oneof({ arbitrary: request, weight: 4 }, { arbitrary: chunked, weight: 1 });

/** Requests, several on one connection, cut off, with something put in, and bytes that are none. */
const bytes: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { arbitrary: any, weight: 6 },
  { arbitrary: fc.array(any, { maxLength: 4 }).map((all) => all.join('')), weight: 2 },
  { arbitrary: fc.tuple(any, fc.nat(300)).map(([text, at]) => text.slice(0, at)), weight: 1 },
  {
    arbitrary: fc
      .tuple(any, fc.nat(300), hostileText)
      .map(([text, at, part]) => text.slice(0, at) + part + text.slice(at)),
    weight: 2,
  },
  { arbitrary: fc.uint8Array({ maxLength: 300 }), weight: 1 },
);

/** What an answer may be; 501 is node's for an encoding it does not know. Never 500. */
const STATUSES = [100, 200, 400, 401, 403, 404, 405, 406, 408, 411, 413, 415, 417, 431, 501, 505];

/** Side by side, because each waits a moment before it says that no more comes. */
const AT_ONCE = 10;
const PATIENCE = { quietMs: 15, withinMs: 20_000 };

describe('fuzz: requests', function () {
  this.timeout(FUZZ_TIMEOUT_MS);
  let bot: RunningBot;
  let ports: { readonly bot: number; readonly metrics: number };

  before(async () => {
    bot = await startBot({ LOG_LEVEL: 'info', METRICS_PORT: '0' });
    const line = bot.log.find((text) => text.includes('metrics are served')) ?? '{}';
    ports = {
      bot: portOf(bot.url),
      metrics: portOf((JSON.parse(line) as { readonly url: string }).url),
    };
  });
  after(() => bot.close());

  it(`are answered, refused or cut off, and end nothing (${CASES} connections)`, async () => {
    const tokens = createTokens(bot);
    const log = createLogWatch(bot);
    const connection = fc.record({ to: fc.constantFrom('bot', 'bot', 'bot', 'metrics'), sent: bytes });
    const connections = fc.array(connection, { minLength: AT_ONCE, maxLength: AT_ONCE, size: 'max' });
    await fuzz(
      fc.asyncProperty(connections, async (all) => {
        log.skip();
        const token = tokens.bearer();
        await Promise.all(
          all.map(async ({ to, sent }) => {
            const text = typeof sent === 'string' ? sent.replaceAll(TOKEN, token) : sent;
            const answer = await sendRaw(ports[to], text, PATIENCE);
            assertNoInnards(answer);
            for (const status of statusesOf(answer)) assert.ok(STATUSES.includes(status), answer);
          }),
        );
        log.assertCalm();
        assert.equal((await fetch(`${bot.url}/healthz`)).status, 200);
      }),
      AT_ONCE,
    );
  });

  it('leave a bot that answers', async () => {
    assert.equal((await bot.post(teamsMessage(bot.channel, 'help'))).status, 200);
  });
});
