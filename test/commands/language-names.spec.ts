import assert from 'node:assert/strict';
import { type LanguageTag, languageNamed } from '../../src/commands/language-names.js';
import { formattingLocale, LANGUAGES } from '../../src/i18n/locale.js';

describe('languageNamed', () => {
  const cases: readonly (readonly [text: string, tag: LanguageTag | undefined])[] = [
    ['pl', 'pl'],
    ['PL', 'pl'],
    ['pl-PL', 'pl'],
    ['pt-BR', 'pt-PT'],
    ['pt_PT', 'pt-PT'],
    ['zh-Hant', 'zh-TW'],
    ['  Polish! ', 'pl'],
    ['angielsku', 'en'],
    ['francês', 'fr'],
    ['Français', 'fr'],
    ['Nederlands', 'nl'],
    ['vlaams', 'nl'],
    ['Traditional Chinese', 'zh-TW'],
    ['繁體中文', 'zh-TW'],
    ['英文', 'en'],
    ['', undefined],
    ['german', undefined],
    ['Polish and French', undefined],
    ['pl fr', undefined],
    ['constructor', undefined],
  ];
  for (const [text, tag] of cases) {
    it(`reads "${text}" as ${tag ?? 'none of ours'}`, () => assert.equal(languageNamed(text), tag));
  }

  for (const tag of LANGUAGES) {
    it(`knows ${tag} by its tag, by its client's locale and by its name in every language`, () => {
      assert.equal(languageNamed(tag), tag);
      assert.equal(languageNamed(formattingLocale(tag)), tag);
      for (const other of LANGUAGES) {
        const name = new Intl.DisplayNames(formattingLocale(other), { type: 'language' }).of(
          tag.split('-')[0] ?? tag,
        );
        assert.equal(languageNamed(name ?? ''), tag, `${name} (${other})`);
      }
    });
  }
});
