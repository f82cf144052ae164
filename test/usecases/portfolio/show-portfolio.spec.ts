import assert from 'node:assert/strict';
import type { PortfolioCustomer } from '../../../src/domain/usage/portfolio.js';
import { createShowPortfolio } from '../../../src/usecases/portfolio/show-portfolio.js';
import { portfolioCustomer, TOTALS } from '../../helpers/portfolio-situations.js';
import { NOW } from '../../helpers/situations.js';

function showing(count: number) {
  const all: readonly PortfolioCustomer[] = Array.from({ length: count }, (_, at) =>
    portfolioCustomer({ customerName: `Customer ${at}` }),
  );
  const show = createShowPortfolio({
    portfolio: {
      page: async (offset, limit) => all.slice(offset, offset + limit),
      totals: async () => ({ ...TOTALS, customers: count }),
      sweptAt: async () => NOW,
    },
    sweepCron: '0 6 * * *',
    clock: { now: () => NOW },
  });
  return async (page: number) => {
    const outcome = await show(page);
    assert.equal(outcome.kind, 'portfolio');
    return outcome.kind === 'portfolio'
      ? { ...outcome, names: outcome.customers.map(({ customerName }) => customerName) }
      : assert.fail();
  };
}

describe('createShowPortfolio', () => {
  it('gives eight customers a page', async () => {
    const { names, page, lastPage } = await showing(17)(1);
    assert.deepEqual([names.length, names[0], page, lastPage], [8, 'Customer 8', 1, 2]);
  });

  it('gives the last page for one past the end', async () => {
    const { names, page, lastPage } = await showing(17)(99);
    assert.deepEqual([names, page, lastPage], [['Customer 16'], 2, 2]);
    assert.equal((await showing(16)(99)).page, 1);
  });

  it('says when the first sweep is due where nothing is kept', async () => {
    const show = createShowPortfolio({
      portfolio: {
        page: () => assert.fail('nothing to read'),
        totals: async () => ({ ...TOTALS, customers: 0 }),
        sweptAt: async () => undefined,
      },
      sweepCron: '0 6 * * *',
      clock: { now: () => NOW },
    });
    assert.deepEqual(await show(0), {
      kind: 'nothing-swept',
      nextSweepAt: new Date('2026-11-22T06:00:00Z'),
    });
  });
});
