import assert from 'node:assert/strict';
import { createInTurn } from '../../src/base/in-turn.js';

describe('createInTurn', () => {
  it('does work of one key after the other and of others beside it, whatever fails', async () => {
    const inTurn = createInTurn();
    const log: string[] = [];
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = inTurn('a', async () => {
      log.push('a1 begins');
      await held;
      log.push('a1 ends');
      throw new Error('no');
    });
    const second = inTurn('a', async () => {
      log.push('a2');
      return 2;
    });
    await inTurn('b', async () => {
      log.push('b1');
    });
    release?.();
    await assert.rejects(first, /no/);
    assert.equal(await second, 2);
    assert.deepEqual(log, ['a1 begins', 'b1', 'a1 ends', 'a2']);
  });
});
