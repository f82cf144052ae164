import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Alert, AlertFigures } from '../../../src/domain/watching/alert.js';
import { compareAlerts } from '../../../src/domain/watching/alert-order.js';
import { alertOf, workloadFigures } from '../../helpers/watching.js';

const dataAsOf = new Date('2026-11-14T00:00:00Z');

function product(unusedAtMost: number, unusedAtLeast = 0): Partial<Alert> {
  return {
    ruleKind: 'unused',
    figures: { kind: 'product', seats: 100, unusedAtLeast, unusedAtMost, dataAsOf },
  };
}

function ending(day: number, autoRenewEnabled: boolean): Partial<Alert> {
  const figures: AlertFigures = {
    kind: 'renewal',
    quantity: 10,
    seats: 10,
    unusedAtLeast: 1,
    unusedAtMost: 1,
    endsAt: new Date(Date.UTC(2026, 11, day)),
    autoRenewEnabled,
    dataAsOf,
  };
  return { ruleKind: 'renewal', figures };
}

const low = (active: number, qualified?: number): Partial<Alert> => ({
  figures: workloadFigures(active, qualified),
});
const over = (active: number, qualified?: number): Partial<Alert> => ({
  ruleKind: 'over-used',
  figures: workloadFigures(active, qualified),
});
const resolved: Partial<Alert> = { state: { kind: 'resolved', at: dataAsOf } };

const IN_ORDER = [
  ending(10, true),
  ending(20, true),
  ending(5, false),
  over(3, 0),
  over(200),
  over(120),
  product(9),
  product(8, 8),
  product(8),
  low(10),
  low(20),
  { ...low(20), customerName: 'Zenith' },
  { ...ending(1, true), ...resolved },
  { ...low(1), ...resolved },
].map((changes, at) => alertOf({ alertId: `a${at}`, ...changes }));

describe('compareAlerts', () => {
  it('puts renewals first, the worst first within a rule, and what is over last', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(IN_ORDER, { minLength: IN_ORDER.length }), (alerts) => {
        assert.deepEqual([...alerts].sort(compareAlerts), IN_ORDER);
      }),
    );
  });

  it('tells apart what looks the same, also without entitled seats', () => {
    const a = alertOf({ alertId: 'a', ...over(1, 0) });
    const b = alertOf({ alertId: 'b', ...over(1, 0) });
    assert.deepEqual([compareAlerts(a, b), compareAlerts(b, a), compareAlerts(a, a)], [-1, 1, 0]);
  });
});
