import assert from 'node:assert/strict';
import { StorageError } from '../../../src/base/errors.js';
import type { UsagePoint } from '../../../src/domain/usage/usage-trend.js';
import type { UsageHistory } from '../../../src/usecases/sweep/sweep-ports.js';
import { createShowTrend } from '../../../src/usecases/usage/show-trend.js';
import { daysBefore, usagePoint } from '../../helpers/trends.js';
import { CONTOSO, clock, createCall, expectKind, NOW } from '../fakes.js';

function setUp(answer: readonly UsagePoint[] | Error | undefined) {
  const reads: { readonly customerId: string; readonly since: Date }[] = [];
  const history: UsageHistory | undefined = answer && {
    async pointsOf(customerId, since) {
      reads.push({ customerId, since });
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const show = createShowTrend({
    findCustomer: async (text) =>
      text === 'contoso'
        ? { kind: 'one', customer: CONTOSO }
        : { kind: 'no-customer', tried: text, nearest: [], searched: 3 },
    history,
    clock,
    historyDays: 400,
  });
  return { reads, ask: (text = 'contoso') => show.byText(text, createCall()) };
}

describe('createShowTrend', () => {
  it('lines up what is kept of the customer, as far back as history goes', async () => {
    const { ask, reads } = setUp([usagePoint(0, { Teams: 10 }), usagePoint(7, { Teams: 30 })]);
    const outcome = expectKind(await ask(), 'trend');
    assert.equal(outcome.customer, CONTOSO);
    assert.deepEqual(
      outcome.trend.points.map(({ processedDateTime }) => processedDateTime),
      [daysBefore(7), daysBefore(0)],
    );
    assert.deepEqual(reads, [
      { customerId: CONTOSO.customerId, since: new Date(NOW.getTime() - 400 * 86_400_000) },
    ]);
  });

  it('tells a customer without history from a bot that keeps none', async () => {
    for (const [kept, reason] of [
      [[], 'nothing-kept'],
      [undefined, 'no-database'],
    ] as const) {
      const outcome = expectKind(await setUp(kept).ask(), 'no-history');
      assert.deepEqual([outcome.customer, outcome.reason], [CONTOSO, reason]);
    }
  });

  it('reads nothing while the customer is unclear, with a database and without', async () => {
    const { ask, reads } = setUp([]);
    assert.equal((await ask('nobody')).kind, 'no-customer');
    assert.deepEqual(reads, []);
    assert.equal((await setUp(undefined).ask('nobody')).kind, 'no-customer');
  });

  it('fails when history cannot be read', async () => {
    await assert.rejects(setUp(new StorageError('gone')).ask(), StorageError);
  });
});
