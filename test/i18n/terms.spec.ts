import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readMessageTexts } from '../../src/app/assets.js';

/** Whole words, where letters are those of any language. */
const word = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');

/** Words that say something else than was meant, or a second name for what has one, with what is said instead. */
const NOT_SAID: Readonly<Record<string, readonly (readonly [wrong: RegExp, instead: string])[]>> = {
  en: [[word('licences?'), 'license']],
  'pt-PT': [
    [word('por (?:si|mim)'), 'automaticamente'],
    [word('lugar(?:es)?'), 'licença'],
    [word('línguas?'), 'idioma'],
    [word('conversas? (?:de grupo|pessoa(?:l|is))'), 'chat'],
    [word('cargas? de trabalho'), 'serviço'],
  ],
  pl: [
    [word('to samo'), 'automatycznie'],
    [word('miejsc[ea]?|stanowisk\\p{L}*'), 'licencja'],
    [word('na kanale'), 'w kanale'],
    [word('na komputerze'), 'na maszynie'],
    [word('obciążeni\\p{L}*'), 'usługa'],
    [word('zleca'), 'na prośbę'],
    [word('przyj(?:mij|ęt[yea])'), 'potwierdź'],
  ],
  fr: [
    [word('discussions?'), 'conversation'],
    [word('chats? (?:de groupe|ou le canal)'), 'conversation'],
    [word('fait défaut|échouée'), 'a échoué'],
    [word('relevés?'), 'lecture'],
    [word('veille'), 'reportée'],
    [word('postes?'), 'licence'],
    [word('charges? de travail'), 'service'],
    [word('tu|te|toi|ton|ta|tes'), 'vous'],
  ],
  nl: [
    [word('je|jij|jouw|jou'), 'u'],
    [word('\\p{L}*sluimer\\p{L}*'), 'uitgesteld'],
    [word('databank'), 'database'],
    [word('controle'), 'uitlezing'],
    [word('(?<!in )plaats|plaatsen'), 'licentie'],
    [word('beheerdersagent'), 'Beheeragent'],
    [word('uitlezing van iedereen'), 'van alle klanten'],
  ],
  'zh-TW': [
    [/機器人/, 'Bot'],
    [/交談/, '對話'],
    [/經銷商/, '轉銷商'],
    [/席[位次]/, '授權'],
    [/(?<!系統)管理員(?!代理)/, '系統管理員'],
    [/請輸入，例如/, '例如可以輸入'],
    [/你/, '您'],
  ],
};

/** Every text file of a language, by where it stands. */
function textsOf(language: string): readonly (readonly [place: string, text: string])[] {
  const root = new URL('../../', import.meta.url);
  const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
  const page = `words-${language.slice(0, 2)}.js`;
  const manifest = `${language}.json`;
  const isThere = (folder: string, name: string) => readdirSync(new URL(folder, root)).includes(name);
  return [
    `locales/${language}.json`,
    ...(isThere('demo/page/', page) ? [`demo/page/${page}`] : []),
    ...(isThere('manifest/languages/', manifest) ? [`manifest/languages/${manifest}`] : []),
  ].flatMap((path) =>
    read(path)
      .split('\n')
      .map((line): readonly [string, string] => [path, line.replace(/^\s*(?:"[^"]+"|'[^']+'): /, '')]),
  );
}

/** Words of Portugal that a Brazilian would not write. */
const NOT_BRAZILIAN = word(
  'por (?:utilizar|atribuir)|subscriç\\p{L}*|vigi\\p{L}*|equipa|registos?|sessão|base de dados|gralhas|carateres|definições|demasiado|prima|de momento|está a \\p{L}+r',
);

describe('one word for one thing', () => {
  it('in Brazil: no word that is Portugal’s alone', () => {
    const texts = Object.entries(readMessageTexts()['pt-BR']);
    assert.deepEqual(
      texts.filter(([, text]) => NOT_BRAZILIAN.test(text)),
      [],
    );
  });

  for (const [language, words] of Object.entries(NOT_SAID)) {
    for (const [wrong, instead] of words) {
      it(`in ${language}: ${instead}, never ${wrong.source}`, () => {
        const found = textsOf(language).flatMap(([place, text]) =>
          wrong.test(text) ? [`${place}: ${text}`] : [],
        );
        assert.deepEqual(found, []);
      });
    }
  }
});
