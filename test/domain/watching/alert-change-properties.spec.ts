import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import type { Alert } from '../../../src/domain/watching/alert.js';
import { alertChanges } from '../../../src/domain/watching/alert-change.js';
import type { Watch, WatchRule } from '../../../src/domain/watching/watch.js';
import { createWatchFacts } from '../../../src/domain/watching/watch-facts.js';
import { watchLevel } from '../../../src/domain/watching/watch-level.js';
import { usageRow } from '../../helpers/usage-rows.js';
import {
  above,
  alertOf,
  below,
  renewal,
  termOf,
  unused,
  watching,
  watchOf,
  workloadFigures,
} from '../../helpers/watching.js';

const NOW = new Date('2026-11-21T06:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const { conversation, customerId, customerName } = alertOf();

const rule: fc.Arbitrary<WatchRule> = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map(below),
  fc.integer({ min: 100, max: 200 }).map(above),
  fc.integer({ min: 1, max: 60 }).map(unused),
  fc.integer({ min: 1, max: 60 }).map(renewal),
);
const watches = fc
  .array(rule, { minLength: 1, maxLength: 4 })
  .map((rules) => rules.map((one, at) => watchOf(at + 1, watching(one))));

interface Day {
  readonly rows: readonly LicenseUsageRow[];
  readonly terms: readonly SubscriptionTerm[] | undefined;
}

const day: fc.Arbitrary<Day> = fc
  .record({
    active: fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 3 }),
    seats: fc.integer({ min: 0, max: 60 }),
    endsIn: fc.option(fc.integer({ min: -3, max: 70 }), { nil: undefined }),
  })
  .map(({ active, seats, endsIn }) => ({
    rows: active.map((licensesActive, at) =>
      usageRow({ workloadName: `W${at}`, licensesQualified: seats, licensesActive }),
    ),
    terms:
      endsIn === undefined
        ? undefined
        : [termOf({ commitmentEndDate: new Date(NOW.getTime() + endsIn * DAY_MS) })],
  }));

/** Alerts over days, as a store would keep them; how often each identity opened and resolved. */
function live(watched: readonly Watch[], days: readonly Day[]) {
  let alerts: readonly Alert[] = [];
  const opened: string[] = [];
  const resolved: string[] = [];
  for (const { rows, terms } of days) {
    const facts = createWatchFacts({ customerId, rows, terms }, NOW);
    const changes = alertChanges({ conversation, watches: watched, alerts, customerName }, facts, NOW);
    for (const change of changes) {
      if (change.kind === 'open') {
        opened.push(keyOf(change.alert));
        const alertId = `a${opened.length}`;
        alerts = [...alerts, { ...change.alert, alertId, state: { kind: 'open' }, openedAt: NOW }];
        continue;
      }
      const alert = alerts.find(({ alertId }) => alertId === change.alertId);
      assert.ok(alert, 'only alerts that are there change');
      alerts = alerts.filter((other) => other !== alert);
      if (change.kind === 'resolve') resolved.push(keyOf(alert));
      else alerts = [...alerts, { ...alert, figures: change.figures, watchId: change.watchId }];
    }
    assert.equal(new Set(alerts.map(keyOf)).size, alerts.length, 'one alert for each identity');
    const again = alertChanges({ conversation, watches: watched, alerts, customerName }, facts, NOW);
    assert.deepEqual(again, [], 'the same reading changes nothing a second time');
  }
  return { alerts, opened, resolved };
}

const keyOf = ({ ruleKind, subject }: Pick<Alert, 'ruleKind' | 'subject'>) =>
  `${ruleKind} ${JSON.stringify(subject)}`;

describe('any watches over any readings', () => {
  it('keep one alert for each identity, and settle at once', () => {
    fc.assert(
      fc.property(watches, fc.array(day, { maxLength: 6 }), (watched, days) => {
        live(watched, days);
      }),
    );
  });

  it('never open and resolve on the same reading', () => {
    fc.assert(
      fc.property(watches, day, (watched, reading) => {
        const { resolved } = live(watched, [reading, reading]);
        assert.deepEqual(resolved, []);
      }),
    );
  });

  it('leave every alert as it is when nothing is known', () => {
    fc.assert(
      fc.property(watches, day, (watched, reading) => {
        const nothing = { rows: [], terms: undefined };
        const { alerts } = live(watched, [reading]);
        assert.deepEqual(live(watched, [reading, nothing]).alerts, alerts);
      }),
    );
  });

  it('make one alert of a figure that swings between where a rule fires and where it clears', () => {
    const wobbling = fc
      .record({
        limit: fc.integer({ min: 1, max: 94 }),
        beyond: fc.array(fc.integer({ min: -10, max: 49 }), { minLength: 1, maxLength: 20 }),
      })
      .map(({ limit, beyond }) => ({ limit, actives: beyond.map((seats) => limit * 10 + seats) }));
    fc.assert(
      fc.property(wobbling, ({ limit, actives }) => {
        const days = [limit * 10 - 1, ...actives].map((licensesActive) => ({
          rows: [usageRow({ workloadName: 'W', licensesQualified: 1000, licensesActive })],
          terms: undefined,
        }));
        const { opened, resolved } = live([watchOf(1, watching(below(limit)))], days);
        assert.deepEqual([opened.length, resolved], [1, []]);
      }),
    );
  });

  it('clear at another level than they fire', () => {
    const limit = fc.integer({ min: 1, max: 95 });
    const qualified = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(limit, qualified, fc.integer({ min: 0, max: 2_000 }), (percent, seats, active) => {
        const level = watchLevel(below(percent), workloadFigures(active, seats), NOW);
        const share = (100 * active) / seats;
        if (level === 'fires') assert.ok(share < percent);
        else if (level === undefined) assert.ok(share >= percent + 5);
        else assert.ok(share >= percent && share < percent + 5);
      }),
    );
  });
});
