import assert from 'node:assert/strict';
import type { AlertFigures, RenewalFigures, TermEnd } from '../../../src/domain/watching/alert.js';
import type { WatchRule } from '../../../src/domain/watching/watch.js';
import { watchLevel } from '../../../src/domain/watching/watch-level.js';
import { above, below, renewal, unused, workloadFigures } from '../../helpers/watching.js';

const NOW = new Date('2026-11-21T23:30:00Z');
const dataAsOf = new Date('2026-11-14T00:00:00Z');

function unusedFigures(unusedAtMost: number): AlertFigures {
  return { kind: 'product', seats: 1000, unusedAtLeast: 0, unusedAtMost, dataAsOf };
}

function renewalFigures(endsOn: string, unusedAtMost = 1, seatsInAll = 10): AlertFigures {
  const endsAt = new Date(`${endsOn}T00:00:00Z`);
  const seats = { quantity: 10, seats: seatsInAll, unusedAtLeast: 0, unusedAtMost };
  return { kind: 'renewal', ...seats, endsAt, autoRenewEnabled: true, dataAsOf };
}

/** Ends in 30 days, with one of ten seats unused. */
function ending(termEnd: TermEnd, more: Partial<RenewalFigures> = {}): AlertFigures {
  return { ...renewalFigures('2026-12-21'), ...more, termEnd } as AlertFigures;
}
const none = { unusedAtMost: 0 };
const far = { endsAt: new Date('2027-06-30T00:00:00Z') };
const over = { endsAt: new Date('2026-11-20T00:00:00Z') };

const CASES: readonly (readonly [WatchRule, AlertFigures, ReturnType<typeof watchLevel>])[] = [
  [below(40), workloadFigures(39), 'fires'],
  [below(40), workloadFigures(40), 'holds'],
  [below(40), workloadFigures(44), 'holds'],
  [below(40), workloadFigures(45), undefined],
  [below(40), workloadFigures(0, 1), 'fires'],
  [below(40), workloadFigures(0, 0), undefined],
  [below(40), workloadFigures(3, 0), undefined],
  // 39.996 %, which people read as 40 %.
  [below(40), workloadFigures(9_999, 25_000), 'fires'],
  [below(98), workloadFigures(99), 'holds'],
  [below(98), workloadFigures(100), undefined],
  [below(100), workloadFigures(99), 'fires'],
  [below(100), workloadFigures(100), undefined],
  [above(100), workloadFigures(101), 'fires'],
  [above(100), workloadFigures(100), 'holds'],
  [above(100), workloadFigures(96), 'holds'],
  [above(100), workloadFigures(95), undefined],
  [above(120), workloadFigures(120), 'holds'],
  [above(120), workloadFigures(115), undefined],
  [above(100), workloadFigures(1, 0), 'fires'],
  [above(100), workloadFigures(0, 0), undefined],
  [unused(10), unusedFigures(10), 'fires'],
  [unused(10), unusedFigures(9), 'holds'],
  [unused(10), unusedFigures(8), 'holds'],
  [unused(10), unusedFigures(7), undefined],
  [unused(30), unusedFigures(25), 'holds'],
  [unused(30), unusedFigures(24), undefined],
  [unused(3), unusedFigures(1), 'holds'],
  [unused(3), unusedFigures(0), undefined],
  [unused(1), unusedFigures(1), 'fires'],
  [unused(1), unusedFigures(0), undefined],
  [renewal(30), renewalFigures('2026-12-21'), 'fires'],
  [renewal(30), renewalFigures('2026-12-22'), 'holds'],
  [renewal(30), renewalFigures('2026-12-26'), 'holds'],
  [renewal(30), renewalFigures('2026-12-27'), undefined],
  [renewal(30), renewalFigures('2026-11-21'), 'fires'],
  [renewal(30), renewalFigures('2026-11-20'), undefined],
  [renewal(30), renewalFigures('2026-12-01', 0), undefined],
  // A twentieth of 200 seats is 10.
  [renewal(30), renewalFigures('2026-12-01', 10, 200), 'fires'],
  [renewal(30), renewalFigures('2026-12-01', 9, 200), 'holds'],
  [renewal(30), renewalFigures('2026-12-01', 6, 200), 'holds'],
  [renewal(30), renewalFigures('2026-12-01', 5, 200), undefined],
  [renewal(30), renewalFigures('2026-12-24', 10, 200), 'holds'],
  [renewal(30), ending('undecided'), 'fires'],
  [renewal(30), ending('undecided', none), undefined],
  [renewal(30), ending('undecided', far), undefined],
  [renewal(30), ending('extends', none), 'fires'],
  [renewal(30), ending('extends', far), undefined],
  [renewal(30), ending('extended', none), 'fires'],
  [renewal(30), ending('extended', far), 'fires'],
  [renewal(30), ending('extended', over), 'fires'],
  [renewal(30), ending('cancelled'), undefined],
  [renewal(30), ending('ends'), 'fires'],
  [renewal(30), ending('renews', { nextQuantity: 9 }), undefined],
  [renewal(30), ending('renews', { nextQuantity: 10 }), 'fires'],
  [renewal(30), ending('renews', { nextQuantity: 11 }), 'fires'],
  [renewal(30), workloadFigures(0), undefined],
  [unused(1), workloadFigures(0), undefined],
  [below(40), unusedFigures(10), undefined],
  [above(100), renewalFigures('2026-12-01'), undefined],
];

describe('watchLevel', () => {
  for (const [rule, figures, expected] of CASES) {
    const { kind, dataAsOf: _, ...seats } = figures;
    it(`${expected ?? 'clears'}: ${JSON.stringify(rule)} with ${kind} ${JSON.stringify(seats)}`, () => {
      assert.equal(watchLevel(rule, figures, NOW), expected);
    });
  }
});
