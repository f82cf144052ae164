import assert from 'node:assert/strict';
import { StorageError } from '../../../src/base/errors.js';
import { deriveInsight } from '../../../src/domain/usage/license-usage.js';
import type { UsagePoint } from '../../../src/domain/usage/usage-trend.js';
import { createReadWeekChange } from '../../../src/usecases/usage/week-change.js';
import { daysBefore, usagePoint } from '../../helpers/trends.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { CONTOSO, createLines, NOW } from '../fakes.js';

/** Of 10 seats, read for the newest day: Exchange at 50 percent. */
function insightAt(processedDateTime: Date | undefined = daysBefore(0)) {
  const insight = deriveInsight([usageRow({ processedDateTime })], { lowUsagePercent: 50, now: NOW });
  return insight ?? assert.fail('no insight');
}

function setUp(pointsOf: () => Promise<readonly UsagePoint[]>, limitMs?: number) {
  const { logger, lines } = createLines();
  const reads: { readonly customerId: string; readonly since: Date }[] = [];
  let now = NOW;
  const read = createReadWeekChange({
    history: {
      pointsOf(customerId, since) {
        reads.push({ customerId, since });
        return pointsOf();
      },
    },
    clock: { now: () => now },
    logger,
    limitMs,
  });
  return {
    reads,
    lines,
    ask: (customerId = CONTOSO.customerId, insight = insightAt()) => read(customerId, insight),
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

const kept = [usagePoint(7, { Exchange: 60 }, { seats: 8, atLeast: 1, atMost: 3 }), usagePoint(0, {})];

describe('createReadWeekChange', () => {
  it('compares what is shown with what was kept a week before', async () => {
    const { ask, reads } = setUp(async () => kept);
    assert.deepEqual(await ask(), {
      since: daysBefore(7),
      seats: 2,
      unusedAtLeast: 4,
      unusedAtMost: 2,
      workloads: [{ workloadName: 'Exchange', percentPoints: -10 }],
    });
    assert.deepEqual(reads, [{ customerId: CONTOSO.customerId, since: daysBefore(9) }]);
  });

  it('says nothing where nothing is that old, and about figures without a date', async () => {
    assert.equal(await setUp(async () => [usagePoint(3, { Exchange: 60 })]).ask(), undefined);
    const { ask, reads } = setUp(async () => kept);
    const undated = deriveInsight([usageRow({ processedDateTime: undefined })], {
      lowUsagePercent: 50,
      now: NOW,
    });
    assert.equal(await ask(CONTOSO.customerId, undated), undefined);
    assert.deepEqual(reads, []);
  });

  it('reads again for newer figures, for another customer, and after ten minutes', async () => {
    const { ask, reads, pass } = setUp(async () => kept);
    await Promise.all([ask(), ask()]);
    pass(9);
    await ask();
    assert.equal(reads.length, 1);
    await ask('another');
    assert.equal(reads.length, 2);
    await ask(CONTOSO.customerId, insightAt(daysBefore(-1)));
    assert.equal(reads.length, 3);
    pass(11);
    await ask(CONTOSO.customerId, insightAt(daysBefore(-1)));
    assert.equal(reads.length, 4);
  });

  it('keeps the memory of many customers bounded', async () => {
    const { ask, reads } = setUp(async () => []);
    for (let customer = 0; customer <= 2000; customer += 1) await ask(String(customer));
    await ask('2000');
    assert.equal(reads.length, 2001);
    await ask('0');
    assert.equal(reads.length, 2002);
  });

  it('goes without when history fails, says so in the log, and does not ask at once again', async () => {
    const { ask, lines, reads } = setUp(async () => {
      throw new StorageError('gone');
    });
    assert.equal(await ask(), undefined);
    assert.equal(await ask(), undefined);
    assert.equal(reads.length, 1);
    assert.deepEqual(
      lines.map(({ level, data }) => [level, data['customerId']]),
      [['warn', CONTOSO.customerId]],
    );
  });

  it('does not wait for a slow history, and uses what it brought the next time', async () => {
    let bring: (points: readonly UsagePoint[]) => void = () => {};
    const coming = new Promise<readonly UsagePoint[]>((resolve) => {
      bring = resolve;
    });
    const { ask } = setUp(() => coming, 1);
    assert.equal(await ask(), undefined);
    bring(kept);
    await coming;
    await new Promise(setImmediate);
    assert.deepEqual((await ask())?.since, daysBefore(7));
  });
});
