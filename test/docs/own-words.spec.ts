import assert from 'node:assert/strict';
import { type Meant, OWN_WORDS } from '../../scripts/docs/own-words.js';
import { score } from '../understanding/score.js';

describe('what the page says people can say in their own words', () => {
  for (const [language, sentences] of Object.entries(OWN_WORDS)) {
    for (const [meant, text] of Object.entries(sentences) as [Meant, string][]) {
      it(`leads to what it promises in ${language}: ${text}`, () => {
        const { verdict, readAs } = score({
          intent: meant,
          customer: meant === 'portfolio' ? '*' : 'Northwind Traders',
          text,
        });
        assert.equal(verdict, 'right', readAs);
      });
    }
  }
});
