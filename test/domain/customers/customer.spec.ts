import assert from 'node:assert/strict';
import { isCustomerId, parseCustomerId } from '../../../src/domain/customers/customer.js';

const ID = '0a1b2c3d-aaaa-4bbb-8ccc-dddddddddddd';

describe('isCustomerId', () => {
  it('takes a GUID in any case', () => {
    assert.equal(isCustomerId(ID), true);
    assert.equal(isCustomerId(ID.toUpperCase()), true);
  });

  it('takes nothing around it', () => {
    for (const text of ['', `{${ID}}`, ` ${ID}`, `${ID}0`, ID.slice(1), ID.replaceAll('-', '')]) {
      assert.equal(isCustomerId(text), false, text);
    }
  });
});

describe('parseCustomerId', () => {
  it('forgives case, braces, quotes and spaces around the id', () => {
    for (const text of [
      ID,
      ID.toUpperCase(),
      `{${ID}}`,
      `  ${ID}\t`,
      `{ ${ID} }`,
      `"${ID}"`,
      `(${ID})`,
      `<${ID}>`,
    ]) {
      assert.equal(parseCustomerId(text), ID, text);
    }
  });

  it('is undefined for anything else', () => {
    for (const text of ['', 'Contoso', `${ID} Contoso`, `${ID}0`, `x${ID}`, '{}', '0a1b2c3d']) {
      assert.equal(parseCustomerId(text), undefined, text);
    }
  });
});
