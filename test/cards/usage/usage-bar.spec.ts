import assert from 'node:assert/strict';
import { usageBar } from '../../../src/cards/usage/usage-bar.js';

describe('usageBar', () => {
  const bars: [percent: number | undefined, widths: number[]][] = [
    [undefined, []],
    [0, []],
    [12.9, []],
    [13, [13, 87]],
    [50, [50, 50]],
    [99.9, [99, 1]],
    [100, [100]],
    [140, [100]],
  ];
  for (const [usagePercent, widths] of bars) {
    it(`has parts ${JSON.stringify(widths)} at ${usagePercent ?? 'no'} percent`, () => {
      assert.deepEqual(
        usageBar({ usagePercent, flag: undefined }).map(({ width }) => width),
        widths,
      );
    });
  }

  it('colours the used part alone', () => {
    for (const flag of [undefined, 'low'] as const) {
      const [used, rest] = usageBar({ usagePercent: 40, flag });
      assert.notEqual(used?.style, 'default');
      assert.equal(rest?.style, 'default');
    }
  });
});
