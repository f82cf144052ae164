import assert from 'node:assert/strict';
import { checkReply } from '../../scripts/gallery/check-reply.js';
import { reportOf } from '../../scripts/gallery/report.js';
import { everySituation } from '../../scripts/gallery/situations/every-situation.js';
import { CARD_NAMES } from '../../src/cards/render.js';
import { LANGUAGES } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { parseEvents } from '../helpers/parse-card.js';

describe('everySituation', () => {
  for (const language of LANGUAGES) {
    it(`gives cards that every client can read, with words for those who do not see them, in ${language}`, () => {
      for (const { name, reply } of everySituation(messagesFor(language))) {
        assert.deepEqual([name, ...parseEvents(reply.card)], [name]);
        assert.deepEqual([name, ...checkReply(reply)], [name]);
      }
    });
  }

  it('names each situation once, so that no picture takes the place of another', () => {
    const names = everySituation(messagesFor('en')).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z0-9-]+$/);
  });

  it('shows every template', () => {
    const shapes = everySituation(messagesFor('en')).map(({ name }) => name.split('-')[0]);
    assert.ok(new Set(shapes).size >= CARD_NAMES.length);
  });
});

describe('checkReply', () => {
  const [situation] = everySituation(messagesFor('en'));
  const reply = situation?.reply ?? assert.fail();

  it('finds a card that is too large, and words that are missing', () => {
    const large = { ...reply.card, padding: 'x'.repeat(28 * 1024) };
    const kinds = checkReply({ card: large, summary: ' ', text: '' }).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['too large', 'no summary', 'no text', 'spoken words differ']);
  });

  it('finds a card without a heading', () => {
    const bare = { type: 'AdaptiveCard', speak: reply.summary } as const;
    assert.deepEqual(
      checkReply({ ...reply, card: bare }).map(({ kind }) => kind),
      ['no heading'],
    );
  });
});

describe('reportOf', () => {
  it('says each violation once, with the views it shows in', () => {
    const cut = { language: 'en', card: 'usage', kind: 'cut text', about: 'Contoso' };
    const report = reportOf([
      { ...cut, view: { width: 280, theme: 'light' } },
      { ...cut, view: { width: 280, theme: 'dark' } },
      { ...cut, kind: 'no text', about: '' },
    ]);
    assert.equal(
      report,
      '3 violations:\nen usage: cut text "Contoso" (280 light, 280 dark)\nen usage: no text (all)',
    );
  });

  it('says so when there is none', () => assert.equal(reportOf([]), 'No violations.'));
});
