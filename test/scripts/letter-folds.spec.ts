import assert from 'node:assert/strict';
import { hanPairs } from '../../scripts/letter-folds/han-pairs.js';
import { lookAlikePairs } from '../../scripts/letter-folds/look-alike-pairs.js';
import {
  HAN_PAIRS,
  LOOK_ALIKE_PAIRS,
  LOOK_ALIKE_PAIRS_AMONG_LATIN,
} from '../../src/domain/customers/customer-letter-pairs.js';
import { foldLetters } from '../../src/domain/customers/customer-name-folds.js';

describe('the folds of letters', () => {
  it('are what the script makes of OpenCC and of the list of confusable letters', () => {
    const { always, amongLatin } = lookAlikePairs();
    assert.equal(HAN_PAIRS, hanPairs());
    assert.equal(LOOK_ALIKE_PAIRS, always);
    assert.equal(LOOK_ALIKE_PAIRS_AMONG_LATIN, amongLatin);
  });

  it('bring every variant of a Chinese sign to one', () => {
    for (const [one, other] of ['鸿鴻', '硕碩', '台臺', '际際', '広廣', '証證', '裏裡', '体體'].map(
      (pair) => [...pair],
    )) {
      assert.equal(foldLetters(one ?? ''), foldLetters(other ?? ''), `${one} ${other}`);
    }
  });

  it('leave a word of one alphabet a word, and read a mixed one as Latin', () => {
    assert.equal(foldLetters('Сбербанк'), foldLetters('сбербанк'));
    assert.equal(foldLetters('Соntоsо'), 'contoso');
    assert.equal(foldLetters('НP'), 'hp');
    assert.equal(foldLetters('Іntel'), 'intel');
  });
});
