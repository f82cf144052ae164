import assert from 'node:assert/strict';
import { createDeadWorkers } from '../../src/jobs/dead-workers.js';

function setUp() {
  const alive = new Map<string, boolean>();
  const struck: string[] = [];
  let now = 0;
  const dead = createDeadWorkers(
    {
      list: async () => [...alive].map(([workerId, isAlive]) => ({ workerId, isAlive })),
      async strikeOff(workerId, when) {
        assert.equal(when, 'if-dead');
        struck.push(workerId);
        return alive.delete(workerId);
      },
    },
    { deadAfterMs: 6000, nowMs: () => now },
  );
  return {
    dead,
    alive,
    struck,
    async lookAt(ms: number) {
      now = ms;
      return dead.look();
    },
  };
}

describe('createDeadWorkers', () => {
  it('strikes a worker off once its lock was free for the whole time, and no sooner', async () => {
    const { alive, struck, lookAt } = setUp();
    alive.set('a', true).set('b', false);
    assert.deepEqual(await lookAt(0), []);
    assert.deepEqual(await lookAt(5999), []);
    assert.deepEqual(await lookAt(6000), ['b']);
    assert.deepEqual(await lookAt(8000), []);
    assert.deepEqual(struck, ['b']);
  });

  it('begins to count anew when the lock was held in between', async () => {
    const { alive, struck, lookAt } = setUp();
    alive.set('a', false);
    await lookAt(0);
    alive.set('a', true);
    await lookAt(4000);
    alive.set('a', false);
    await lookAt(6000);
    await lookAt(8000);
    assert.deepEqual(struck, []);
  });

  it('counts the living, and itself in any case', async () => {
    const { dead, alive, lookAt } = setUp();
    assert.equal(dead.alive(), 1);
    alive.set('a', true).set('b', true).set('c', false);
    await lookAt(0);
    assert.equal(dead.alive(), 2);
  });
});
