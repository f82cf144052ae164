import assert from 'node:assert/strict';
import { createRemembered } from '../../src/base/remembered.js';

describe('createRemembered', () => {
  it('makes one for each key, however many ask at once', async () => {
    const remembered = createRemembered<string>(2);
    let made = 0;
    const ask = (key: string) => remembered(key, async () => `${key}${++made}`);
    assert.deepEqual(await Promise.all([ask('a'), ask('a'), ask('b')]), ['a1', 'a1', 'b2']);
    assert.equal(await ask('a'), 'a1');
  });

  it('lets go of the one not used for longest', async () => {
    const remembered = createRemembered<string>(2);
    let made = 0;
    const ask = (key: string) => remembered(key, async () => `${key}${++made}`);
    for (const key of ['a', 'b', 'a', 'c']) await ask(key);
    assert.deepEqual([await ask('a'), await ask('b')], ['a1', 'b4']);
  });

  it('keeps no failure, and a failure takes nothing newer with it', async () => {
    const remembered = createRemembered<string>(1);
    let fail: (error: Error) => void = () => undefined;
    const failing = remembered('a', () => new Promise((_, reject) => (fail = reject)));
    await remembered('b', async () => 'b');
    assert.equal(await remembered('a', async () => 'newer'), 'newer');
    fail(new Error('late'));
    await assert.rejects(failing, /late/);
    assert.equal(await remembered('a', async () => 'again'), 'newer');
    await assert.rejects(remembered('c', async () => Promise.reject(new Error('no'))));
    assert.equal(await remembered('c', async () => 'c'), 'c');
  });
});
