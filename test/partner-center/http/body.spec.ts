import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBody } from '../../../src/partner-center/http/body.js';

const value = { name: 'Łódź 東京', seats: 3 };
const text = JSON.stringify(value);
const json = { kind: 'json', value };

function utf16be(input: string): Uint8Array {
  return Buffer.from(input, 'utf16le').swap16();
}

describe('readBody', () => {
  const readable: readonly [string, Uint8Array, string | null][] = [
    ['UTF-8 without a content type', Buffer.from(text), null],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), 'application/json; charset=utf-8'],
    ['UTF-8 with two byte order marks', Buffer.from(`\uFEFF\uFEFF${text}`), 'application/json'],
    [
      'UTF-16LE with a mark, whatever the charset says',
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      'application/json; charset=utf-8',
    ],
    ['UTF-16BE with a mark', utf16be(`\uFEFF${text}`), 'application/json'],
    [
      'UTF-16LE named by the charset alone',
      Buffer.from(text, 'utf16le'),
      'application/json; charset="utf-16le"',
    ],
    ['UTF-8 under an unknown charset', Buffer.from(text), 'application/json; charset=x-unheard-of'],
    ['JSON sent as plain text', Buffer.from(text), 'text/plain'],
  ];
  for (const [name, bytes, contentType] of readable) {
    it(`reads ${name}`, () => assert.deepEqual(readBody(bytes, contentType), json));
  }

  it('reads a Latin-1 body by its charset', () => {
    const bytes = Buffer.from('{"name":"Société"}', 'latin1');
    assert.deepEqual(readBody(bytes, 'application/json; charset=iso-8859-1'), {
      kind: 'json',
      value: { name: 'Société' },
    });
  });

  it('replaces what no database takes', () => {
    const body = '{"name":"a\\u0000b\\ud800"}';
    assert.deepEqual(readBody(Buffer.from(body), null), { kind: 'json', value: { name: 'a\ufffdb\ufffd' } });
  });

  it('calls no bytes, white space and a lone mark empty', () => {
    for (const body of ['', ' \r\n', '\uFEFF']) {
      assert.deepEqual(readBody(Buffer.from(body), 'application/json'), { kind: 'empty' });
    }
  });

  it('calls HTML and garbage text', () => {
    for (const body of ['<html><body>Sign in</body></html>', '{"items":[', 'undefined']) {
      assert.deepEqual(readBody(Buffer.from(body), 'application/json'), { kind: 'text' });
    }
  });

  it('reads any JSON in any of the three encodings alike, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (any) => {
        const source = `\uFEFF${JSON.stringify(any)}`;
        const expected = { kind: 'json', value: JSON.parse(JSON.stringify(any)) };
        for (const bytes of [Buffer.from(source), Buffer.from(source, 'utf16le'), utf16be(source)]) {
          assert.deepEqual(readBody(bytes, null), expected);
        }
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, contentType) => {
        assert.ok(['json', 'empty', 'text'].includes(readBody(bytes, contentType).kind));
      }),
    );
  });
});
