import assert from 'node:assert/strict';
import { StorageError } from '../../../src/base/errors.js';
import {
  createDailyChoice,
  createRememberedChoice,
} from '../../../src/partner-center/memory/remembered-choice.js';
import type { RememberedChoice, UsageApi } from '../../../src/usecases/usage/usage-api-ports.js';
import { createRecordingLogger, type LogLine, NOW } from '../support.js';

const DAY_MS = 86_400_000;

function setUp(remembered: RememberedChoice = createRememberedChoice()) {
  const lines: LogLine[] = [];
  const calls: string[] = [];
  let now = NOW;
  const choice = createDailyChoice({
    remembered: {
      read() {
        calls.push('read');
        return remembered.read();
      },
      write(value: UsageApi, updatedAt: Date) {
        calls.push(`write ${value}`);
        return remembered.write(value, updatedAt);
      },
    },
    clock: { now: () => now },
    logger: createRecordingLogger(lines),
    patienceMs: 1,
  });
  return {
    choice,
    lines,
    calls,
    pass(ms: number) {
      now = new Date(now.getTime() + ms);
    },
  };
}

describe('createDailyChoice', () => {
  it('knows nothing at first and asks the memory each time', async () => {
    const { choice, calls } = setUp();
    assert.equal(await choice.current(), undefined);
    assert.equal(await choice.current(), undefined);
    assert.deepEqual(calls, ['read', 'read']);
  });

  it('takes up what another process has learned', async () => {
    const shared = createRememberedChoice();
    await setUp(shared).choice.learn('commercial');
    assert.equal(await setUp(shared).choice.current(), 'commercial');
  });

  it('counts for a day from when it was learned, however often it is learned again', async () => {
    const { choice, calls, pass } = setUp();
    await choice.learn('commercial');
    pass(DAY_MS - 1);
    await choice.learn('commercial');
    assert.equal(await choice.current(), 'commercial');
    assert.deepEqual(calls, ['write commercial']);
    pass(1);
    assert.equal(await choice.current(), undefined);
    await choice.learn('commercial');
    assert.equal(await choice.current(), 'commercial');
  });

  it('changes its mind', async () => {
    const { choice } = setUp();
    await choice.learn('commercial');
    await choice.learn('customer');
    assert.equal(await choice.current(), 'customer');
  });

  it('works without a memory that works', async () => {
    const broken = async () => {
      throw new StorageError('no database');
    };
    const { choice, lines } = setUp({ read: broken, write: broken });
    assert.equal(await choice.current(), undefined);
    await choice.learn('commercial');
    assert.equal(await choice.current(), 'commercial');
    assert.equal(lines.filter(({ level }) => level === 'warn').length, 2);
  });

  it('does not wait for a memory that hangs', async () => {
    const never = () => new Promise<never>(() => undefined);
    const { choice } = setUp({ read: never, write: never });
    // The limit alone does not keep the process alive.
    const alive = setInterval(() => undefined, 1000);
    try {
      assert.equal(await choice.current(), undefined);
      await choice.learn('customer');
      assert.equal(await choice.current(), 'customer');
    } finally {
      clearInterval(alive);
    }
  });
});
