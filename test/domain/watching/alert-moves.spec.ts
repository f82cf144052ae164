import assert from 'node:assert/strict';
import type { Alert, AlertState } from '../../../src/domain/watching/alert.js';
import {
  type AlertMove,
  acknowledge,
  reopen,
  snooze,
  stop,
} from '../../../src/domain/watching/alert-moves.js';
import { ADELE, alertOf, MEGAN } from '../../helpers/watching.js';

const AT = new Date('2026-11-21T10:00:00Z');
const LATER = new Date('2026-11-21T10:00:02Z');
const STATES: Readonly<Record<AlertState['kind'], AlertState>> = {
  open: { kind: 'open' },
  acknowledged: { kind: 'acknowledged', by: MEGAN, at: AT },
  snoozed: {
    kind: 'snoozed',
    by: MEGAN,
    at: AT,
    until: new Date('2026-11-28T10:00:00Z'),
    reason: 'on leave',
  },
  resolved: { kind: 'resolved', at: AT },
  stopped: { kind: 'stopped', by: MEGAN, at: AT },
};
const inState = (kind: AlertState['kind']): Alert => alertOf({ state: STATES[kind] });
const aWeek = snooze({ by: MEGAN, at: AT, days: 7, reason: '  on leave ' });

/** The state a move leads to from each; the same object again where nothing changes. */
function outcomes(move: AlertMove) {
  return Object.fromEntries(
    Object.keys(STATES).map((kind) => {
      const before = inState(kind as AlertState['kind']);
      const after = move(before);
      return [kind, after === before ? 'same' : after.state];
    }),
  );
}

describe('acknowledge', () => {
  it('takes an alert that is not closed; the first one stays named', () => {
    const taken = { kind: 'acknowledged', by: ADELE, at: LATER };
    assert.deepEqual(outcomes(acknowledge(ADELE, LATER)), {
      open: taken,
      acknowledged: 'same',
      snoozed: taken,
      resolved: 'same',
      stopped: 'same',
    });
  });
});

describe('snooze', () => {
  it('silences for whole days, an acknowledged alert too', () => {
    assert.deepEqual(outcomes(aWeek), {
      open: STATES.snoozed,
      acknowledged: STATES.snoozed,
      snoozed: 'same',
      resolved: 'same',
      stopped: 'same',
    });
  });

  it('changes nothing when clicked again, and something when days or reason differ or the day is another', () => {
    const alert = inState('snoozed');
    const again = { by: ADELE, at: LATER, days: 7, reason: 'on leave' } as const;
    assert.equal(snooze(again)(alert), alert);
    for (const change of [{ days: 1 }, { reason: 'ordered' }, { at: new Date('2026-11-22T10:00:00Z') }]) {
      const { state } = snooze({ ...again, ...change } as typeof again)(alert);
      assert.deepEqual(state.kind === 'snoozed' && state.by, ADELE);
    }
  });

  it('cuts the reason at 200 characters and never inside one', () => {
    const { state } = snooze({ by: MEGAN, at: AT, days: 1, reason: `${'é'.repeat(199)}😀😀` })(
      inState('open'),
    );
    assert.equal(state.kind === 'snoozed' && state.reason, `${'é'.repeat(199)}😀`);
  });
});

describe('reopen', () => {
  it('takes everything back but what cleared by itself', () => {
    const open = { kind: 'open' };
    assert.deepEqual(outcomes(reopen), {
      open: 'same',
      acknowledged: open,
      snoozed: open,
      resolved: 'same',
      stopped: open,
    });
  });
});

describe('stop', () => {
  it('ends an alert that is not closed', () => {
    const stopped = { kind: 'stopped', by: ADELE, at: LATER };
    assert.deepEqual(outcomes(stop(ADELE, LATER)), {
      open: stopped,
      acknowledged: stopped,
      snoozed: stopped,
      resolved: 'same',
      stopped: 'same',
    });
  });
});
