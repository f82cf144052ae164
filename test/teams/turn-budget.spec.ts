import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { teamsMessage } from '../helpers/bot-channel.js';
import { portOf } from '../helpers/raw-request.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

/** When Teams shows an error in place of an answer. */
const TEAMS_WAITS_MS = 15_000;

describe('a turn', function () {
  this.timeout(60_000);
  let bot: RunningBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  async function timed(work: () => Promise<{ readonly status: number }>) {
    const startedMs = performance.now();
    const { status } = await work();
    return { status, tookMs: performance.now() - startedMs };
  }

  it('ends before Teams gives it up, though neither Partner Center nor Teams answers', async () => {
    bot.emulator.faults.set([{ fault: { kind: 'slow', ms: 60_000 } }]);
    bot.channel.hang();
    const { status, tookMs } = await timed(() =>
      bot.post(teamsMessage(bot.channel, 'license usage for northwind')),
    );
    assert.equal(status, 500);
    assert.ok(tookMs < TEAMS_WAITS_MS, `${Math.round(tookMs)} ms`);
    assert.ok(tookMs > 9000, `${Math.round(tookMs)} ms`);
  });

  it('is refused with 408 when its body does not come', async () => {
    const socket = connect(portOf(bot.url), '127.0.0.1');
    const head = [
      'POST /api/messages HTTP/1.1',
      'Host: bot',
      'Content-Type: application/json',
      'Content-Length: 1000',
      `Authorization: Bearer ${bot.channel.token()}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n{`);
    const startedMs = performance.now();
    const answer = await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    assert.match(String(answer), /^HTTP\/1.1 408 /);
    assert.ok(performance.now() - startedMs < TEAMS_WAITS_MS);
  });
});
