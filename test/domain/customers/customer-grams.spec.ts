import assert from 'node:assert/strict';
import { createGramReader, hashText } from '../../../src/domain/customers/customer-grams.js';

describe('createGramReader', () => {
  const read = createGramReader();
  const gramsOf = (words: string) => [...read(words)];
  const shared = (one: string, other: string) => {
    const grams = new Set(gramsOf(one));
    return gramsOf(other).filter((gram) => grams.has(gram)).length;
  };

  it('gives each gram once', () => {
    assert.deepEqual(gramsOf('contoso contoso'), gramsOf('contoso'));
  });

  it('gives a word its trigrams, its beginning twice and its end once', () => {
    assert.equal(gramsOf('abcd').length, 5);
    assert.equal(shared('abcd', 'abxy'), 2);
    assert.equal(shared('abcd', 'xycd'), 1);
  });

  it('gives the same grams whatever the order of the words', () => {
    assert.deepEqual(gramsOf('contoso retail').sort(), gramsOf('retail contoso').sort());
  });

  it('gives Chinese names their signs and pairs', () => {
    assert.equal(gramsOf('台积电').length, 5);
    assert.equal(shared('台积电', '积电'), 3);
  });

  it('gives nothing for an empty text', () => {
    assert.deepEqual(gramsOf(''), []);
  });

  it('stops at a thousand', () => {
    const long = Array.from({ length: 3_000 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
    assert.equal(gramsOf(long).length, 1_000);
  });
});

describe('hashText', () => {
  it('tells texts apart in its low bits', () => {
    const buckets = new Set(Array.from({ length: 1_000 }, (_, at) => hashText(`customer ${at}`) & 0xffff));
    assert.ok(buckets.size > 950);
  });
});
