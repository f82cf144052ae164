import assert from 'node:assert/strict';
import { unlinkedText, unlinkPlainTexts } from '../../../src/cards/words/unlinked-text.js';
import { parseDomain } from '../../../src/domain/customers/customer-domain.js';
import { cleanText } from '../../../src/domain/customers/customer-name.js';
import { assertNoAddress, HOSTILE_NAMES, linkableIn, withoutGaps } from '../../helpers/hostile-names.js';
import { leastCpuMs } from '../../helpers/least-cpu.js';

describe('unlinkedText', () => {
  for (const name of HOSTILE_NAMES) {
    it(`leaves no address in ${name}`, () => {
      assert.notEqual(linkableIn(name), undefined, 'the name holds no address to begin with');
      for (const text of [name, `${name}: 12 of 50 seats.`, `(${name})`, `„${name}”, ${name}。${name}`]) {
        const inert = unlinkedText(text);
        assertNoAddress(inert);
        assert.equal(withoutGaps(inert), withoutGaps(text), 'reads the same');
        assert.equal(unlinkedText(inert), inert, 'parting it again changes nothing');
      }
    });
  }

  const kept = [
    '',
    'Contoso: 12-30 of 50 seats unused. Exchange 66 %.',
    '1.204.500 seats, 12.5 %, at 09:00 or 9:00:30, version 0.1.0',
    'Teams (low): 12 < 30 and <30 %, R&D.',
    'and/or [note] a: b. @',
    '每日：50 個席位',
  ];
  for (const text of kept) {
    it(`keeps “${text}” as it is`, () => assert.equal(unlinkedText(text), text));
  }

  it('takes nothing from a domain that is copied and asked for', () => {
    for (const domain of ['contoso.onmicrosoft.com', 'someone@contoso.onmicrosoft.com']) {
      assert.equal(parseDomain(cleanText(unlinkedText(domain))), 'contoso.onmicrosoft.com');
    }
  });

  it('does work in proportion to the text', async () => {
    for (const piece of ['.', 'a.', '1.', '@', ':', '//', '\\', '](', '<a', '&', '&a', '\u200c', '1.1.1.1']) {
      const text = piece.repeat(300_000 / piece.length);
      const tookMs = await leastCpuMs(() => unlinkedText(text));
      assert.ok(tookMs < 1000, `${piece}: ${tookMs} ms of processor time`);
    }
  });
});

describe('unlinkPlainTexts', () => {
  it('parts what is plain text at any depth, and leaves runs and data as they are', () => {
    const name = 'evil.example/path';
    const data = { verb: 'x', title: name };
    const run = { type: 'TextRun', text: name };
    const card = {
      speak: name,
      body: [
        { inlines: [run], altText: name },
        { choices: [{ title: name, value: name }], label: name },
      ],
      actions: [{ title: name, data, fallback: { title: name, data } }],
    };
    unlinkPlainTexts(card);
    const inert = unlinkedText(name);
    assert.deepEqual(card, {
      speak: inert,
      body: [
        { inlines: [run], altText: inert },
        { choices: [{ title: inert, value: name }], label: inert },
      ],
      actions: [{ title: inert, data: { verb: 'x', title: name }, fallback: { title: inert, data } }],
    });
    assert.equal(run.text, name);
    assert.equal(data.title, name);
  });
});
