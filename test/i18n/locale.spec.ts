import assert from 'node:assert/strict';
import { formattingLocale, LANGUAGES, languageOf } from '../../src/i18n/locale.js';

describe('languageOf', () => {
  const cases: readonly (readonly [tag: string | undefined, language: string])[] = [
    ['en-US', 'en'],
    ['pl-PL', 'pl'],
    ['pt-BR', 'pt-PT'],
    ['pt', 'pt-PT'],
    ['FR-ca', 'fr'],
    ['nl-BE', 'nl'],
    ['zh-Hant', 'zh-TW'],
    ['zh-CN', 'zh-TW'],
    ['de-DE', 'en'],
    ['fra-FR', 'en'],
    ['', 'en'],
    ['-', 'en'],
    [undefined, 'en'],
  ];

  for (const [tag, language] of cases) {
    it(`answers ${tag} in ${language}`, () => assert.equal(languageOf(tag), language));
  }
});

describe('formattingLocale', () => {
  it('names a locale that Node knows the figures of', () => {
    for (const language of LANGUAGES) {
      assert.deepEqual(Intl.NumberFormat.supportedLocalesOf(formattingLocale(language)), [
        formattingLocale(language),
      ]);
      assert.equal(languageOf(formattingLocale(language)), language);
    }
  });
});
