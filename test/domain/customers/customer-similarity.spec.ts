import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareWords } from '../../../src/domain/customers/customer-similarity.js';
import { editDistances, lettersMissing } from '../../../src/domain/word-edits.js';

const similarity = (typed: string, name: string) => compareWords(typed, name).similarity;

describe('compareWords', () => {
  it('gives 1 to the same word only', () => {
    assert.deepEqual(compareWords('contoso', 'contoso'), { similarity: 1, covered: 1, by: 'same' });
    assert.ok(similarity('contos', 'contoso') < 1);
    assert.ok(similarity('contoso', 'contosos') < 1);
  });

  for (const [slip, typed] of [
    ['wrong', 'contuso'],
    ['missing', 'contso'],
    ['doubled', 'conttoso'],
    ['swapped', 'cotnoso'],
  ] as const) {
    it(`counts a ${slip} letter as one slip`, () => {
      assert.ok(similarity(typed, 'contoso') > 0.8);
    });
  }

  for (const [by, typed, name] of [
    ['spelling', 'mueller', 'muller'],
    ['spelling', 'contosos', 'contoso'],
    ['spelling', 'bohm', 'boehm'],
    ['abbreviation', 'mgmt', 'management'],
    ['abbreviation', 'intl', 'international'],
    ['abbreviation', 'international', 'intl'],
    ['sound', 'kontoso', 'contoso'],
    ['sound', 'fabrikam', 'phabricam'],
    ['other-letter', 'dumont', 'dupont'],
    ['swap', 'cotnoso', 'contoso'],
    ['slip', 'contso', 'contoso'],
    ['beginning', 'conto', 'contoso'],
    ['signs', '台积电', '台湾积体电路制造'],
  ] as const) {
    it(`finds ${typed} like ${name} by ${by}`, () => {
      assert.equal(compareWords(typed, name).by, by);
    });
  }

  it('knows a beginning, and how much of the word it is', () => {
    assert.ok(similarity('conto', 'contoso') > 0.9);
    assert.equal(compareWords('cont', 'contosos').covered, 0.5);
  });

  it('knows a mistyped beginning', () => {
    assert.ok(similarity('advnet', 'adventure') > 0.7);
  });

  it('trusts a longer beginning more', () => {
    assert.ok(similarity('conto', 'contoso') > similarity('con', 'contoso'));
    assert.ok(similarity('con', 'contoso') > similarity('co', 'contoso'));
  });

  it('finds nothing in common between different words', () => {
    for (const [typed, name] of [
      ['contoso', 'fabrikam'],
      ['uk', 'us'],
      ['abc', 'abd'],
      ['retail', 'detailing'],
    ] as const) {
      assert.equal(similarity(typed, name), 0, `${typed} ${name}`);
    }
  });

  it('takes no digit for a slip', () => {
    for (const [typed, name] of [
      ['2024', '2025'],
      ['store12', 'store13'],
      ['1', '12'],
      ['contoso1', 'contoso12'],
    ] as const) {
      assert.equal(similarity(typed, name), 0, `${typed} ${name}`);
    }
    assert.ok(similarity('stroe12', 'store12') > 0.7);
    assert.ok(similarity('contoso', 'contoso12') > 0.8);
  });

  it('finds Chinese, Japanese and Korean pieces anywhere in a name', () => {
    assert.ok(similarity('微软', '台湾微软科技') > 0.9);
    assert.ok(similarity('콘토', '콘토소') > 0.9);
    assert.ok(similarity('微软', '微风') === 0);
  });

  it('takes a wrong sign and an abbreviation for less than certain', () => {
    assert.ok(similarity('台湾积体电脑', '台湾积体电路') > 0.55);
    assert.ok(similarity('台湾积体电脑', '台湾积体电路') < 0.75);
    assert.ok(similarity('台积电', '台湾积体电路') > 0.55);
    assert.equal(similarity('电积台', '台湾积体电路'), 0);
  });

  it('stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (typed, name) => {
        const match = compareWords(typed, name);
        assert.ok(match.similarity >= 0 && match.similarity <= 1);
        assert.ok(match.covered >= 0 && match.covered <= 1);
      }),
    );
  });
});

describe('lettersMissing', () => {
  const word = fc.stringMatching(/^[a-zäöü0-9]{1,12}$/);

  it('is never more than the edits to the word or to its beginning', () => {
    fc.assert(
      fc.property(word, word, (typed, name) => {
        const { whole, prefix } = editDistances(typed, name, typed.length + name.length);
        assert.ok(lettersMissing(typed, name) <= Math.min(whole, prefix));
      }),
    );
  });

  it('counts what is nowhere in the word', () => {
    assert.equal(lettersMissing('contoso', 'contoso retail'), 0);
    assert.equal(lettersMissing('fabrikam', 'contoso'), 7);
  });
});

describe('editDistances', () => {
  it('stops early only where there are more edits than count', () => {
    const word = fc.stringMatching(/^[abc]{1,10}$/);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 3 }), (typed, name, most) => {
        const all = editDistances(typed, name, typed.length + name.length);
        const some = editDistances(typed, name, most);
        const within = (count: number) => (count <= most ? count : most + 1);
        assert.equal(within(some.whole), within(all.whole));
        assert.equal(within(some.prefix), within(all.prefix));
      }),
    );
  });
});
