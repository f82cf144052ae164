import assert from 'node:assert/strict';
import { createFixedAccessToken, obtainToken } from '../../../src/partner-center/http/access-token.js';
import { CORRELATION_ID, createCall, faultOf } from '../support.js';

const identity = { route: '/v1/things', correlationId: CORRELATION_ID, requestId: 'request' };

describe('createFixedAccessToken', () => {
  it('drops white space and the word Bearer, and cannot be invalidated', async () => {
    for (const pasted of ['abc', ' abc\n', 'Bearer abc', 'bearer  abc ']) {
      const source = createFixedAccessToken(pasted);
      assert.equal(await source.getAccessToken('app-user', createCall()), 'abc');
      assert.equal(source.invalidate, undefined);
    }
  });
});

describe('obtainToken', () => {
  it('passes on what kind of token the call takes', async () => {
    const source = { getAccessToken: async (kind: string) => kind };
    assert.equal(await obtainToken(source, 'app-only-allowed', createCall(), identity), 'app-only-allowed');
  });

  it('turns what a source throws into unauthorized, with the cause', async () => {
    const cause = new Error('no cache');
    const source = { getAccessToken: () => Promise.reject(cause) };
    const error = await faultOf(obtainToken(source, 'app-user', createCall(), identity));
    assert.deepEqual([error.fault, error.cause], ['unauthorized', cause]);
  });

  it('finds an empty token unauthorized', async () => {
    const source = createFixedAccessToken(' ');
    assert.equal(
      (await faultOf(obtainToken(source, 'app-user', createCall(), identity))).fault,
      'unauthorized',
    );
  });
});
