import assert from 'node:assert/strict';
import type { PriceBasis } from '../../../src/domain/money/price-basis.js';
import { createPriceAlerts } from '../../../src/usecases/prices/price-alerts.js';
import { createPricedContents } from '../../../src/usecases/prices/priced-contents.js';
import { watched } from '../../helpers/alerts.js';
import { alertMoney, euros, totalsOf } from '../../helpers/money.js';

const HERE = watched().alert.conversation;

function setUp(basis: PriceBasis) {
  const money = {
    ofAlerts: async (alerts: readonly { readonly alertId: string }[], asked: PriceBasis) =>
      new Map(
        alerts.map(
          ({ alertId }) =>
            [alertId, alertMoney(euros(9), totalsOf([euros(asked === 'cost' ? 7 : 10)]))] as const,
        ),
      ),
  };
  const priceBasisOf = async (conversation: unknown) =>
    JSON.stringify(conversation) === JSON.stringify(HERE) ? basis : 'retail';
  return { priceAlerts: createPriceAlerts({ money, priceBasisOf }), priceBasisOf };
}

describe('createPriceAlerts', () => {
  it('puts amounts to alerts on the basis of the conversation they are in', async () => {
    for (const [basis, amount] of [
      ['retail', 10],
      ['cost', 7],
    ] as const) {
      const [priced] = await setUp(basis).priceAlerts([watched()]);
      assert.equal(priced?.money?.totals.now.amounts[0]?.atMost, amount);
    }
  });

  it('leaves alerts as they are with prices off', async () => {
    const priceAlerts = createPriceAlerts({ money: undefined, priceBasisOf: async () => 'cost' });
    assert.deepEqual(await priceAlerts([watched()]), [watched()]);
  });
});

describe('createPricedContents', () => {
  const digest = (basis: PriceBasis) => ({
    totals: { customers: 1, money: totalsOf([euros(5)], { basis }) },
    customers: [{ customerName: 'Contoso', money: totalsOf([euros(5)], { basis }) }],
    attention: { watches: 1 },
  });
  const shown = async (basisNow: PriceBasis, made: PriceBasis) => {
    const contents = createPricedContents({
      contents: { read: async () => ({ kind: 'digest', digest: digest(made) }) },
      ...setUp(basisNow),
    });
    const message = await contents.read({ cardId: 'c', content: { kind: 'digest', digest: {} } }, HERE);
    return message.kind === 'digest' ? message.digest : undefined;
  };

  it('leaves cost out of a digest that was made before list prices were asked for again', async () => {
    assert.deepEqual(await shown('retail', 'cost'), {
      totals: { customers: 1 },
      customers: [{ customerName: 'Contoso' }],
      attention: { watches: 1 },
    });
  });

  it('shows the other amounts as they were made', async () => {
    for (const [now, made] of [
      ['retail', 'retail'],
      ['cost', 'cost'],
      ['cost', 'retail'],
    ] as const)
      assert.deepEqual(await shown(now, made), digest(made));
  });
});
