import assert from 'node:assert/strict';
import { createPriceBasisOf } from '../../../src/usecases/prices/price-basis-of.js';
import { createLines } from '../fakes.js';

const HERE = { tenantId: 'tenant', conversationId: 'here' };
const ELSEWHERE = { tenantId: 'tenant', conversationId: 'elsewhere' };

function setUp(priceBasis: 'retail' | 'cost', showsCost?: () => Promise<boolean>) {
  const { logger, lines } = createLines();
  const asked: unknown[] = [];
  const settings = {
    showsCost: async (conversation: { readonly conversationId: string }) => {
      asked.push(conversation);
      return showsCost === undefined ? conversation.conversationId === 'here' : showsCost();
    },
  };
  return { of: createPriceBasisOf({ priceBasis, settings, logger }), asked, lines };
}

describe('createPriceBasisOf', () => {
  it('shows what the partner pays only where an admin said so', async () => {
    const { of } = setUp('cost');
    assert.equal(await of(HERE), 'cost');
    assert.equal(await of(ELSEWHERE), 'retail');
  });

  it('shows list prices at a terminal, whatever is set', async () => {
    assert.equal(await setUp('cost').of(undefined), 'retail');
    const bare = createPriceBasisOf({
      priceBasis: 'cost',
      settings: undefined,
      logger: createLines().logger,
    });
    assert.equal(await bare(HERE), 'retail');
  });

  it('shows list prices with PRICE_BASIS=retail, also where cost was let be seen before, and asks nobody', async () => {
    const { of, asked } = setUp('retail');
    assert.equal(await of(HERE), 'retail');
    assert.deepEqual(asked, []);
  });

  it('shows list prices where it cannot be known', async () => {
    const { of, lines } = setUp('cost', () => Promise.reject(new Error('no database')));
    assert.equal(await of(HERE), 'retail');
    assert.equal(lines.length, 1);
  });
});
