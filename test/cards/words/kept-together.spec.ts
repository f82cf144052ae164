import assert from 'node:assert/strict';
import { keepTogether } from '../../../src/cards/words/kept-together.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { messagesFor } from '../../helpers/cards.js';

/** A text as a card holds it, with what keeps it together made visible: `_` for a space, `+` between letters. */
function kept(text: string): string {
  const block = { type: 'TextBlock', text };
  keepTogether({ body: [{ type: 'Container', items: [block] }] });
  return block.text.replaceAll('\u00a0', '_').replaceAll('\u2060', '+');
}

describe('keepTogether', () => {
  for (const language of LANGUAGES) {
    it(`lets no line end within a date in ${language}`, () => {
      for (let month = 0; month < 12; month += 1) {
        for (const day of [1, 28]) {
          const date = messagesFor(language).date(new Date(Date.UTC(2026, month, day)));
          const held = kept(`x ${date}, y`).slice(2, -3);
          assert.doesNotMatch(held, / /);
          // Where Chinese is written without spaces, a line may end at every sign that nothing holds.
          if (language === 'zh-TW') assert.match(held, /^2026\+年\+\d+\+月\+\d+\+日$/);
        }
      }
    });

    it(`lets no line end within the points of a change in ${language}`, () => {
      const said = messagesFor(language).say('trend.lower', { points: 41.7 });
      if (/p\.p\.|個百分點/.test(said)) assert.match(kept(said), /_p\.p\.|_個\+百\+分\+點/);
    });
  }

  it('holds the words of Chinese figures', () => {
    assert.equal(kept('900 個中 512 個未使用'), '900 個中 512 個+未+使+用');
    assert.equal(kept('至2026年11月30日，或11月3日'), '至2026+年+11+月+30+日，或11+月+3+日');
  });

  it('leaves other numbers, names and what a button sends as they are', () => {
    for (const text of [
      '12 of 50 seats',
      '16 de 2077',
      '1234 November 2026 Ltd',
      'Plan 2',
      '5 to 17 of 20261',
    ]) {
      assert.equal(kept(text), text);
    }
    const action = { type: 'Action.Execute', title: '4 May 2026', data: { text: '4 May 2026' } };
    const before = structuredClone(action);
    keepTogether(action);
    assert.deepEqual(action, before);
  });

  it('holds the same after it held once', () => {
    const once = { text: '4 de maio de 2026 · 2026年5月4日 · 未使用 · 4 p.p.' };
    keepTogether(once);
    const twice = { ...once };
    keepTogether(twice);
    assert.deepEqual(twice, once);
  });
});
