import assert from 'node:assert/strict';
import { makeWordsBreakable } from '../../../src/cards/words/breakable-words.js';

/** A run's text with its breaks as bars. */
function broken(text: string, size?: string): string {
  const run = { type: 'TextRun', text, size };
  makeWordsBreakable({ body: [{ type: 'RichTextBlock', inlines: [run] }] });
  return run.text.replaceAll('\u200b', '|');
}

describe('makeWordsBreakable', () => {
  it('leaves words that fit a line of a phone as they are', () => {
    for (const text of [
      'Microsoft Teams',
      'Kundenbeziehungsmanagement',
      '繁體中文測試股份有限公司'.repeat(4),
    ]) {
      assert.equal(broken(text), text);
    }
    assert.equal(broken('contosoresidences.onmicrosoft.com', 'Small'), 'contosoresidences.onmicrosoft.com');
  });

  it('breaks after a mark where there is one, and else every twelve letters', () => {
    assert.equal(broken('DYN365_ENTERPRISE_PLAN1_ATTACH is one'), 'DYN365_|ENTERPRISE_|PLAN1_|ATTACH is one');
    assert.equal(broken('x'.repeat(31)), `${'x'.repeat(12)}|${'x'.repeat(12)}|${'x'.repeat(7)}`);
  });

  it('takes capitals for wider, and large text for larger', () => {
    assert.equal(broken('i'.repeat(30)), 'i'.repeat(30));
    assert.notEqual(broken('W'.repeat(30)), 'W'.repeat(30));
    assert.notEqual(broken('i'.repeat(26), 'Large'), 'i'.repeat(26));
    assert.equal(broken('i'.repeat(30), 'Small'), 'i'.repeat(30));
  });

  it('never parts a letter from its marks', () => {
    assert.equal(broken('e\u0301'.repeat(20)), `${'e\u0301'.repeat(12)}|${'e\u0301'.repeat(8)}`);
  });

  it('leaves what is no run of text alone', () => {
    const button = { type: 'Action.Execute', title: 'x'.repeat(40), data: { text: 'x'.repeat(40) } };
    const before = structuredClone(button);
    makeWordsBreakable(button);
    assert.deepEqual(button, before);
  });
});
