import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StorageError } from '../../../src/base/errors.js';
import { parseTokenCacheKey } from '../../../src/config/token-cache-key.js';
import { createTokenSeal } from '../../../src/storage/sign-in/token-seal.js';

const key = Buffer.alloc(32, 7);
const seal = createTokenSeal(key);

describe('createTokenSeal', () => {
  it('opens what it sealed, whatever the text and the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
        assert.equal(seal.open(name, seal.seal(name, text)), text);
      }),
    );
  });

  it('gives another result each time and never the clear text', () => {
    const first = seal.seal('partner-center', 'refresh-token-value');
    assert.notDeepEqual(first, seal.seal('partner-center', 'refresh-token-value'));
    assert.ok(!first.includes('refresh-token'));
  });

  it('refuses a text with any one bit changed', () => {
    const sealed = seal.seal('partner-center', 'secret');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      assert.throws(() => seal.open('partner-center', changed), StorageError, `byte ${index}`);
    }
  });

  it('refuses a text cut short', () => {
    const sealed = seal.seal('partner-center', 'secret');
    for (const length of [0, 1, 20, sealed.length - 1]) {
      assert.throws(() => seal.open('partner-center', sealed.subarray(0, length)), /npm run consent/);
    }
  });

  it('refuses a text moved from another row', () => {
    assert.throws(() => seal.open('second', seal.seal('first', 'secret')), /damaged or was changed/);
  });

  it('says that the key is another one, what to do, and nothing of the content', () => {
    const other = createTokenSeal(Buffer.alloc(32, 8));
    assert.throws(
      () => other.open('partner-center', seal.seal('partner-center', 'secret')),
      (error) =>
        error instanceof StorageError &&
        /another TOKEN_CACHE_KEY.*former key back.*npm run consent/.test(error.message) &&
        !/secret/.test(`${error.message}${error.stack}${error.cause}`),
    );
  });

  it('refuses a key that is not 32 bytes', () => {
    assert.throws(() => createTokenSeal(Buffer.alloc(16)), /key of the stored sign-in must have 32 bytes/);
  });
});

describe('parseTokenCacheKey', () => {
  it('reads 32 bytes in base64, with or without padding and line end', () => {
    const text = key.toString('base64');
    for (const form of [text, text.slice(0, -1), `${text}\n`])
      assert.deepEqual(parseTokenCacheKey(form), key);
  });

  it('knows no key in anything else', () => {
    const texts = [
      '',
      'secret',
      key.toString('hex'),
      Buffer.alloc(31).toString('base64'),
      `${'A'.repeat(42)}!=`,
    ];
    for (const text of texts) assert.equal(parseTokenCacheKey(text), undefined, text);
  });
});
