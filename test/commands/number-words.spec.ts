import assert from 'node:assert/strict';
import { withNumbersInDigits } from '../../src/commands/reading/number-words.js';
import { wordsOf } from '../../src/commands/reading/words.js';
import { LANGUAGES, type Language } from '../../src/i18n/locale.js';

/** Numbers as people write them out, and how each language says what is counted. */
const WRITTEN: Readonly<Record<Language, readonly (readonly [text: string, read: string])[]>> = {
  en: [
    ['next two weeks', 'next 2 weeks'],
    ['thirty days', '30 days'],
  ],
  'pt-PT': [
    ['dois meses', '2 meses'],
    ['noventa dias', '90 dias'],
  ],
  pl: [
    ['trzy miesiące', '3 miesiace'],
    ['dziesięciu dni', '10 dni'],
  ],
  fr: [
    ['deux prochains mois', '2 prochains mois'],
    ['soixante jours', '60 jours'],
  ],
  nl: [
    ['twaalf maanden', '12 maanden'],
    ['zes weken', '6 weken'],
  ],
  'zh-TW': [['兩 個 月', '2 個 月']],
};

describe('numbers that are written out', () => {
  const read = (text: string) =>
    withNumbersInDigits(wordsOf(text))
      .map(({ folded }) => folded)
      .join(' ');

  for (const language of LANGUAGES) {
    for (const [text, expected] of WRITTEN[language]) {
      it(`count weeks and months in ${language}: ${text}`, () => assert.equal(read(text), expected));
    }
  }

  it('may be names anywhere else', () =>
    assert.equal(read('six flags in two weeks'), 'six flags in 2 weeks'));
});
