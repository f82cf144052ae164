import assert from 'node:assert/strict';
import { summarize, type Turn, wholeAfter } from '../../faults/turn.js';

const turn = (sentMs: number, tookMs: number, changes: Partial<Turn> = {}): Turn => ({
  what: 'question',
  sentMs,
  answeredMs: sentMs + tookMs,
  status: 200,
  seen: { kind: 'answer' },
  ...changes,
});
const sorry = { seen: { kind: 'sorry', fault: 'timeout' } } as const;
const nothing = { seen: undefined, status: 0 };

describe('summarize', () => {
  it('counts what people saw, and takes the middle and the worst of the times', () => {
    const turns = [turn(0, 10), turn(1, 30, sorry), turn(2, 9_000, nothing), turn(3, 20)];
    assert.deepEqual(summarize(turns), {
      turns: 4,
      saw: { answer: 2, 'sorry (timeout)': 1, nothing: 1 },
      statuses: { '0': 1, '200': 3 },
      medianMs: 30,
      worstMs: 9_000,
    });
  });

  it('is all zero without turns', () => {
    assert.deepEqual(summarize([]), { turns: 0, saw: {}, statuses: {}, medianMs: 0, worstMs: 0 });
  });
});

describe('wholeAfter', () => {
  it('is the time from the end of the fault to the last turn that was not fully answered', () => {
    const turns = [turn(900, 10, sorry), turn(1_500, 10, nothing), turn(1_400, 10), turn(1_700, 10)];
    assert.equal(wholeAfter(turns, 1_000), 500);
  });

  it('is 0 when all sent after it were answered', () => {
    assert.equal(wholeAfter([turn(900, 500, sorry), turn(1_100, 10)], 1_000), 0);
  });
});
