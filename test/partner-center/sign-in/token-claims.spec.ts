import assert from 'node:assert/strict';
import { readTokenClaims } from '../../../src/partner-center/sign-in/token-claims.js';

function tokenWith(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
}

describe('readTokenClaims', () => {
  it('reads what a token of a user says', () => {
    const token = tokenWith({
      aud: 'https://a',
      amr: ['pwd', 'mfa'],
      upn: 'Zoë@a.example',
      tid: 't',
      exp: 1_795_000_000,
    });
    assert.deepEqual(readTokenClaims(token), {
      audience: 'https://a',
      hasMfa: true,
      username: 'Zoë@a.example',
      tenantId: 't',
      expiresAt: new Date(1_795_000_000_000),
    });
  });

  it('finds no proof of MFA in a token without amr, with another one, or with one of another type', () => {
    for (const claims of [{}, { amr: ['pwd'] }, { amr: 'mfa' }, { amr: [1] }]) {
      assert.equal(readTokenClaims(tokenWith(claims))?.hasMfa, false, JSON.stringify(claims));
    }
  });

  it('leaves out what has another type', () => {
    const claims = readTokenClaims(tokenWith({ aud: ['https://a'], exp: 'soon', upn: 7, unique_name: 'x' }));
    assert.deepEqual([claims?.audience, claims?.expiresAt, claims?.username], [undefined, undefined, 'x']);
  });

  it('gives nothing for a text that is no JWT', () => {
    for (const token of ['', 'demo', 'a.b', 'a.b.c', 'a.b.c.d', tokenWith(['x']), tokenWith(null)]) {
      assert.equal(readTokenClaims(token), undefined, token);
    }
  });
});
