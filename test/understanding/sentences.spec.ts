import assert from 'node:assert/strict';
import { LANGUAGES } from '../../src/i18n/locale.js';
import { score, sentencesOf, tally } from './score.js';

/** Least share of sentences answered right, or with the right customer to choose, in percent of each set. */
const BARS = { first: 90, second: 90, third: 90 } as const;
/** Most sentences that may be answered as if they had been another question, in percent. */
const MOST_ANSWERED_WRONG = 3;

describe('what people write', function () {
  this.timeout(60_000);

  it('was gathered in every language', () => {
    for (const set of Object.keys(BARS))
      for (const language of LANGUAGES) assert.ok(sentencesOf(set).has(language), `${set}, ${language}`);
  });

  for (const [set, least] of Object.entries(BARS)) {
    for (const [language, sentences] of sentencesOf(set)) {
      const scored = sentences.map(score);
      const counts = tally(scored);
      const percent = (count: number) => (100 * count) / scored.length;
      const misses = scored
        .filter(({ verdict }) => verdict !== 'right')
        .map(({ verdict, text, readAs }) => `${verdict}: ${text} ${readAs}`)
        .join('\n');

      it(`changes nothing that nobody asked for: ${set}, ${language}`, () => {
        assert.equal(counts.changed, 0, misses);
      });

      if (language === 'danger') {
        it('is never answered as another question where it is none', () => {
          assert.equal(counts.right, scored.length, misses);
        });
        continue;
      }

      it(`is answered right, or with the right customer to choose, ${least} % of the time: ${set}, ${language}`, () => {
        assert.ok(percent(counts.right + counts.choose) >= least, misses);
      });

      it(`is seldom answered as another question: ${set}, ${language}`, () => {
        assert.ok(percent(counts.misread + counts.wrong) <= MOST_ANSWERED_WRONG, misses);
      });
    }
  }
});
