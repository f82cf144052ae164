import assert from 'node:assert/strict';
import type { PriceBasis } from '../../../src/domain/money/price-basis.js';
import type { CustomersOutcome, FiguresPage } from '../../../src/usecases/portfolio/list-customers.js';
import { createPriceList } from '../../../src/usecases/portfolio/price-list.js';
import { alertMoney, euros, totalsOf } from '../../helpers/money.js';
import { figuresPage, renewalsPage } from '../../helpers/portfolio-situations.js';

/** Amounts that say what was asked for: 1 for all of a customer's products, 2 for some of them, 3 for a subscription. */
function setUp() {
  const asked: unknown[] = [];
  const only = (ids: readonly string[]) => ids.slice(0, 1);
  const factor = (basis: PriceBasis) => (basis === 'cost' ? 0.8 : 1);
  const priceList = createPriceList({
    money: {
      of: async (ids, basis) =>
        new Map(only(ids).map((id) => [id, totalsOf([euros(100 * factor(basis))], { basis })] as const)),
      ofProducts: async (ids, names, basis) => {
        asked.push(names);
        return new Map(only(ids).map((id) => [id, [euros(200 * factor(basis))]] as const));
      },
      ofAlerts: async (alerts, basis) =>
        new Map(
          only(alerts.map(({ alertId }) => alertId)).map(
            (id) => [id, alertMoney(euros(300 * factor(basis)))] as const,
          ),
        ),
    },
  });
  return { priceList, asked };
}
const amountsOf = (outcome: CustomersOutcome) =>
  outcome.kind === 'figures'
    ? outcome.lines.map(({ amounts }) => amounts?.[0]?.atMost).slice(0, 2)
    : outcome.kind === 'renewals'
      ? outcome.lines
          .map(({ worth }) => (typeof worth?.now === 'object' ? worth.now.atMost : undefined))
          .slice(0, 2)
      : outcome.kind;
const withParts = (...parts: FiguresPage['parts']) => figuresPage({ parts });

describe('createPriceList', () => {
  it('tells what all products of a customer cost where no product was asked about', async () => {
    const { priceList } = setUp();
    const priced = await priceList(figuresPage(), 'retail');
    assert.deepEqual(amountsOf(priced), [100, undefined]);
    assert.deepEqual(amountsOf(await priceList(figuresPage(), 'cost')), [80, undefined]);
    assert.equal(priced.kind === 'figures' && priced.basis, 'retail');
  });

  it('tells what the products cost that were asked about, and nothing of a workload, which has no price', async () => {
    const { priceList, asked } = setUp();
    const products = withParts({ kind: 'product', name: 'A' }, { kind: 'product', name: 'B' });
    assert.deepEqual(amountsOf(await priceList(products, 'cost')), [160, undefined]);
    assert.deepEqual(asked, [['A', 'B']]);
    const workload = withParts({ kind: 'workload', name: 'Exchange' });
    assert.deepEqual(await priceList(workload, 'cost'), { ...workload, basis: undefined });
  });

  it('tells what the unused seats of a subscription cost', async () => {
    const { priceList } = setUp();
    assert.deepEqual(amountsOf(await priceList(renewalsPage(), 'retail')), [300, undefined]);
  });

  it('leaves a list as it is with prices off', async () => {
    const priceList = createPriceList({ money: undefined });
    for (const page of [figuresPage(), renewalsPage()]) assert.equal(await priceList(page, 'cost'), page);
  });
});
