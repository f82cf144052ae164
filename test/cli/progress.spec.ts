import assert from 'node:assert/strict';
import { createProgressDisplay } from '../../src/cli/progress.js';
import type { SweepProgress } from '../../src/usecases/sweep/sweep-parts.js';

const progress = (changes: Partial<SweepProgress> = {}): SweepProgress => ({
  phase: 'reading',
  done: 1_200,
  total: 2_000,
  unit: 'customers',
  counts: { listed: 2_000, read: 1_190, changed: 0, rows: 0, skipped: {}, failed: {} },
  ...changes,
});

function setUp(columns: number | undefined) {
  let nowMs = 0;
  const written: string[] = [];
  const display = createProgressDisplay({
    write: (text) => void written.push(text),
    columns,
    now: () => nowMs,
  });
  return {
    display,
    written,
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('createProgressDisplay', () => {
  it('writes a line every ten seconds where there is no terminal', () => {
    const { display, written, advance } = setUp(undefined);
    for (let second = 0; second < 25; second++) {
      display.show(progress());
      advance(1_000);
    }
    display.clear();
    assert.deepEqual(written, Array(2).fill('Reading usage: 1,200 of 2,000 customers (60 %)\n'));
  });

  it('keeps a bar in its line on a terminal, ten times a second at most, and takes it away', () => {
    const { display, written, advance } = setUp(120);
    display.show(progress({ counts: { ...progress().counts, failed: { timeout: 2, forbidden: 1 } } }));
    advance(99);
    display.show(progress({ done: 1_201 }));
    advance(1);
    display.show(progress({ phase: 'listing', unit: 'customers', done: 500, total: undefined }));
    display.clear();
    assert.deepEqual(written, [
      '\r\u001b[2K[################------------] Reading usage: 1,200 of 2,000 customers (60 %), 3 failed',
      '\r\u001b[2KListing customers: 500 customers',
      '\r\u001b[2K',
    ]);
  });

  it('never breaks the line of a narrow terminal, and never goes past the end', () => {
    const { display, written } = setUp(40);
    display.show(progress({ done: 3_000 }));
    assert.equal(written[0]?.length, '\r\u001b[2K'.length + 39);
    assert.match(written[0] ?? '', /\[#{28}\]/);
  });

  it('tells of a pause at once', () => {
    const { display, written } = setUp(undefined);
    display.pause(57_001);
    assert.deepEqual(written, ['Partner Center asks to wait; going on in 58 s\n']);
  });
});
