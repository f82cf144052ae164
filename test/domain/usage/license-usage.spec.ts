import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deriveInsight } from '../../../src/domain/usage/license-usage.js';
import { usageRow } from '../../helpers/usage-rows.js';

const now = new Date('2026-11-21T09:00:00Z');
const options = { lowUsagePercent: 50, now };

describe('deriveInsight', () => {
  it('is undefined without rows: no usage data yet is not 0 %', () => {
    assert.equal(deriveInsight([], options), undefined);
  });

  it('adds counts of a workload over its products, and does not take the mean of percentages', () => {
    const insight = deriveInsight(
      [
        usageRow({ productName: 'A', licensesQualified: 100, licensesActive: 0 }),
        usageRow({ productName: 'B', licensesQualified: 10, licensesActive: 10 }),
      ],
      options,
    );
    assert.deepEqual(
      insight?.workloads.map(({ licensesQualified, licensesActive, flag }) => [
        licensesQualified,
        licensesActive,
        flag,
      ]),
      [[110, 10, 'low']],
    );
    assert.ok(Math.abs((insight?.workloads[0]?.usagePercent ?? 0) - 9.0909) < 0.001);
  });

  it('folds spellings of one workload', () => {
    const insight = deriveInsight(
      [usageRow(), usageRow({ productName: 'B', workloadName: 'exchange ' })],
      options,
    );
    assert.deepEqual(
      insight?.workloads.map(({ workloadName, licensesQualified }) => [workloadName, licensesQualified]),
      [['Exchange', 20]],
    );
  });

  it('lists the worst workload first and those without a percentage last', () => {
    const insight = deriveInsight(
      [
        usageRow({ workloadName: 'Over', licensesActive: 12 }),
        usageRow({ workloadName: 'Nothing entitled', licensesQualified: 0, licensesActive: 0 }),
        usageRow({ workloadName: 'Low', licensesActive: 2 }),
        usageRow({ workloadName: 'None of 10', licensesActive: 0 }),
        usageRow({ workloadName: 'None of 90', licensesActive: 0, licensesQualified: 90 }),
      ],
      options,
    );
    assert.deepEqual(
      insight?.workloads.map(({ workloadName }) => workloadName),
      ['None of 90', 'None of 10', 'Low', 'Over', 'Nothing entitled'],
    );
  });

  it('sums the product ranges of a customer', () => {
    const insight = deriveInsight(
      [
        usageRow({
          productName: 'Suite',
          workloadName: 'Exchange',
          licensesQualified: 50,
          licensesActive: 20,
        }),
        usageRow({ productName: 'Suite', workloadName: 'Teams', licensesQualified: 50, licensesActive: 18 }),
        usageRow({ productName: 'Archive', licensesQualified: 3, licensesActive: 0 }),
      ],
      options,
    );
    assert.equal(insight?.seats, 53);
    assert.deepEqual(insight?.unused, { atLeast: 15, atMost: 33 });
  });

  it('lets the newest of repeated rows count', () => {
    const insight = deriveInsight(
      [
        usageRow({ licensesActive: 9, processedDateTime: new Date('2026-11-15T00:00:00Z') }),
        usageRow({ licensesActive: 1, processedDateTime: new Date('2026-11-08T00:00:00Z') }),
        usageRow({ licensesActive: 2, processedDateTime: undefined }),
      ],
      options,
    );
    assert.deepEqual(
      insight?.workloads.map(({ licensesActive, licensesQualified }) => [licensesActive, licensesQualified]),
      [[9, 10]],
    );
  });

  it('hands on the rows whose reported percentage contradicts the counts', () => {
    const contradiction = usageRow({ workloadName: 'Teams', reportedUsagePercent: 80 });
    const insight = deriveInsight([usageRow({ reportedUsagePercent: 50 }), contradiction], options);
    assert.deepEqual(insight?.contradictions, [contradiction]);
  });

  it('keeps every range in order, whatever the rows', () => {
    const row = fc
      .record({
        productName: fc.constantFrom('A', 'B', 'a '),
        workloadName: fc.constantFrom('Exchange', 'Teams', 'SharePoint'),
        salesChannel: fc.constantFrom('reseller', 'Direct'),
        licensesQualified: fc.nat(1000),
        licensesActive: fc.nat(1000),
      })
      .map(usageRow);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const insight = deriveInsight(rows, options);
        assert.ok(insight);
        assert.ok(0 <= insight.unused.atLeast && insight.unused.atLeast <= insight.unused.atMost);
        assert.ok(insight.unused.atMost <= insight.seats);
        for (const workload of insight.workloads)
          assert.ok(workload.usagePercent === undefined || workload.usagePercent >= 0);
      }),
    );
  });
});
