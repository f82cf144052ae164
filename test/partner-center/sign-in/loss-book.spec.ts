import assert from 'node:assert/strict';
import type { SignInLoss } from '../../../src/partner-center/sign-in/loss.js';
import { createLogAlerts, createLossBook } from '../../../src/partner-center/sign-in/loss-book.js';
import { createRecordingLogger, type LogLine } from '../support.js';

function openBook() {
  let [kept, reads, now] = [undefined as SignInLoss | undefined, 0, Date.parse('2026-11-21T09:30:00Z')];
  const lines: LogLine[] = [];
  const logger = createRecordingLogger(lines);
  const store = {
    read: async () => {
      reads += 1;
      return kept && { value: kept };
    },
    write: async (value: SignInLoss) => {
      kept = value;
    },
    forget: async () => {
      kept = undefined;
    },
  };
  const clock = { now: () => new Date(now) };
  return {
    book: createLossBook(store, createLogAlerts(logger), { clock, logger }),
    lines,
    kept: () => kept,
    reads: () => reads,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('createLossBook', () => {
  it('believes for a second that all is well, and asks every time while it is not', async () => {
    const { book, reads, wait } = openBook();
    await Promise.all([book.current(), book.current()]);
    wait(999);
    assert.equal(await book.current(), undefined);
    assert.equal(reads(), 1);
    wait(1);
    await book.current();
    assert.equal(reads(), 2);
    await book.enter('sign-in-lost', 'a');
    const before = reads();
    await book.current();
    assert.equal((await book.current())?.fault, 'sign-in-lost');
    assert.equal(reads(), before + 2);
  });

  it('keeps the first loss, with one line at error level until it is cleared', async () => {
    const { book, lines, kept, wait } = openBook();
    await book.enter('mfa-required', 'first');
    wait(5000);
    await book.enter('sign-in-lost', 'second');
    assert.deepEqual(kept(), {
      fault: 'mfa-required',
      since: '2026-11-21T09:30:00.000Z',
      correlationId: 'first',
      isReported: true,
    });
    assert.deepEqual(
      lines.map(({ level, data }) => [level, data['correlationId']]),
      [['error', 'first']],
    );
    await book.clear();
    assert.equal(await book.current(), undefined);
    await book.enter('sign-in-lost', 'third');
    assert.equal(lines.length, 2);
  });
});
