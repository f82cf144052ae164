import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CONVERSATION_LIMITS, createRateLimits } from '../../../demo/chat/rate-limits.js';
import {
  CONVERSATION_WINDOWS,
  createTenantPace,
  waitToSend,
} from '../../../src/usecases/delivery/send-pace.js';

const never = new AbortController().signal;

describe('waitToSend', () => {
  it('never comes near what Teams allows in a conversation, whatever the requests take', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(700), { minLength: 1, maxLength: 150 }), (tookMs) => {
        let now = 0;
        const limits = createRateLimits(() => now);
        const ends: number[] = [];
        for (const took of tookMs) {
          now += waitToSend(ends, CONVERSATION_WINDOWS, now);
          // Arrives at once, or only when it is answered.
          const arrivesMs = took % 2 === 0 ? 0 : took;
          now += arrivesMs;
          assert.equal(limits.admit('a:chat'), undefined);
          now += took - arrivesMs;
          ends.push(now);
        }
      }),
    );
  });

  it('leaves one message of each window to answers', () => {
    assert.deepEqual(
      CONVERSATION_WINDOWS.map(({ most, windowMs }) => ({ maxRequests: most + 1, windowMs })),
      CONVERSATION_LIMITS,
    );
  });

  it('does not wait for a time that is still to come', () => {
    const ends = Array.from({ length: 60 }, () => 3_600_000);
    assert.equal(waitToSend(ends, CONVERSATION_WINDOWS, 1_000), 0);
  });
});

describe('createTenantPace', () => {
  function setUp() {
    let now = 0;
    const pace = createTenantPace({
      nowMs: () => now,
      sleep: async (ms) => {
        now += ms;
      },
    });
    return { pace, now: () => now };
  }

  it('sends evenly, 49 a second, each process its part', async () => {
    for (const [workers, perSecond] of [
      [1, 49],
      [3, 16],
      [100, 1],
    ] as const) {
      const { pace, now } = setUp();
      const starts: number[] = [];
      for (let sent = 0; sent < 100; sent += 1) {
        const leave = await pace.enter('tenant', workers, never);
        starts.push(now());
        leave?.();
      }
      const span = (starts.at(-1) ?? 0) - (starts[0] ?? 0);
      assert.ok(Math.abs(span - (99 / perSecond) * 1000) < 1100 / perSecond, `${workers}: ${span}`);
      for (const start of starts) {
        assert.ok(starts.filter((other) => other >= start && other < start + 1000).length <= perSecond);
      }
    }
  });

  it('counts messages under way until a second after their answer', async () => {
    const { pace, now } = setUp();
    const leaves = [];
    for (let sent = 0; sent < 49; sent += 1) leaves.push(await pace.enter('tenant', 1, never));
    assert.ok(now() < 1000);
    const waiting = pace.enter('tenant', 1, never);
    for (const leave of leaves) leave?.();
    const answeredMs = now();
    await waiting;
    assert.ok(now() >= answeredMs + 1000);
  });

  it('keeps tenants apart', async () => {
    const { pace, now } = setUp();
    for (let sent = 0; sent < 49; sent += 1) await pace.enter('one', 1, never);
    const before = now();
    await pace.enter('two', 1, never);
    assert.equal(now(), before);
  });

  it('gives up when it is told to, and lets the next one pass', async () => {
    const { pace } = setUp();
    assert.equal(await pace.enter('tenant', 1, AbortSignal.abort()), undefined);
    assert.ok(await pace.enter('tenant', 1, never));
  });
});
