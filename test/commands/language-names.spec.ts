import assert from 'node:assert/strict';
import { isAutomaticLanguage, type LanguageTag, languageNamed } from '../../src/commands/language-names.js';
import { formattingLocale, LANGUAGES, languageOf } from '../../src/i18n/locale.js';
import { recognize } from '../helpers/understanding.js';

describe('languageNamed', () => {
  const cases: readonly (readonly [text: string, tag: LanguageTag | undefined])[] = [
    ['pl', 'pl'],
    ['PL', 'pl'],
    ['pl-PL', 'pl'],
    ['pt-BR', 'pt-BR'],
    ['português do Brasil', 'pt-BR'],
    ['Brazilian Portuguese', 'pt-BR'],
    ['português', 'pt'],
    ['português de Portugal', 'pt-PT'],
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
        const named = languageNamed(name ?? '');
        assert.ok(named !== undefined, `${name} (${other})`);
        assert.equal(languageOf(named), tag, `${name} (${other})`);
      }
    });
  }
});

describe('isAutomaticLanguage', () => {
  const said = [
    'language automatic',
    'language auto',
    'set the language to default',
    'idioma automático',
    'mudar o idioma para predefinido',
    'język automatyczny',
    'ustaw język domyślny',
    'langue automatique',
    'langue par défaut',
    'taal automatisch',
    'zet de taal op standaard',
    '語言 自動',
    '語言設為預設',
  ];
  for (const sentence of said) {
    it(`is what "${sentence}" asks for`, () => {
      const recognized = recognize(sentence);
      assert.ok(recognized.kind === 'command' && recognized.command.name === 'language', sentence);
      assert.ok(isAutomaticLanguage(recognized.command.language), recognized.command.language);
    });
  }

  it('is no language, none named, or more than that', () => {
    for (const text of ['', 'pl', 'german', 'automatic Polish', 'Polski'])
      assert.ok(!isAutomaticLanguage(text), text);
  });
});
