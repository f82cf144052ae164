import assert from 'node:assert/strict';
import { deriveInsight } from '../../../src/domain/usage/license-usage.js';
import { isRetiredWorkload } from '../../../src/domain/usage/retired-workload.js';
import { usageRow } from '../../helpers/usage-rows.js';

describe('isRetiredWorkload', () => {
  it('knows what is switched off, however it is spelled, and nothing that only sounds like it', () => {
    for (const name of ['Skype For Business', 'SKYPE FOR BUSINESS ONLINE', 'Lync', 'Kaizala', 'Delve'])
      assert.ok(isRetiredWorkload(name), name);
    for (const name of ['Stream', 'Yammer', 'Teams', 'Skype', '']) assert.ok(!isRetiredWorkload(name), name);
  });

  it('puts retired workloads behind all others, however little they are used', () => {
    const rows = [
      usageRow({ workloadName: 'Skype For Business', licensesActive: 0 }),
      usageRow({ workloadName: 'Exchange', licensesActive: 9 }),
      usageRow({ workloadName: 'Nothing entitled', licensesActive: 0, licensesQualified: 0 }),
      usageRow({ workloadName: 'Teams', licensesActive: 2 }),
    ];
    const insight = deriveInsight(rows, { lowUsagePercent: 50, now: new Date('2026-11-21T09:00:00Z') });
    assert.deepEqual(
      insight?.workloads.map(({ workloadName }) => workloadName),
      ['Teams', 'Exchange', 'Nothing entitled', 'Skype For Business'],
    );
  });
});
