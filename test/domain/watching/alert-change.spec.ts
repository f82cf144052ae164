import assert from 'node:assert/strict';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import type { Alert } from '../../../src/domain/watching/alert.js';
import { alertChanges } from '../../../src/domain/watching/alert-change.js';
import type { Watch } from '../../../src/domain/watching/watch.js';
import { createWatchFacts } from '../../../src/domain/watching/watch-facts.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { alertOf, below, MEGAN, unused, watching, watchOf, workloadFigures } from '../../helpers/watching.js';

const NOW = new Date('2026-11-21T06:00:00Z');
const { conversation, customerId, customerName } = alertOf();

const teams = (active: number, changes: Partial<LicenseUsageRow> = {}) =>
  usageRow({ workloadName: 'Teams', licensesQualified: 100, licensesActive: active, ...changes });

function changes(
  watches: readonly Watch[],
  rows: readonly LicenseUsageRow[],
  alerts: readonly Alert[] = [],
  now = NOW,
) {
  const facts = createWatchFacts({ customerId, rows, terms: undefined }, now);
  return alertChanges({ conversation, watches, alerts, customerName }, facts, now);
}

const below40 = watchOf(1, watching(below(40)));
const below60 = watchOf(2, watching(below(60)));
const snoozedUntil = (until: string) =>
  alertOf({ state: { kind: 'snoozed', by: MEGAN, at: NOW, until: new Date(until), reason: '' } });

describe('alertChanges', () => {
  it('opens an alert with the customer, what fires and the watch it came from', () => {
    const { ruleKind, subject } = alertOf();
    assert.deepEqual(changes([below40], [teams(30)]), [
      {
        kind: 'open',
        alert: {
          conversation,
          ruleKind,
          customerId,
          customerName,
          subject,
          figures: workloadFigures(30),
          watchId: 'w1',
        },
      },
    ]);
  });

  it('opens nothing for what only holds, and nothing beside an alert that is there', () => {
    assert.deepEqual(changes([below40], [teams(42)]), []);
    assert.deepEqual(changes([below40], [teams(30)], [alertOf()]), []);
    const renamed = alertOf({ subject: { kind: 'workload', workloadName: ' TEAMS' } });
    assert.deepEqual(changes([below40], [teams(30)], [renamed]), []);
  });

  it('makes one alert of watches that overlap, named after the lowest number that fires', () => {
    const both = changes([below60, below40], [teams(30)]);
    assert.deepEqual(
      both.map((change) => change.kind === 'open' && change.alert.watchId),
      ['w1'],
    );
    const one = changes([below60, below40], [teams(50)]);
    assert.deepEqual(
      one.map((change) => change.kind === 'open' && change.alert.watchId),
      ['w2'],
    );
  });

  it('keeps rules apart', () => {
    const seats = watchOf(2, watching(unused(10)));
    const opened = changes([below40, seats], [teams(30)], [alertOf()]);
    assert.deepEqual(
      opened.map((change) => change.kind === 'open' && change.alert.ruleKind),
      ['unused'],
    );
  });

  it('tells new figures, also while it only holds, and leaves the state of the alert alone', () => {
    const renewed = { kind: 'figures', alertId: 'a1', figures: workloadFigures(42), watchId: 'w1' };
    assert.deepEqual(changes([below40], [teams(42)], [alertOf()]), [renewed]);
    const snoozed = snoozedUntil('2026-11-25T00:00:00Z');
    assert.deepEqual(changes([below40], [teams(42)], [snoozed]), [renewed]);
  });

  it('tells when another watch is the one that fires', () => {
    const moved = changes([below40, below60], [teams(42)], [alertOf({ figures: workloadFigures(42) })]);
    assert.deepEqual(moved, [
      { kind: 'figures', alertId: 'a1', figures: workloadFigures(42), watchId: 'w2' },
    ]);
  });

  it('tells the same figures again after a week, not before', () => {
    const as = (day: string) => [teams(30, { processedDateTime: new Date(`2026-11-${day}T00:00:00Z`) })];
    assert.deepEqual(changes([below40], as('20'), [alertOf()]), []);
    assert.equal(changes([below40], as('21'), [alertOf()])[0]?.kind, 'figures');
  });

  it('resolves with the figures of now when no watch fires or holds, nor covers the customer any more', () => {
    const gone = [{ kind: 'resolve', alertId: 'a1' }];
    const resolved = (active: number, qualified = 100) => [
      { kind: 'resolve', alertId: 'a1', figures: workloadFigures(active, qualified) },
    ];
    assert.deepEqual(changes([below40], [teams(45)], [alertOf()]), resolved(45));
    assert.deepEqual(changes([below40], [teams(0, { licensesQualified: 0 })], [alertOf()]), resolved(0, 0));
    assert.deepEqual(changes([below40], [teams(0, { workloadName: 'Exchange' })], [alertOf()])[0], gone[0]);
    const large = watchOf(1, watching(below(40), { minimumSeats: 101 }));
    assert.deepEqual(changes([large], [teams(30)], [alertOf()]), resolved(30));
    const other = watchOf(1, watching(below(40), { customer: { customerId: 'other', customerName: '' } }));
    assert.deepEqual(changes([other], [teams(30)], [alertOf()]), resolved(30));
  });

  it('keeps an alert while one of several watches fires or holds', () => {
    const low = watchOf(3, watching(below(10)));
    assert.equal(changes([low, below40], [teams(42)], [alertOf()])[0]?.kind, 'figures');
    const first = alertOf({ watchId: 'w3' });
    assert.equal(changes([low, below40], [teams(45)], [first])[0]?.kind, 'resolve');
  });

  it('leaves everything as it is without fresh data', () => {
    const now = new Date('2026-11-28T06:00:00Z');
    assert.deepEqual(changes([below40], [teams(90)], [alertOf()], now), []);
    assert.deepEqual(changes([below40], [teams(10)], [], now), []);
    assert.deepEqual(changes([below40], [], [alertOf()]), []);
    const partly = [
      teams(90, { processedDateTime: new Date('2026-11-01T00:00:00Z') }),
      usageRow({ workloadName: 'Exchange', licensesActive: 9 }),
    ];
    assert.deepEqual(changes([below40], partly, [alertOf()]), []);
  });

  it('wakes a snoozed alert once its time is over and it fires', () => {
    const over = snoozedUntil('2026-11-21T06:00:00Z');
    const woken = { kind: 'wake', alertId: 'a1', figures: workloadFigures(30), watchId: 'w1' };
    assert.deepEqual(changes([below40], [teams(30)], [over]), [woken]);
    assert.deepEqual(changes([below40], [teams(30)], [snoozedUntil('2026-11-21T06:00:01Z')]), []);
    assert.equal(changes([below40], [teams(42)], [over])[0]?.kind, 'figures');
    assert.equal(changes([below40], [teams(50)], [over])[0]?.kind, 'resolve');
  });
});
