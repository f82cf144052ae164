import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Captured } from '../../../src/commands/reading/captures.js';
import { matchPattern } from '../../../src/commands/reading/pattern.js';
import { expandPhrase, parsePhrase } from '../../../src/commands/reading/phrase.js';
import { wordsOf } from '../../../src/commands/reading/words.js';

function match(phrase: string, text: string): Captured | undefined {
  const [pattern, ...others] = expandPhrase(parsePhrase(phrase));
  assert.ok(pattern !== undefined && others.length === 0, 'one pattern a case');
  return matchPattern(text, wordsOf(text), pattern);
}

describe('expandPhrase', () => {
  const literalsOf = (phrase: string) =>
    expandPhrase(parsePhrase(phrase)).map(({ literals }) => literals.join(' '));

  it('multiplies alternatives out', () => {
    assert.deepEqual(literalsOf('[a|b] x [c|]'), ['a x c', 'a x', 'b x c', 'b x']);
  });

  it('drops what comes out twice', () => {
    assert.deepEqual(literalsOf('[a|] [a|]'), ['a a', 'a', '']);
  });

  it('folds the words of a phrase like those of a text', () => {
    assert.deepEqual(literalsOf("Użycie d'"), ['uzycie d']);
  });

  it('refuses a capture that nobody knows', () => {
    assert.throws(() => parsePhrase('usage of {custmer}'), /\{custmer\}/);
  });

  it('refuses two captures of any length, which would have to be tried against each other', () => {
    assert.throws(() => parsePhrase('{customer} and {language}'), /two captures/);
  });
});

describe('matchPattern', () => {
  const cases: readonly (readonly [phrase: string, text: string, captured: Captured | undefined])[] = [
    ['help', 'Help!', {}],
    ['help', 'help me', undefined],
    ['usage for {customer}', 'Usage for  Contoso  Bank', { customer: 'Contoso  Bank' }],
    ['usage for {customer}', 'usage for', { customer: '' }],
    ['usage for {customer}', 'usage', undefined],
    ['{customer} usage', 'Contoso usage', { customer: 'Contoso' }],
    ['{customer} 的 使用量', '台積電的使用量', { customer: '台積電' }],
    [
      'seats of {customer} below {amount} %',
      'seats of Below Par below 40%',
      { customer: 'Below Par', amount: '40' },
    ],
    ['{customer} below {amount} %', 'Contoso below 40 %', { customer: 'Contoso', amount: '40' }],
    ['{customer} below {amount} %', 'Contoso below forty %', undefined],
    ['{customer} below {amount} %', 'below 40%', { customer: '', amount: '40' }],
    ['unused {amount}', 'unused 10', { amount: '10' }],
    ['unused {amount}', 'unused １０', { amount: '10' }],
    ['unused {amount}', 'unused 1,000.5', { amount: '1,000.5' }],
    ['unused {amount}', 'unused -10', { amount: '-10' }],
    ['unused {amount}', 'unused - 10', { amount: '10' }],
    ['unused {amount}', 'unused seat10', undefined],
    ['unused {amount}', 'unused 12345678901', { amount: '12345678901' }],
    ['renewals {amount} [days]', 'renewals 30 days', { amount: '30' }],
    ['unwatch {which}', 'unwatch #3', { which: '#3' }],
    ['at {time}', 'at 09:00', { time: '09:00' }],
    ['at {time}', 'at ９：３０', { time: '9:30' }],
    ['at {time}', 'at 9h', { time: '9h' }],
    ['at {time}', 'at 9AM', { time: '9am' }],
    ['at {time}', 'at 25:61', { time: '25:61' }],
    ['at {time}', 'at 9', undefined],
    ['at {time}', 'at noon', undefined],
    ['at {hour}', 'at 9', { hour: '9' }],
    ['at {hour}', 'at 123', undefined],
    ['language {language}', 'language pt-PT', { language: 'pt-PT' }],
    [
      'renewals for {customer} in {amount} days',
      'renewals for In 7 Days in 30 days',
      { customer: 'In 7 Days', amount: '30' },
    ],
  ];

  for (const [phrase, text, captured] of cases) {
    it(`fits "${text}" into "${phrase}" as ${JSON.stringify(captured) ?? 'nothing'}`, () => {
      assert.deepEqual(match(phrase, text), captured);
    });
  }

  it('takes a name out of its quotation marks and sentence marks', () => {
    const written = [
      '“Contoso”',
      '"Contoso"?',
      '« Contoso » !',
      '「Contoso」。',
      ': Contoso',
      '<Contoso>',
      '„Contoso”',
    ];
    for (const name of written)
      assert.deepEqual(match('usage {customer}', `usage ${name}`), { customer: 'Contoso' }, name);
  });

  it('leaves a name its own full stop and quotation marks', () => {
    for (const customer of ['Contoso Inc.', '"A" and "B', 'Contoso (Lisboa)', 'Yahoo']) {
      assert.deepEqual(match('usage {customer}', `usage ${customer}`), { customer });
    }
  });

  it('looks at each place of the pattern once, however long the text', () => {
    const [pattern] = expandPhrase(parsePhrase('watch {customer} below {amount} %'));
    assert.ok(pattern !== undefined);
    const readsOf = (text: string): number => {
      let reads = 0;
      const words = new Proxy(wordsOf(text), {
        get(target, key, receiver) {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
          return Reflect.get(target, key, receiver);
        },
      });
      assert.notEqual(matchPattern(text, words, pattern), undefined);
      return reads;
    };
    const short = readsOf('watch x below 40%');
    assert.equal(readsOf(`watch ${'watch below 40% '.repeat(1000)} below 40%`), short);
    assert.ok(short <= 8, String(short));
  });

  it('never captures what the text does not hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
        const text = `usage of ${name} today`;
        const captured = match('usage of {customer} today', text);
        assert.ok(captured?.customer !== undefined && text.includes(captured.customer));
      }),
    );
  });
});
