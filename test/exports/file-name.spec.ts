import assert from 'node:assert/strict';
import { fileName } from '../../src/exports/file-name.js';
import { HOSTILE_NAMES } from '../helpers/hostile-names.js';

const MADE_AT = new Date('2026-11-30T10:00:00Z');
const nameOf = (customerName: string | undefined) =>
  fileName({ subject: 'License usage', customerName }, 'xlsx', MADE_AT);

describe('fileName', () => {
  it('says what it is of, and from which day', () => {
    assert.equal(nameOf('Contoso'), 'License usage - Contoso - 2026-11-30.xlsx');
    assert.equal(nameOf(undefined), 'License usage - 2026-11-30.xlsx');
    assert.equal(nameOf('台積電 🏢'), 'License usage - 台積電 🏢 - 2026-11-30.xlsx');
  });

  it('is taken by every system, whatever a customer is called', () => {
    const names = [
      ...HOSTILE_NAMES,
      '../../etc/passwd',
      'C:\\Windows',
      'a\u202excod.exe',
      '...',
      'x'.repeat(500),
      '🏢'.repeat(300),
      '\ud83c broken',
      'a"\r\nSet-Cookie: x',
    ];
    for (const name of names) {
      const made = nameOf(name);
      assert.match(made, /^License usage[^"*:<>?/\\|]*2026-11-30\.xlsx$/, name);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
      assert.doesNotMatch(made, /[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
      assert.ok(!/\p{Cs}/u.test(made) && [...made].length <= 120, made);
    }
  });
});
