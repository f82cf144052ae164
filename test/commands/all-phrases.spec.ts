import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { LANGUAGES } from '../../src/i18n/locale.js';

describe('ALL_PHRASES', () => {
  it('has the phrases of every language that answers are written in, once', async () => {
    const folder = new URL('../../src/commands/phrases/', import.meta.url);
    const written = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(written.map(({ name }) => name).sort(), [...LANGUAGES].sort());
    for (const language of LANGUAGES) {
      const phrases: Readonly<Record<string, unknown>> = await import(
        `../../src/commands/phrases/${language}/commands.js`
      );
      const here = Object.values(phrases).filter((one) =>
        ALL_PHRASES.some((known) => isDeepStrictEqual(known, one)),
      );
      assert.equal(here.length, 1, language);
    }
    assert.equal(ALL_PHRASES.length, LANGUAGES.length);
  });
});
