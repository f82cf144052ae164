import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasSuspiciousEscapes, parseStorableJson } from '../../src/base/storable-json.js';

describe('parseStorableJson', () => {
  for (const [what, json, value] of [
    ['NUL', '"a\\u0000b"', 'a\ufffdb'],
    ['the first half of a character', '"a\\ud83db"', 'a\ufffdb'],
    ['the second half of a character', '["\\uDE00"]', ['\ufffd']],
    ['halves in the wrong order', '{"a":"\\ude00\\ud83d"}', { a: '\ufffd\ufffd' }],
  ] as const) {
    it(`replaces ${what}`, () => assert.deepEqual(parseStorableJson(json), value));
  }

  it('keeps whole characters, however they are written', () => {
    assert.deepEqual(parseStorableJson('["\\ud83d\\ude00","😀","\\u0001","\\\\u0000"]'), [
      '😀',
      '😀',
      '\u0001',
      '\\u0000',
    ]);
  });

  it('replaces in the names of properties too', () =>
    assert.deepEqual(parseStorableJson('{"\\u0000":1}'), { '\ufffd': 1 }));

  it('reads any depth beside what it replaces', () => {
    const depth = 100_000;
    let value = parseStorableJson(`${'['.repeat(depth)}"\\u0000"${']'.repeat(depth)}`);
    for (let level = 0; level < depth; level += 1) [value] = value as readonly unknown[];
    assert.equal(value, '\ufffd');
  });

  it('throws over what is no JSON, as JSON.parse does', () => {
    assert.throws(() => parseStorableJson('{"a": "\\u0000'), SyntaxError);
  });

  it('gives any JSON back, but for what no database takes', () => {
    const textsOf = (value: unknown): readonly string[] =>
      typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(textsOf)
        : typeof value === 'string'
          ? [value]
          : [];
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const json = JSON.stringify(value);
        const read = parseStorableJson(json);
        for (const text of textsOf(read)) assert.doesNotMatch(text, /\0|\p{Cs}/u);
        if (!hasSuspiciousEscapes(json)) assert.deepEqual(read, JSON.parse(json));
      }),
    );
  });
});
