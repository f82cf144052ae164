import assert from 'node:assert/strict';
import { judgeOutgoing } from '../../../src/usecases/outgoing/outgoing-verdict.js';

const DAY_MS = 24 * 60 * 60_000;
const NEW = { failures: 0, failedForMs: 0 };
const fault = (changes: object = {}) =>
  ({ scope: 'way', isFinal: false, retryAfterMs: undefined, ...changes }) as const;

describe('judgeOutgoing', () => {
  it('pauses a way ever longer, half an hour at most, and gives up what is old after a day', () => {
    const failing = (failures: number, failedForMs = 1) =>
      judgeOutgoing(fault(), { way: { failures, failedForMs }, message: NEW, random: 0 });
    assert.deepEqual(failing(0), { kind: 'pause', afterMs: 5_000, parks: false });
    assert.deepEqual(failing(3), { kind: 'pause', afterMs: 40_000, parks: false });
    assert.deepEqual(failing(1_000, DAY_MS - 1), { kind: 'pause', afterMs: 30 * 60_000, parks: false });
    assert.deepEqual(failing(1_000, DAY_MS), { kind: 'pause', afterMs: 30 * 60_000, parks: true });
  });

  it('waits as it was asked, an hour at most', () => {
    const asked = (retryAfterMs: number) =>
      judgeOutgoing(fault({ retryAfterMs }), { way: NEW, message: NEW, random: 1 });
    assert.deepEqual(asked(7_000), { kind: 'pause', afterMs: 7_000, parks: false });
    assert.deepEqual(asked(DAY_MS), { kind: 'pause', afterMs: 60 * 60_000, parks: false });
  });

  it('puts one message off and leaves the others alone, for a day', () => {
    const later = (failures: number, failedForMs: number) =>
      judgeOutgoing(fault({ scope: 'message' }), {
        way: NEW,
        message: { failures, failedForMs },
        random: 0,
      });
    assert.deepEqual(later(0, 0), { kind: 'later', afterMs: 60_000 });
    assert.deepEqual(later(30, DAY_MS - 1), { kind: 'later', afterMs: 2 * 60 * 60_000 });
    assert.deepEqual(later(30, DAY_MS), { kind: 'park' });
  });

  it('gives up at once what is final', () => {
    const verdict = judgeOutgoing(fault({ scope: 'message', isFinal: true }), {
      way: NEW,
      message: NEW,
      random: 0,
    });
    assert.deepEqual(verdict, { kind: 'park' });
  });
});
