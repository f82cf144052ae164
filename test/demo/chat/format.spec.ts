import assert from 'node:assert/strict';
import { loadPageModule } from './page-module.js';

type PreviewOf = (message: object) => string;

describe('previewOf', () => {
  let previewOf: PreviewOf;
  before(async () => {
    ({ previewOf } = (await loadPageModule('format.js')) as { previewOf: PreviewOf });
  });

  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: {} };
  const cases: readonly [string, object, string][] = [
    [
      'prefers the summary',
      { summary: 'Contoso:\n8 of 8', text: 'other', attachments: [card] },
      'Contoso: 8 of 8',
    ],
    [
      'takes the text without its Markdown',
      { text: 'Watching **Contoso**:\n- `a`\n- b' },
      'Watching Contoso: a b',
    ],
    ['leaves plain text as it is', { text: '**Contoso**', textFormat: 'plain' }, '**Contoso**'],
    ['says what Teams says of a card without words', { attachments: [card] }, 'Sent a card'],
    ['is empty for nothing', {}, ''],
  ];
  for (const [what, activity, expected] of cases) {
    it(`${what}`, () => assert.equal(previewOf({ activity, author: { isBot: true } }), expected));
  }

  it('marks what the user wrote, with mentions by name', () => {
    const activity = { text: '<at>Seatwise</at> **help**', textFormat: 'plain' };
    assert.equal(previewOf({ activity, author: { isBot: false } }), 'You: Seatwise **help**');
  });

  it('keeps no word of a deleted message', () => {
    const deleted = {
      activity: { text: 'secret' },
      author: { isBot: true },
      deletedAt: '2026-11-03T09:30:00Z',
    };
    assert.equal(previewOf(deleted), 'This message has been deleted.');
  });
});
