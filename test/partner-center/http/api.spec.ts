import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { AccessTokenSource } from '../../../src/partner-center/http/access-token.js';
import { cutOff, empty, hangUp, json, raw, silence } from '../../helpers/http-server.js';
import { CORRELATION_ID, createCall, faultOf, NOW, TOKEN, withApi } from '../support.js';

const request = { route: '/v1/things/{id}', path: '/v1/things/7?x=1', tokenKind: 'app-user' } as const;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const throttled = (retryAfter: string) =>
  json({ statusCode: 429, message: 'Rate limit is exceeded.' }, 429, { 'retry-after': retryAfter });

/** A source that hands out these tokens in turn, a new one after each invalidation. */
function createTokens(...tokens: string[]): AccessTokenSource & { readonly refused: string[] } {
  const refused: string[] = [];
  return {
    refused,
    getAccessToken: async () => tokens[Math.min(refused.length, tokens.length - 1)] ?? '',
    invalidate: (token) => refused.push(token),
  };
}

describe('createPartnerCenterApi: requests', () => {
  it('sends the documented headers', () =>
    withApi([json({ ok: true })], async ({ api, server }) => {
      const answer = await api.get(request, createCall());
      assert.deepEqual(answer.kind === 'json' && answer.value, { ok: true });
      const [sent] = server.requests;
      assert.equal(sent?.method, 'GET');
      assert.equal(sent?.path, '/v1/things/7?x=1');
      assert.equal(sent?.headers.authorization, `Bearer ${TOKEN}`);
      assert.equal(sent?.headers.accept, 'application/json');
      assert.equal(sent?.headers['ms-correlationid'], CORRELATION_ID);
      assert.match(String(sent?.headers['ms-requestid']), GUID);
      assert.equal(sent?.headers['x-locale'], 'pl-PL');
      assert.equal(sent?.headers['ms-partnercenter-application'], 'Seatwise');
      assert.equal(sent?.headers['ms-contract-version'], undefined);
    }));

  it('takes a new MS-RequestId for each call and keeps it over the retries of one', () =>
    withApi([empty(503), json({}), json({})], async ({ api, server }) => {
      await api.get(request, createCall());
      await api.get(request, createCall());
      const [first, second, third] = server.requests.map(({ headers }) => headers['ms-requestid']);
      assert.equal(first, second);
      assert.notEqual(second, third);
    }));

  it('sends en-US for a locale that is no language tag', () =>
    withApi([json({})], async ({ api, server }) => {
      await api.get(request, createCall({ locale: 'pl\r\nX-Evil: 1' }));
      assert.equal(server.requests[0]?.headers['x-locale'], 'en-US');
      assert.equal(server.requests[0]?.headers['x-evil'], undefined);
    }));

  it('keeps a path of the base address', () =>
    withApi([json({})], async ({ server, api }) => {
      await withApi([], ({ api: behindGateway }) => behindGateway.get(request, createCall()), {
        baseUrl: `${server.url}/gateway/`,
      });
      await api.get(request, createCall());
      assert.deepEqual(
        server.requests.map(({ path }) => path),
        ['/gateway/v1/things/7?x=1', '/v1/things/7?x=1'],
      );
    }));

  it('does not follow a redirect, to wherever it leads', () =>
    withApi([json({})], ({ server: other }) =>
      withApi([empty(302, { location: `${other.url}/v1/things` })], async ({ api, server }) => {
        const error = await faultOf(api.get(request, createCall()));
        assert.deepEqual([error.fault, error.status], ['rejected', 302]);
        assert.equal(server.requests.length, 1);
        assert.equal(other.requests.length, 0);
      }),
    ));
});

describe('createPartnerCenterApi: answers', () => {
  it('gives 204 as nothing', () =>
    withApi([empty(204)], async ({ api }) => {
      assert.equal((await api.get(request, createCall())).kind, 'nothing');
    }));

  it('finds HTML, garbage and nothing at all under 200 unreadable, and does not ask again', async () => {
    const html = raw('<html>Sign in</html>', 200, { 'content-type': 'text/html' });
    for (const answer of [html, raw('{"items":['), empty(200)]) {
      await withApi([answer], async ({ api, server }) => {
        const error = await faultOf(api.get(request, createCall()));
        assert.deepEqual([error.fault, error.status], ['unreadable', 200]);
        assert.equal(server.requests.length, 1);
      });
    }
  });

  it('finds a body beyond the bound unreadable, and does not read it to its end', () =>
    withApi(
      [
        (response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          const write = (): void => {
            if (!response.destroyed) response.write('"'.repeat(1000), () => setImmediate(write));
          };
          write();
        },
      ],
      async ({ api }) => assert.equal((await faultOf(api.get(request, createCall()))).fault, 'unreadable'),
      { maxBodyBytes: 100_000 },
    ));

  it('reads a status whose body is endless or cut off', async () => {
    for (const end of [true, false]) {
      await withApi(
        [
          (response) => {
            response.writeHead(403, { 'content-type': 'application/json' });
            response.write('x'.repeat(100_000), () => end && response.socket?.destroy());
          },
        ],
        async ({ api }) => assert.equal((await faultOf(api.get(request, createCall()))).status, 403),
      );
    }
  });

  it('lets a request say that an error means nothing', () =>
    withApi([json({ code: '3000', description: 'None.' }, 400)], async ({ api }) => {
      const meansNothing = (status: number, error: { errorCode: string | undefined }) =>
        status === 400 && error.errorCode === '3000';
      assert.equal((await api.get({ ...request, meansNothing }, createCall())).kind, 'nothing');
    }));
});

describe('createPartnerCenterApi: retries', () => {
  it('waits 0.5, 1.5 and 3.5 s between four attempts at a server that fails, then gives its last failure', () =>
    withApi([empty(500), empty(502), empty(504), empty(503)], async ({ api, server, waits }) => {
      const error = await faultOf(api.get(request, createCall()));
      assert.deepEqual([error.fault, error.status], ['unavailable', 503]);
      assert.equal(server.requests.length, 4);
      assert.deepEqual(waits, [500, 1500, 3500]);
    }));

  it('succeeds after a connection cut in the body and one cut before any answer', () =>
    withApi([cutOff, hangUp, json({ ok: 1 })], async ({ api, server }) => {
      assert.equal((await api.get(request, createCall())).kind, 'json');
      assert.equal(server.requests.length, 3);
    }));

  it('never asks again after 400, 401, 403, 404, 409 and 501', async () => {
    for (const status of [400, 401, 403, 404, 409, 501]) {
      await withApi([empty(status), json({})], async ({ api, server }) => {
        assert.equal((await faultOf(api.get(request, createCall()))).status, status);
        assert.equal(server.requests.length, 1);
      });
    }
  });

  it('waits out a Retry-After of 1 s, of 57 s and of a date, never less than asked', async () => {
    for (const [header, leastMs] of [
      ['1', 1000],
      ['57', 57_000],
      ['Mon, 12 Oct 2026 08:00:20 GMT', 20_000],
    ] as const) {
      await withApi([throttled(header), json({})], async ({ api, waits }) => {
        await api.get(request, createCall());
        assert.equal(waits.length, 1);
        const waited = waits[0] ?? 0;
        assert.ok(waited >= leastMs && waited < leastMs + 1000, `${header}: ${waited}`);
      });
    }
  });

  it('honours Retry-After of a 503 too', () =>
    withApi([empty(503, { 'retry-after': '9' }), json({})], async ({ api, waits }) => {
      await api.get(request, createCall());
      assert.ok((waits[0] ?? 0) >= 9000);
    }));

  it('fails at once, with the wait it was told, when that wait would pass the deadline', () =>
    withApi([throttled('57')], async ({ api, server, waits }) => {
      const deadline = new Date(NOW.getTime() + 30_000);
      const error = await faultOf(api.get(request, createCall({ deadline })));
      assert.deepEqual([error.fault, error.status, error.retryAfterMs], ['throttled', 429, 57_000]);
      assert.deepEqual([server.requests.length, waits.length], [1, 0]);
    }));

  it('fails at once when a Retry-After is longer than the cap', () =>
    withApi([throttled('3600')], async ({ api, waits }) => {
      const error = await faultOf(api.get(request, createCall()));
      assert.deepEqual([error.fault, error.retryAfterMs], ['throttled', 3_600_000]);
      assert.equal(waits.length, 0);
    }));

  it('gives the failure before a wait that the caller ended, and does not ask again', () => {
    const caller = new AbortController();
    const sleep = async () => caller.abort(new DOMException('late', 'TimeoutError'));
    return withApi(
      [throttled('5'), json({})],
      async ({ api, server }) => {
        const error = await faultOf(api.get(request, createCall({ signal: caller.signal })));
        assert.deepEqual([error.fault, error.retryAfterMs], ['throttled', 5000]);
        assert.equal(server.requests.length, 1);
      },
      { timing: { sleep } },
    );
  });
});

describe('createPartnerCenterApi: the end of a call', () => {
  it('sends nothing when the signal was over before', () =>
    withApi([json({})], async ({ api, server }) => {
      const signal = AbortSignal.abort(new DOMException('late', 'TimeoutError'));
      assert.equal((await faultOf(api.get(request, createCall({ signal })))).fault, 'timeout');
      assert.equal(server.requests.length, 0);
    }));

  it('ends a silent request with its deadline, and does not retry it', () => {
    const caller = new AbortController();
    const answer = () => caller.abort(new DOMException('late', 'TimeoutError'));
    return withApi([answer], async ({ api, server }) => {
      const error = await faultOf(api.get(request, createCall({ signal: caller.signal })));
      assert.deepEqual(
        [error.fault, error.status, error.message],
        ['timeout', undefined, 'The deadline passed during /v1/things/{id}'],
      );
      assert.equal(server.requests.length, 1);
    });
  });

  it('ends a body that drips with a caller who gave up, and does not retry it', () => {
    const caller = new AbortController();
    return withApi(
      [
        (response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.write('{"items":[', () => setImmediate(() => caller.abort()));
        },
      ],
      async ({ api, server }) => {
        const error = await faultOf(api.get(request, createCall({ signal: caller.signal })));
        assert.deepEqual(
          [error.fault, error.message],
          ['timeout', 'The caller gave up during /v1/things/{id}'],
        );
        assert.equal(server.requests.length, 1);
      },
    );
  });

  it('takes a request that outlasts its own limit for a passing fault', () =>
    withApi(
      [silence, json({ ok: 1 })],
      async ({ api, server }) => {
        assert.equal((await api.get(request, createCall())).kind, 'json');
        const [first, second] = server.requests.map(({ headers }) => headers['ms-requestid']);
        assert.equal(first, second);
      },
      { requestTimeoutMs: 30 },
    ));

  it('ends a token that does not come with the deadline', () => {
    const caller = new AbortController();
    const accessToken: AccessTokenSource = {
      getAccessToken: () => {
        setImmediate(() => caller.abort(new DOMException('late', 'TimeoutError')));
        return new Promise(() => undefined);
      },
    };
    return withApi(
      [json({})],
      async ({ api }) => {
        assert.equal(
          (await faultOf(api.get(request, createCall({ signal: caller.signal })))).fault,
          'timeout',
        );
      },
      { accessToken },
    );
  });
});

describe('createPartnerCenterApi: many calls on one signal', () => {
  it('warn of no leak and leave no listener behind', () =>
    withApi([json({})], async ({ api }) => {
      const warnings: Error[] = [];
      const listen = (warning: Error) => warnings.push(warning);
      process.on('warning', listen);
      const call = createCall();
      await Promise.all(Array.from({ length: 20 }, () => api.get(request, call)));
      process.off('warning', listen);
      assert.deepEqual(warnings, []);
      assert.equal(getEventListeners(call.signal, 'abort').length, 0);
    }));
});

describe('createPartnerCenterApi: tokens', () => {
  it('asks once for another token after a 401 and goes on with it', () => {
    const accessToken = createTokens('old', 'new');
    return withApi(
      [json({ code: '400', description: 'Access denied' }, 401), json({})],
      async ({ api, server, waits }) => {
        await api.get(request, createCall());
        assert.deepEqual(accessToken.refused, ['old']);
        assert.deepEqual(
          server.requests.map(({ headers }) => headers.authorization),
          ['Bearer old', 'Bearer new'],
        );
        assert.deepEqual(waits, []);
      },
      { accessToken },
    );
  });

  it('fails after the second 401', () => {
    const accessToken = createTokens('old', 'new', 'newer');
    return withApi(
      [empty(401)],
      async ({ api, server }) => {
        assert.equal((await faultOf(api.get(request, createCall()))).fault, 'unauthorized');
        assert.equal(server.requests.length, 2);
      },
      { accessToken },
    );
  });

  it('asks for no other token over MFA or the audience', async () => {
    for (const [code, fault] of [
      ['900421', 'mfa-required'],
      ['900420', 'wrong-audience'],
    ]) {
      const accessToken = createTokens('old', 'new');
      await withApi(
        [json({ code, description: 'No' }, 401)],
        async ({ api }) => {
          assert.equal((await faultOf(api.get(request, createCall()))).fault, fault);
          assert.deepEqual(accessToken.refused, []);
        },
        { accessToken },
      );
    }
  });

  it('says MFA when only the reason phrase does', () =>
    withApi([empty(401, {}, 'Unauthorized - MFA required')], async ({ api }) => {
      assert.equal((await faultOf(api.get(request, createCall()))).fault, 'mfa-required');
    }));

  it('never quotes a token that no header can carry', () => {
    const accessToken = createTokens('secret\nsecond line');
    return withApi(
      [json({})],
      async ({ api, server }) => {
        const error = await faultOf(api.get(request, createCall()));
        assert.equal(error.fault, 'unauthorized');
        assert.ok(!`${error.stack} ${error.cause}`.includes('secret'));
        assert.equal(server.requests.length, 0);
      },
      { accessToken },
    );
  });
});

describe('createPartnerCenterApi: the log', () => {
  it('holds one debug line for a call that went well', () =>
    withApi(
      [json({ name: 'Fabrikam' }, 200, { 'ms-cv': 'cv.1', 'ms-requestid': 'theirs' })],
      async ({ api, lines }) => {
        await api.get(request, createCall());
        assert.equal(lines.length, 1);
        const { level, data } = lines[0] ?? {};
        assert.equal(level, 'debug');
        assert.equal(typeof data?.['durationMs'], 'number');
        assert.match(String(data?.['requestId']), GUID);
        const { route, status, fault, attempts, correlationId, msCv, answeredRequestId } = data ?? {};
        assert.deepEqual(
          { route, status, fault, attempts, correlationId, msCv, answeredRequestId },
          {
            route: '/v1/things/{id}',
            status: 200,
            fault: undefined,
            attempts: 1,
            correlationId: CORRELATION_ID,
            msCv: 'cv.1',
            answeredRequestId: 'theirs',
          },
        );
      },
    ));

  it('holds one info line for a call that needed retries or failed', () =>
    withApi([empty(503), empty(503), json({ description: 'Fabrikam' }, 404)], async ({ api, lines }) => {
      await faultOf(api.get(request, createCall()));
      assert.deepEqual(
        lines.map(({ level, data }) => [level, data['attempts'], data['status'], data['fault']]),
        [['info', 3, 404, 'not-found']],
      );
    }));

  it('holds neither tokens, bodies nor paths', () =>
    withApi([json({ code: '5', description: 'Fabrikam' }, 400)], async ({ api, lines }) => {
      await faultOf(api.get({ ...request, path: '/v1/things/Fabrikam' }, createCall()));
      const log = JSON.stringify(lines);
      assert.ok(log.includes('rejected'));
      assert.ok(!log.includes('Fabrikam') && !log.includes(TOKEN));
    }));
});
