import assert from 'node:assert/strict';
import { parseActivity } from '../../src/teams/activity.js';
import { messageText } from '../../src/teams/message-text.js';
import { decodeEntities } from '../../src/teams/teams-markup.js';
import { leastCpuMs } from '../helpers/least-cpu.js';

const BOT = '28:bot';

function textOf(text: string, changes: Readonly<Record<string, unknown>> = {}): string {
  const activity = parseActivity({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/',
    recipient: { id: BOT, name: 'Seats & Licences' },
    conversation: { id: 'a:chat', conversationType: 'channel' },
    text,
    ...changes,
  });
  assert.ok(activity);
  return messageText(activity);
}

const ofBot = (parts: object = {}) => ({
  type: 'mention',
  mentioned: { id: BOT, name: 'Seats & Licences' },
  ...parts,
});
const ofAna = (parts: object = {}) => ({
  type: 'mention',
  mentioned: { id: '29:ana', name: 'Ana' },
  ...parts,
});

describe('messageText', () => {
  const bare = [{ ...ofBot(), mentioned: { id: BOT } }];
  const cases: readonly (readonly [what: string, text: string, entities: unknown, read: string])[] = [
    [
      'a mention as its entity has it',
      '<at>Seatwise</at> help',
      [ofBot({ text: '<at>Seatwise</at>' })],
      'help',
    ],
    ['a mention without text', '<at>Seats &amp; Licences</at> help', [ofBot()], 'help'],
    ['a mention with neither text nor name', '<at>Seatwise</at> help', bare, 'help'],
    [
      'a mention escaped in the text only',
      '<at>Seats &amp; Licences</at> help',
      [ofBot({ text: '<at>Seats & Licences</at>' })],
      'help',
    ],
    [
      'a mention escaped in the entity only',
      '<at>Seats & Licences</at> help',
      [ofBot({ text: '<at>Seats &amp; Licences</at>' })],
      'help',
    ],
    [
      'a mention escaped by numbers',
      '<at>Seats &#38; Licences</at> help',
      [ofBot({ text: '<at>Seats &#x26; Licences</at>' })],
      'help',
    ],
    ['a mention of other spaces and case', '<at>seats&nbsp;&amp;  licences</at> help', [ofBot()], 'help'],
    [
      'a mention with attributes',
      '<at id="0">Seatwise</at>&nbsp;help',
      [ofBot({ text: '<at>Seatwise</at>' })],
      'help',
    ],
    [
      'a mention under the name before it was renamed',
      '<at>License Bot</at> help',
      [ofBot({ text: '<at>Seatwise</at>' })],
      'help',
    ],
    ['a mention that no entity tells of', '<at>License Bot</at> help', undefined, 'help'],
    ['a mention by the name of the recipient', '<at>Seats &amp; Licences</at> help', [], 'help'],
    ['a mention at the end', 'help <at>Seatwise</at>', [ofBot({ text: '<at>Seatwise</at>' })], 'help'],
    ['every mention of the bot', '<at>S</at> help <at>S</at>', [ofBot({ text: '<at>S</at>' })], 'help'],
    [
      'the renamed bot beside somebody else',
      '<at>Ana</at> <at>License Bot</at> help',
      [ofAna(), ofBot()],
      'Ana   help',
    ],
    [
      'a broken mention beside a good one',
      '<at>S</at> help',
      [7 as never, ofBot({ text: 7 })].slice(1),
      'help',
    ],
    ['a quotation before a reply', '<quoted messageId="1700000000000"/> help', [], 'help'],
    [
      'a quotation and a mention',
      '<quoted messageId="1"/><at>S</at> help',
      [ofBot({ text: '<at>S</at>' })],
      'help',
    ],
    ['a quotation with its end', '<quoted messageId="1"></quoted> help', [], 'help'],
    [
      'a quotation with what it holds',
      '<quoted messageId="1">renewals for fabrikam</quoted> help',
      [],
      'help',
    ],
    ['several quotations', '<quoted messageId="1"/> <QUOTED messageId="2" /> help', [], 'help'],
    ['an attachment’s place', '<attachment id="1"></attachment> help', [], 'help'],
    ['a reply’s block', '<blockquote itemscope itemid="1"><p>hi</p></blockquote><p>help</p>', [], 'help'],
    [
      'paragraphs and looks',
      '<p><strong>license</strong> usage&nbsp;for</p><p><em>contoso</em></p>',
      [],
      'license usage for  contoso',
    ],
  ];
  for (const [what, text, entities, read] of cases) {
    it(`takes off ${what}`, () => assert.equal(textOf(text, { entities }), read));
  }

  const kept: readonly (readonly [what: string, text: string, entities: unknown, read: string])[] = [
    [
      'the name of somebody else',
      'who is <at>Ana</at>',
      [ofAna(), ofBot({ text: '<at>S</at>' })],
      'who is Ana',
    ],
    ['somebody else whose entity has no text', '<at>Ana</at> help', [ofAna()], 'Ana help'],
    [
      'what a person wrote in angle brackets',
      'license usage for &lt;contoso&gt;',
      [],
      'license usage for <contoso>',
    ],
    [
      'what looks like markup and was typed',
      '&lt;at&gt;Seatwise&lt;/at&gt; help',
      [],
      '<at>Seatwise</at> help',
    ],
    ['a placeholder that came as it is', 'license usage for <customer>', [], 'license usage for <customer>'],
    ['a comparison', 'customers <30% and >10%', [], 'customers <30% and >10%'],
    ['an entity that was typed', 'license usage for A&amp;amp;B', [], 'license usage for A&amp;B'],
    ['a name with an ampersand', 'license usage for A&B', [], 'license usage for A&B'],
    ['a question behind a mention without an end', '<at>Seatwise help', [ofBot()], 'Seatwise help'],
    ['a question behind a quotation without an end', '<quoted messageId="1">help', [], 'help'],
    ['a first name in a chat of two', '<at>Contoso</at>', undefined, 'Contoso'],
  ];
  for (const [what, text, entities, read] of kept) {
    const conversation = { id: 'a:chat', conversationType: what.includes('of two') ? 'personal' : 'channel' };
    it(`keeps ${what}`, () => assert.equal(textOf(text, { entities, conversation }), read));
  }

  it('does work in proportion to the text, however much of it is markup', async () => {
    for (const piece of [
      '<at>',
      '<at>S</at>',
      '</at>',
      '<quoted>',
      '<quoted messageId="1"/>',
      '<a ',
      '<',
      '&#',
      '&amp;',
      '<blockquote>',
    ]) {
      const text = piece.repeat(300_000 / piece.length);
      const entities = Array.from({ length: 1000 }, (_, at) => ofBot({ text: `<at>S${at}</at>` }));
      const tookMs = await leastCpuMs(() => textOf(text, { entities }));
      assert.ok(tookMs < 400, `${piece}: ${tookMs} ms of processor time`);
    }
  });
});

describe('decodeEntities', () => {
  it('decodes what names and numbers spell, once', () => {
    assert.equal(decodeEntities('&lt;&gt;&quot;&apos;&#39;&#x27;&amp;&nbsp;&#160;'), `<>"'''&  `);
    assert.equal(
      decodeEntities('&amp;lt; &bogus; &#xd800; &#0; &#9999999; &'),
      '&lt; &bogus; \ufffd \ufffd \ufffd &',
    );
  });
});
