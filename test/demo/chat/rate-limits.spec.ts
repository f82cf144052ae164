import assert from 'node:assert/strict';
import fc from 'fast-check';
import { APP_LIMIT, CONVERSATION_LIMITS, createRateLimits } from '../../../demo/chat/rate-limits.js';

describe('createRateLimits', () => {
  function limitsAt(start = 0): { admit: (id: string) => number | undefined; advance: (ms: number) => void } {
    let now = start;
    const limits = createRateLimits(() => now);
    return {
      admit: limits.admit,
      advance: (ms) => {
        now += ms;
      },
    };
  }

  it('admits seven requests in a second and names the wait for the eighth', () => {
    const { admit, advance } = limitsAt(5_000);
    for (let i = 0; i < 7; i += 1) assert.equal(admit('a'), undefined);
    advance(400);
    assert.equal(admit('a'), 600);
  });

  it('admits only eight in two seconds', () => {
    const { admit, advance } = limitsAt();
    for (let i = 0; i < 7; i += 1) admit('a');
    advance(1_000);
    assert.equal(admit('a'), undefined);
    assert.equal(admit('a'), 1_000);
  });

  it('admits only sixty in thirty seconds', () => {
    const { admit, advance } = limitsAt();
    for (let i = 0; i < 60; i += 1) {
      assert.equal(admit('a'), undefined, `request ${i + 1}`);
      advance(300);
    }
    assert.equal(admit('a'), 30_000 - 60 * 300);
  });

  it('admits only 1800 in an hour', () => {
    const { admit, advance } = limitsAt();
    for (let i = 0; i < 1_800; i += 1) {
      assert.equal(admit('a'), undefined, `request ${i + 1}`);
      advance(1_000);
    }
    assert.equal(admit('a'), 1_800_000);
  });

  it('does not count a refused request', () => {
    const { admit, advance } = limitsAt();
    for (let i = 0; i < 7; i += 1) admit('a');
    for (let i = 0; i < 20; i += 1) admit('a');
    advance(1_000);
    assert.equal(admit('a'), undefined);
  });

  it('keeps conversations apart, and all of them under fifty in a second', () => {
    const { admit, advance } = limitsAt();
    for (let i = 0; i < 50; i += 1) assert.equal(admit(`conversation ${i}`), undefined);
    assert.equal(admit('one more'), 1_000);
    advance(1_000);
    assert.equal(admit('one more'), undefined);
  });

  it('never admits more than a window allows, and admits again once the named wait is over', () => {
    const steps = fc.array(fc.record({ id: fc.constantFrom('a', 'b'), gapMs: fc.nat(600) }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (requests) => {
        let now = 0;
        const limits = createRateLimits(() => now);
        const admitted: { id: string; at: number }[] = [];
        for (const { id, gapMs } of requests) {
          now += gapMs;
          const wait = limits.admit(id);
          if (wait !== undefined) {
            assert.ok(wait > 0);
            now += wait;
            assert.equal(limits.admit(id), undefined);
          }
          admitted.push({ id, at: now });
          for (const { maxRequests, windowMs } of CONVERSATION_LIMITS) {
            const inWindow = admitted.filter((entry) => entry.id === id && entry.at > now - windowMs);
            assert.ok(inWindow.length <= maxRequests);
          }
          assert.ok(
            admitted.filter(({ at }) => at > now - APP_LIMIT.windowMs).length <= APP_LIMIT.maxRequests,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
