import assert from 'node:assert/strict';
import { DEMO_PROMPTS } from '../../demo/prompts.js';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { createRecognizer } from '../../src/commands/recognize.js';
import { loadPageModule } from './chat/page-module.js';

describe('the suggestions of the demo', () => {
  const recognize = createRecognizer(ALL_PHRASES);

  it('are there in every language of the page', async () => {
    const { LOCALES } = (await loadPageModule('settings.js')) as { LOCALES: readonly (readonly [string])[] };
    assert.deepEqual(
      Object.keys(DEMO_PROMPTS),
      LOCALES.map(([locale]) => locale),
    );
  });

  for (const [locale, prompts] of Object.entries(DEMO_PROMPTS)) {
    it(`ask for usage, unused licences and a watch in ${locale}`, () => {
      const commands = prompts.map((prompt) => {
        const recognized = recognize(prompt);
        return recognized.kind === 'command' ? recognized.command : undefined;
      });
      assert.deepEqual(commands, [
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
    });
  }
});
