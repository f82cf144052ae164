import assert from 'node:assert/strict';
import { createShowStatus } from '../../../src/usecases/operations/show-status.js';
import type { SweepSummary } from '../../../src/usecases/sweep/sweep-ports.js';
import { status } from '../../helpers/portfolio-situations.js';

const NOW = new Date('2026-11-21T09:00:00Z');

async function statusOf(lastSweep: Partial<SweepSummary> | undefined, now = NOW) {
  const known = status();
  const latest = known.lastSweep && lastSweep && { ...known.lastSweep, ...lastSweep };
  return createShowStatus({
    status: {
      waiting: async () => known.waiting,
      outgoing: async () => known.outgoing,
      parked: async () => known.parked,
      held: async () => known.held,
      counts: async () => known.counts,
    },
    sweeps: { latest: async () => latest },
    signIn: async () => known.signIn,
    sweepCron: '0 6 * * *',
    database: known.database,
    version: known.version,
    clock: { now: () => now },
  })();
}

describe('createShowStatus', () => {
  it('gathers everything there is to tell', async () => {
    const startedAt = new Date('2026-11-21T06:00:02Z');
    const { lastSweep, nextSweepAt, ...rest } = await statusOf({ startedAt });
    const { lastSweep: _sweep, nextSweepAt: _next, ...known } = status();
    assert.deepEqual(rest, known);
    assert.equal(lastSweep?.startedAt, startedAt);
    assert.deepEqual(nextSweepAt, new Date('2026-11-22T06:00:00Z'));
  });

  const cases: [name: string, sweep: Partial<SweepSummary> | undefined, now: string, missed?: string][] = [
    ['none before the first sweep', undefined, '2026-11-21T09:00:00Z'],
    ['none within an hour', { startedAt: new Date('2026-11-20T06:00:01Z') }, '2026-11-21T06:59:00Z'],
    [
      'the first that did not begin',
      { startedAt: new Date('2026-11-18T06:00:01Z') },
      '2026-11-21T07:01:00Z',
      '2026-11-19T06:00:00Z',
    ],
    [
      'none while one is running',
      { state: 'running', startedAt: new Date('2026-11-20T23:00:00Z') },
      '2026-11-21T09:00:00Z',
    ],
    [
      'one when the sweep that is running was most likely killed',
      { state: 'running', startedAt: new Date('2026-11-19T23:00:00Z') },
      '2026-11-21T09:00:00Z',
      '2026-11-20T06:00:00Z',
    ],
  ];
  for (const [name, sweep, now, missed] of cases) {
    it(`finds as missed: ${name}`, async () => {
      const { missedSweepAt } = await statusOf(sweep, new Date(now));
      assert.deepEqual(missedSweepAt, missed && new Date(missed));
    });
  }
});
