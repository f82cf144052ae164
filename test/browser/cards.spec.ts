import assert from 'node:assert/strict';
import { everySituation } from '../../scripts/gallery/situations/every-situation.js';
import { openStage, type Stage } from '../../scripts/gallery/stage.js';
import { THEMES } from '../../scripts/gallery/view.js';
import type { AdaptiveCard } from '../../src/cards/render.js';
import { licenseUsageReply } from '../../src/cards/usage/license-usage-card.js';
import type { UsageAnswer } from '../../src/cards/usage/usage-header.js';
import { LANGUAGES, type Language } from '../../src/i18n/locale.js';
import { messagesFor, render } from '../helpers/cards.js';
import { elementsOf } from '../helpers/parse-card.js';
import { NOW, oneScreenAnswer } from '../helpers/situations.js';

/** Around the card, in pixels. */
const STAGE_PADDING = 8;
const EMPTY = { type: 'AdaptiveCard', version: '1.5' } as const;

function cardOf(...body: readonly object[]): AdaptiveCard {
  return { ...EMPTY, body };
}

/** A customer named by nothing but the widest letter; the card says the name elsewhere. */
const KNOWN = /^cut button: .*WWWWWWWW/;

describe('every card, drawn', () => {
  let stage: Stage;

  before(async () => {
    stage = await openStage();
  });
  after(async () => {
    await stage.close();
  });

  for (const language of LANGUAGES) {
    it(`shows all its words, with contrast and names, on a phone in both themes in ${language}`, async () => {
      for (const { name, reply, opensForm = false } of everySituation(messagesFor(language))) {
        for (const theme of THEMES) {
          const { findings } = await stage.show(reply.card, { theme, width: 280, opensForm });
          const told = findings
            .map(({ kind, about }) => `${kind}: ${about}`)
            .filter((line) => !KNOWN.test(line));
          assert.deepEqual([name, theme, ...told], [name, theme]);
        }
      }
    }).timeout(60_000);
  }

  it('shows eight workloads and three products on one screen of a phone', async () => {
    const heightOf = async (answer: UsageAnswer, language: Language) => {
      const watch = { lowUsagePercent: 50 };
      const { card } = licenseUsageReply(answer, NOW, messagesFor(language), render, watch);
      assert.equal(elementsOf(card).filter(({ type }) => type === 'Image').length, 8, language);
      const { area } = await stage.show(card, { theme: 'light', width: 400, opensForm: false });
      return area.height - 2 * STAGE_PADDING;
    };
    for (const language of LANGUAGES) {
      for (const answer of [oneScreenAnswer(), { ...oneScreenAnswer(), money: undefined }]) {
        const height = await heightOf(answer, language);
        assert.ok(height < 760, `${language}: ${height}`);
      }
    }
  });

  const faults: readonly (readonly [kind: string, card: AdaptiveCard])[] = [
    ['not drawn', { ...EMPTY, version: '9.9' }],
    ['cut text', cardOf({ type: 'TextBlock', text: 'long '.repeat(40) })],
    ['broken date', cardOf({ type: 'TextBlock', wrap: true, text: 'Until 14 November 2026 '.repeat(9) })],
    [
      'cut button',
      {
        ...EMPTY,
        actions: ['a', 'b', 'c'].map((id) => ({ type: 'Action.Submit', id, title: id.repeat(20) })),
      },
    ],
    [
      'contrast',
      cardOf({ type: 'Container', style: 'good', items: [{ type: 'TextBlock', text: 'x', color: 'Light' }] }),
    ],
    ['image without alt text', cardOf({ type: 'Image', url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })],
    ['input without label', cardOf({ type: 'Input.Text', id: 'x' })],
  ];
  for (const [kind, card] of faults) {
    it(`would be told of: ${kind}`, async () => {
      const { findings } = await stage.show(card, { theme: 'light', width: 280, opensForm: false });
      assert.ok(
        findings.some((finding) => finding.kind === kind),
        JSON.stringify(findings),
      );
    });
  }
});
