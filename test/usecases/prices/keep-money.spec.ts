import assert from 'node:assert/strict';
import type { PriceBasis } from '../../../src/domain/money/price-basis.js';
import { createKeepMoney } from '../../../src/usecases/prices/keep-money.js';
import type { KeptMoney } from '../../../src/usecases/prices/money-ports.js';
import type { WatchReading } from '../../../src/usecases/watching/watch-ports.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';
import { GERMANY, priceLine } from '../../helpers/price-lines.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { clock } from '../fakes.js';

const reading = (customerId: string, changes: Partial<WatchReading> = {}): WatchReading => ({
  customerId,
  customerName: customerId,
  // 10 seats of Office 365 E3, 5 of them unused.
  rows: [usageRow()],
  terms: [subscriptionTerm({ offerId: 'CFQ7TTC0LF8R:0001:CFQ7TTC0KX1A', billingCycle: 'annual' })],
  ...changes,
});

async function keep(
  batches: readonly (readonly WatchReading[])[],
  bases: readonly PriceBasis[] = ['retail'],
) {
  const kept: KeptMoney[] = [];
  const cleared: string[] = [];
  let asked = 0;
  const keepMoney = createKeepMoney({
    readings: {
      async *readings() {
        yield* batches;
      },
    },
    prices: {
      async linesOf() {
        asked += 1;
        return [priceLine()];
      },
    },
    buyers: { kept: async (ids) => new Map(ids.filter((id) => id !== 'nowhere').map((id) => [id, GERMANY])) },
    money: {
      async keep(ids, money) {
        cleared.push(...ids);
        kept.push(...money);
      },
    },
    bases,
    clock,
  });
  await keepMoney({ signal: new AbortController().signal });
  return { kept, cleared, asked };
}

describe('createKeepMoney', () => {
  it('keeps what each customer, product and subscription cost, and asks for prices once for all', async () => {
    const { kept, asked } = await keep([[reading('a'), reading('b')], [reading('c')]]);
    assert.equal(asked, 1);
    assert.deepEqual(
      kept.map(({ customerId, totals }) => [customerId, totals.basis, totals.after.amounts[0]?.atMost]),
      [
        ['a', 'retail', 150],
        ['b', 'retail', 150],
        ['c', 'retail', 150],
      ],
    );
    assert.deepEqual(
      kept[0]?.subjects.map(({ subject, after }) => [
        subject.kind,
        typeof after === 'object' && after.atMost,
      ]),
      [
        ['product', 150],
        ['subscription', 150],
      ],
    );
  });

  it('keeps what the partner pays only where that is wanted', async () => {
    const { kept } = await keep([[reading('a')]], ['retail', 'cost']);
    assert.deepEqual(
      kept.map(({ totals }) => [totals.basis, totals.after.amounts[0]?.atMost]),
      [
        ['retail', 150],
        ['cost', 120],
      ],
    );
  });

  it('forgets what it can no longer say: no country, no subscriptions read, no usage', async () => {
    const { kept, cleared } = await keep([
      [reading('nowhere'), reading('unread', { terms: undefined }), reading('unused', { rows: [] })],
    ]);
    assert.deepEqual(kept, []);
    assert.deepEqual(cleared, ['nowhere', 'unread', 'unused']);
  });
});
