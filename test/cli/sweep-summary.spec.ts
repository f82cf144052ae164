import assert from 'node:assert/strict';
import { formatSummary } from '../../src/cli/sweep-summary.js';
import type { SweepSummary } from '../../src/usecases/sweep/sweep-ports.js';

const summary = (changes: Partial<SweepSummary> = {}): SweepSummary => ({
  runId: 12,
  state: 'finished',
  startedAt: new Date('2026-11-21T06:00:00Z'),
  endedAt: new Date('2026-11-21T06:04:10Z'),
  endpoint: 'customer',
  counts: {
    listed: 2_000,
    read: 1_990,
    changed: 40,
    rows: 39_800,
    skipped: { 'unknown-customer': 1, 'no-usage-data': 6 },
    failed: { forbidden: 1 },
  },
  failure: undefined,
  ...changes,
});

describe('formatSummary', () => {
  it('says how many customers were read, skipped and failed, and why', () => {
    assert.equal(
      formatSummary(summary(), false),
      [
        'Sweep 12 finished 4 min after it began, customer by customer.',
        'Read:    1,990 customers, 40 with new data (39,800 rows)',
        'Skipped: 7 customers (no usage data yet 6, no longer a customer 1)',
        'Failed:  1 customer (access denied 1)',
        '',
      ].join('\n'),
    );
  });

  it('says what ended a sweep early, and that the next one goes on', () => {
    const text = formatSummary(summary({ state: 'failed', failure: 'sign-in-lost' }), true);
    assert.match(
      text,
      /^Sweep 12 failed: nobody is signed in at Partner Center; run npm run consent, customer by customer, taken up/,
    );
    assert.match(text, /The next sweep within 12 hours goes on from here\.\n$/);
    assert.match(formatSummary(summary({ state: 'stopped' }), false), /stopped 4 min after.*next sweep/s);
  });

  it('names those who are left out, whatever their names do to a terminal', () => {
    const leftOut = [
      { kind: 'customer', id: 'a', name: 'Contoso\u001b[2J\r Ltd', reason: 'forbidden' },
      { kind: 'customer', id: 'b', name: '', reason: 'unreadable' },
    ] as const;
    assert.match(
      formatSummary(summary({ leftOut }), false),
      /^Left out: Contoso Ltd \(access denied\); b \([^)]+\)$/m,
    );
    assert.doesNotMatch(formatSummary(summary({ leftOut: [] }), false), /Left out/);
  });

  it('says none where there are none', () => {
    const counts = { ...summary().counts, skipped: {}, failed: {} };
    assert.match(formatSummary(summary({ counts }), false), /Skipped: none\nFailed: {2}none\n$/);
  });

  it('says what became of alerts, and of subscriptions where watches need them', () => {
    const watching = {
      subscriptionsRead: 0,
      subscriptionsFailed: {},
      opened: 1_200,
      woken: 0,
      resolved: 3,
      cards: 4,
    };
    assert.match(formatSummary(summary({ watching }), false), /\nAlerts: {2}1,200 new, 3 resolved\n$/);
    const troubled = {
      ...watching,
      woken: 1,
      subscriptionsRead: 40,
      subscriptionsFailed: { forbidden: 2 },
      subscriptionsEnded: 'sign-in-lost',
    } as const;
    assert.match(
      formatSummary(summary({ watching: troubled }), false),
      /Subscriptions: read of 40 customers; failed: 2 customers \(access denied 2\); the others were not asked: .*npm run consent\nAlerts: {2}1,200 new, 1 again after a snooze, 3 resolved\n$/,
    );
  });
});
