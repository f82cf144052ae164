import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEMO_PROMPTS } from '../../demo/prompts.js';
import { TONGUES, tongueOf } from '../../src/i18n/locale.js';

describe('the languages of the demo', () => {
  const page = readFileSync(new URL('../../demo/page/settings.js', import.meta.url), 'utf8');
  const offered = [...page.matchAll(/^ {2}\['([\w-]+)', '.+'\],$/gm)].map(([, locale]) => locale);

  it('are all those the bot speaks, on the page and in its prompts', () => {
    assert.deepEqual(offered.map(tongueOf).sort(), [...TONGUES].sort());
    assert.deepEqual(Object.keys(DEMO_PROMPTS).sort(), [...offered].sort());
  });
});
