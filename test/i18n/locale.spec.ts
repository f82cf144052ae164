import assert from 'node:assert/strict';
import { formattingLocale, languageOf, TONGUES, tongueMeant, tongueOf } from '../../src/i18n/locale.js';

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

describe('tongueOf', () => {
  for (const [tag, tongue] of [
    ['pt-BR', 'pt-BR'],
    ['PT-br', 'pt-BR'],
    ['pt', 'pt-PT'],
    ['pt-AO', 'pt-PT'],
    ['pt-BRX', 'pt-PT'],
    ['fr-CA', 'fr'],
    [undefined, 'en'],
  ] as const) {
    it(`answers ${tag} in ${tongue}`, () => assert.equal(tongueOf(tag), tongue));
  }
});

describe('tongueMeant', () => {
  it('is the own country’s way where no country is named', () => {
    assert.equal(tongueMeant('pt', 'pt-BR'), 'pt-BR');
    assert.equal(tongueMeant('pt', 'pt-PT'), 'pt-PT');
    assert.equal(tongueMeant('pt', 'pl-PL'), 'pt-PT');
    assert.equal(tongueMeant('pt', undefined), 'pt-PT');
  });

  it('is the country that is named', () => {
    assert.equal(tongueMeant('pt-PT', 'pt-BR'), 'pt-PT');
    assert.equal(tongueMeant('pt-BR', 'pl-PL'), 'pt-BR');
    assert.equal(tongueMeant('pl', 'pt-BR'), 'pl');
  });
});

describe('formattingLocale', () => {
  it('names a locale that Node knows the figures of', () => {
    for (const language of TONGUES) {
      assert.deepEqual(Intl.NumberFormat.supportedLocalesOf(formattingLocale(language)), [
        formattingLocale(language),
      ]);
      assert.equal(tongueOf(formattingLocale(language)), language);
    }
  });
});
