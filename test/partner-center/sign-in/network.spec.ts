import assert from 'node:assert/strict';
import {
  createEntraRoute,
  EntraUnavailableError,
} from '../../../src/partner-center/sign-in/entra/network.js';
import { empty, hangUp, json, raw, silence, startHttpServer } from '../../helpers/http-server.js';

const TOKEN_URL = 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token?x=1';

describe('createEntraRoute', () => {
  it('leaves an https authority as it is', () => {
    const route = createEntraRoute('https://login.partner.microsoftonline.cn');
    assert.equal(route.origin, 'https://login.partner.microsoftonline.cn');
    assert.equal(
      route.toReachable('https://login.partner.microsoftonline.cn/x'),
      'https://login.partner.microsoftonline.cn/x',
    );
  });

  it('sends everything to the authority on loopback, and nothing anywhere else', async () => {
    const server = await startHttpServer(json({ token_type: 'Bearer' }));
    try {
      const { networkClient, toReachable } = createEntraRoute(server.url);
      const answer = await networkClient.sendPostRequestAsync(TOKEN_URL, {
        headers: { a: 'b' },
        body: 'c=d',
      });
      assert.deepEqual([answer.status, answer.body], [200, { token_type: 'Bearer' }]);
      assert.deepEqual(
        server.requests.map(({ method, path, headers }) => [method, path, headers['a']]),
        [['POST', '/tenant/oauth2/v2.0/token?x=1', 'b']],
      );
      assert.throws(() => toReachable('https://login.example.com/x'));
      await assert.rejects(
        networkClient.sendGetRequestAsync('https://login.example.com/x'),
        EntraUnavailableError,
      );
      assert.equal(server.requests.length, 1);
    } finally {
      await server.close();
    }
  });

  it('takes plain http on loopback only', () => {
    for (const authority of [
      'http://login.microsoftonline.com',
      'http://127.evil.example',
      'ftp://127.0.0.1',
    ]) {
      assert.throws(() => createEntraRoute(authority), authority);
    }
  });

  it('hands OAuth errors to msal, and calls everything without one unavailable', async () => {
    const refusal = { error: 'invalid_grant', error_description: 'AADSTS70000: no' };
    const server = await startHttpServer(
      json(refusal, 400),
      empty(503, { 'retry-after': '7' }),
      json(refusal, 429, { 'retry-after': '172800' }),
      raw('<html>', 200, { 'content-type': 'text/html' }),
      hangUp,
      silence,
    );
    try {
      const { networkClient } = createEntraRoute(server.url, 100);
      const post = () => networkClient.sendPostRequestAsync(TOKEN_URL, { body: '' });
      assert.deepEqual((await post()).body, refusal);
      for (const retryAfterMs of [7000, 172_800_000, undefined, undefined, undefined]) {
        await assert.rejects(post(), (error) => {
          assert.ok(error instanceof EntraUnavailableError);
          assert.equal(error.retryAfterMs, retryAfterMs);
          return true;
        });
      }
    } finally {
      await server.close();
    }
  });
});
