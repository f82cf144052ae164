import assert from 'node:assert/strict';
import { DEMO_PROMPTS } from '../../demo/prompts.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import { readingOf } from '../helpers/understanding.js';
import { loadPageModule } from './chat/page-module.js';

const NOBODY = createCustomerIndex([]);

describe('the suggestions of the demo', () => {
  it('are there in every language of the page', async () => {
    const { LOCALES } = (await loadPageModule('settings.js')) as { LOCALES: readonly (readonly [string])[] };
    assert.deepEqual(
      Object.keys(DEMO_PROMPTS),
      LOCALES.map(([locale]) => locale),
    );
  });

  for (const [locale, prompts] of Object.entries(DEMO_PROMPTS)) {
    it(`ask for usage, unused licences, a watch and what else is worth seeing in ${locale}`, () => {
      const commands = prompts.map((prompt) => {
        const reading = readingOf(prompt, NOBODY);
        return reading.kind === 'command' ? reading.command : undefined;
      });
      assert.deepEqual(commands.slice(0, 3), [
        { name: 'license-usage', customer: 'Northwind' },
        { name: 'unused-licenses', customer: 'Adventure Works' },
        {
          name: 'watch',
          target: {
            customer: 'Northwind',
            rule: { kind: 'low-usage', belowPercent: 30 },
            exceptCustomers: [],
            exceptProducts: [],
            minimumSeats: 0,
          },
        },
      ]);
      const [trend, copilot, renewals, money, ...others] = commands.slice(3);
      assert.deepEqual(trend, { name: 'trend', customer: 'Northwind' });
      assert.deepEqual(copilot, {
        name: 'customers',
        question: { kind: 'product', product: 'copilot', use: 'some' },
      });
      assert.ok(renewals?.name === 'customers' && renewals.question.kind === 'renewals');
      assert.equal(money?.name, 'portfolio-by-money');
      assert.deepEqual(others, []);
    });
  }
});
