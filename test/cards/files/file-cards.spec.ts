import assert from 'node:assert/strict';
import { downloadReply, offerReply } from '../../../src/cards/files/file-cards.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { fileAttachment } from '../../../src/teams/files/file-attachment.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { HOSTILE_NAMES } from '../../helpers/hostile-names.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { assertSample } from '../../helpers/samples.js';
import { CONTOSO } from '../../helpers/situations.js';

const english = messagesFor('en');
const URL = `https://seatwise.contoso.com/downloads/${'x'.repeat(43)}`;
const QUESTION = { kind: 'customer', view: 'license-usage', customer: CONTOSO.customerId } as const;
const FILE = {
  name: 'License usage - Contoso - 2026-11-30.csv',
  subject: 'License usage',
  customerName: 'Contoso',
  leftOut: ['Products'],
};

describe('downloadReply', () => {
  it('says how long the link works and what the file leaves out; back leads to what it is a file of', () => {
    const forOne = downloadReply(FILE, { url: URL, isForOne: true, question: QUESTION }, english, render);
    assertSample('download.for-one', forOne.card);
    assert.match(forOne.text, /for an hour.*\n?.*Products/);
    assert.ok(JSON.stringify(forOne.card).includes('"view":"usage"'));
    const once = downloadReply(FILE, { url: URL, isForOne: false, question: QUESTION }, english, render);
    assert.match(once.text, /works once/);
    assert.deepEqual(
      [...elementsOf(once.card)].filter(({ type }) => type === 'Action.Execute'),
      [],
    );
  });

  for (const language of LANGUAGES) {
    it(`reads without a complaint in ${language}, whatever the file is called`, () => {
      for (const name of HOSTILE_NAMES) {
        const file = { ...FILE, name };
        const link = { url: URL, isForOne: true, question: QUESTION };
        const { card, summary } = downloadReply(file, link, messagesFor(language), render);
        assert.deepEqual(parseEvents(card), []);
        assert.ok(!summary.includes(URL));
      }
    });
  }
});

describe('offerReply', () => {
  it('becomes the card that Teams asks with, and brings the question back', () => {
    const offeredAt = new Date('2026-11-30T10:00:00Z');
    const request = { question: QUESTION, file: 'csv' } as const;
    const { file } = offerReply(FILE, { request, sizeInBytes: 1234, offeredAt }, english, render);
    assert.ok(file);
    const context = { ...request, offeredAt: '2026-11-30T10:00:00.000Z' };
    assert.deepEqual(fileAttachment(file), {
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name: FILE.name,
      content: {
        description: 'License usage: Contoso. It goes into your OneDrive when you allow it.',
        sizeInBytes: 1234,
        acceptContext: context,
        declineContext: context,
      },
    });
  });
});
