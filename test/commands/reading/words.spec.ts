import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, wordsOf } from '../../../src/commands/reading/words.js';

function folded(text: string): readonly string[] {
  return wordsOf(text).map((word) => word.folded);
}

describe('wordsOf', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['', []],
    [' \t\n\u00a0\u3000', []],
    ['License  USAGE', ['license', 'usage']],
    ['utilização às licenças', ['utilizacao', 'as', 'licencas']],
    ['użycie ŁÓDŹ', ['uzycie', 'lodz']],
    ["l'utilisation d’Acme", ['l', 'utilisation', 'd', 'acme']],
    ['montre-moi', ['montre', 'moi']],
    ["what's Contoso's", ['what', 's', 'contoso', 's']],
    ['「Contoso」的授權', ['contoso', '的', '授', '權']],
    ['ＵＳＡＧＥ：９', ['usage:9']],
    ['below 40% or 40 ％', ['below', '40', '%', 'or', '40', '%']],
    ['09:00 Europe/Paris', ['09:00', 'europe/paris']],
    ['hello, (world)! – 👋 …', ['hello', 'world']],
    ['¿help?', ['help']],
    ['Contoso、Fabrikam，Adatum', ['contoso', 'fabrikam', 'adatum']],
    ['he\u200blp', ['help']],
    ['?', ['?']],
    ['？！', ['?']],
    ['/help', ['help']],
    ['\u0300', []],
  ];

  for (const [text, words] of cases) {
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(words)}`, () => {
      assert.deepEqual(folded(text), words);
    });
  }

  it('says where each word stands, punctuation included', () => {
    const text = 'usage of “Contoso, Lda.”';
    assert.deepEqual(
      wordsOf(text).map(({ start, end }) => text.slice(start, end)),
      ['usage', 'of', '“Contoso,', 'Lda.”'],
    );
  });

  it('keeps the words in order, apart and inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let position = 0;
        for (const { folded: word, start, end } of wordsOf(text)) {
          assert.ok(position <= start && start < end && end <= text.length);
          assert.notEqual(word, '');
          position = end;
        }
      }),
    );
  });
});

describe('fold', () => {
  it('gives two spellings of a word the same form', () => {
    assert.equal(fold('UTILIZAÇÃO'), fold('utilizacao'));
    assert.equal(fold('é'), fold('e\u0301'));
    assert.equal(fold('Ｕｓａｇｅ'), fold('usage'));
    assert.equal(fold('łódź'), 'lodz');
    assert.equal(fold('İstanbul'), 'istanbul');
  });
});
