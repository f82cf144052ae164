import assert from 'node:assert/strict';
import type { ApiRequest } from '../../../src/partner-center/http/api.js';
import { normalizeLinkPath, readPages } from '../../../src/partner-center/http/paging.js';
import { type Answer, json, type RecordedRequest } from '../../helpers/http-server.js';
import { collection, createCall, faultOf, type Setup, withApi } from '../support.js';

const first: ApiRequest = {
  route: '/v1/customers',
  path: '/v1/customers?size=2',
  tokenKind: 'app-only-allowed',
};
const nextLink = (uri: string, headers: object[] = [], method = 'GET') => ({
  links: { next: { uri, method, headers } },
});
const continuation = (value: string) => ({ key: 'MS-ContinuationToken', value });

async function readAll({ api }: Setup): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const page of readPages(api, first, createCall())) items.push(...page.items);
  return items;
}

const pathsOf = (requests: readonly RecordedRequest[]) => requests.map(({ path }) => path);

describe('readPages', () => {
  it('follows links.next with its headers to the end, each page with its own MS-RequestId', () =>
    withApi(
      [
        json(
          collection([1, 2], nextLink('/customers?size=2&seekOperation=Next', [continuation('opaque+/=1')])),
        ),
        json(
          collection([3, 4], nextLink('/v1/customers?size=2&seekOperation=Next', [continuation('opaque2')])),
        ),
        json(collection([5])),
      ],
      async (setup) => {
        assert.deepEqual(await readAll(setup), [1, 2, 3, 4, 5]);
        const { requests } = setup.server;
        const next = '/v1/customers?size=2&seekOperation=Next';
        assert.deepEqual(pathsOf(requests), ['/v1/customers?size=2', next, next]);
        assert.deepEqual(
          requests.map(({ headers }) => headers['ms-continuationtoken']),
          [undefined, 'opaque+/=1', 'opaque2'],
        );
        assert.equal(new Set(requests.map(({ headers }) => headers['ms-requestid'])).size, 3);
      },
    ));

  it('sends the same query with seekOperation=Next where only a continuationToken came', () =>
    withApi(
      [
        json(collection([1, 2], { continuationToken: 'one' })),
        json(collection([3], { continuationToken: 'two' })),
        json(collection([], { continuationToken: 'three' })),
      ],
      async (setup) => {
        assert.deepEqual(await readAll(setup), [1, 2, 3]);
        const next = '/v1/customers?size=2&seekOperation=Next';
        assert.deepEqual(pathsOf(setup.server.requests), ['/v1/customers?size=2', next, next]);
        assert.equal(setup.server.requests[2]?.headers['ms-continuationtoken'], 'two');
      },
    ));

  it('adds the continuationToken of the envelope to a link without one', () =>
    withApi(
      [
        json(collection([1], { ...nextLink('/customers?p=2'), continuationToken: 'one' })),
        json(collection([])),
      ],
      async (setup) => {
        await readAll(setup);
        assert.equal(setup.server.requests[1]?.headers['ms-continuationtoken'], 'one');
      },
    ));

  it('never asks another host, and takes no bearer token there', () =>
    withApi([json(collection([]))], async ({ server: evil }) => {
      const port = new URL(evil.url).port;
      for (const uri of [
        `${evil.url}/v1/customers`,
        `//127.0.0.1:${port}/v1/customers`,
        `\\\\127.0.0.1:${port}\\v1`,
      ]) {
        await withApi([json(collection([1], nextLink(uri)))], async (setup) => {
          assert.equal((await faultOf(readAll(setup))).fault, 'unreadable', uri);
          assert.equal(setup.server.requests.length, 1);
        });
      }
      assert.equal(evil.requests.length, 0);
    }));

  it('follows an absolute link to its own host', () => {
    const withOwnLink: Answer = (response, request) =>
      json(collection([1], nextLink(`http://${request.headers.host}/v1/customers?p=2`)))(response, request);
    return withApi([withOwnLink, json(collection([2]))], async (setup) => {
      assert.deepEqual(await readAll(setup), [1, 2]);
      assert.deepEqual(pathsOf(setup.server.requests), ['/v1/customers?size=2', '/v1/customers?p=2']);
    });
  });

  it('ends links that lead in a circle', () =>
    withApi(
      [
        json(collection([1], nextLink('/customers?p=2'))),
        json(collection([2], nextLink('/customers?p=3'))),
        json(collection([3], nextLink('/v1/customers?p=2'))),
      ],
      async (setup) => {
        assert.equal((await faultOf(readAll(setup))).fault, 'unreadable');
        assert.equal(setup.server.requests.length, 3);
      },
    ));

  it('ends a link to the very page it stands on', () =>
    withApi([json(collection([1], nextLink('/v1/customers?size=2')))], async (setup) => {
      assert.equal((await faultOf(readAll(setup))).fault, 'unreadable');
      assert.equal(setup.server.requests.length, 1);
    }));

  it('lets a link set neither the token nor other headers of the call', () =>
    withApi(
      [
        json(
          collection(
            [1],
            nextLink('/customers?p=2', [
              { key: 'authorization', value: 'Bearer other' },
              { key: 'MS-CorrelationId', value: 'other' },
              { key: 'Host', value: 'evil.example' },
              { key: 'MS-Extra', value: 'kept' },
            ]),
          ),
        ),
        json(collection([])),
      ],
      async (setup) => {
        await readAll(setup);
        const [before, after] = setup.server.requests.map(({ headers }) => headers);
        for (const name of ['authorization', 'ms-correlationid', 'host'])
          assert.equal(after?.[name], before?.[name]);
        assert.equal(after?.['ms-extra'], 'kept');
      },
    ));

  it('refuses links with another method and with headers that cannot be sent', async () => {
    for (const link of [
      nextLink('/customers?p=2', [], 'POST'),
      nextLink('/customers?p=2', [{ key: 'a b', value: 'x' }]),
    ]) {
      await withApi([json(collection([1], link)), json(collection([]))], async (setup) => {
        assert.equal((await faultOf(readAll(setup))).fault, 'unreadable');
      });
    }
  });

  it('reads an envelope without items as an empty page, and one that contradicts itself not at all', async () => {
    for (const [body, readable] of [
      [{ totalCount: 0, items: null }, true],
      [{ items: [], links: { next: null, self: {} }, continuationToken: null }, true],
      [{}, true],
      [{ totalCount: 3 }, false],
      [{ code: '5', description: 'No' }, false],
      [[1, 2], false],
      [null, false],
      ['text', false],
      [{ items: 'none' }, false],
    ] as const) {
      await withApi([json(body)], async (setup) => {
        if (readable) assert.deepEqual(await readAll(setup), []);
        else assert.equal((await faultOf(readAll(setup))).fault, 'unreadable', JSON.stringify(body));
      });
    }
  });
});

describe('normalizeLinkPath', () => {
  const base = new URL('https://api.example/');

  it('gives every known form of a link one version prefix', () => {
    for (const uri of [
      '/customers?a=1',
      '/v1/customers?a=1',
      '/v1//v1/customers?a=1',
      'v1/customers?a=1',
      'customers?a=1',
      'https://api.example/v1/customers?a=1',
      'https://API.example:443//v1/v1/customers?a=1',
      'https://someone:else@api.example/customers?a=1#top',
    ]) {
      assert.equal(normalizeLinkPath(uri, base), '/v1/customers?a=1', uri);
    }
  });

  it('takes the path of a base address off', () => {
    const gateway = new URL('https://api.example/gateway/');
    for (const uri of ['https://api.example/gateway/v1/customers', '/v1/customers', 'customers']) {
      assert.equal(normalizeLinkPath(uri, gateway), '/v1/customers', uri);
    }
  });

  it('refuses other hosts, ports and schemes, and what is no address', () => {
    for (const uri of [
      'https://evil.example/v1/customers',
      'https://api.example.evil.example/v1',
      'https://api.example@evil.example/v1',
      '//evil.example/v1',
      '/\\evil.example/v1',
      'http://api.example/v1',
      'https://api.example:8443/v1',
      'javascript:alert(1)',
      'https://',
    ]) {
      assert.equal(normalizeLinkPath(uri, base), undefined, uri);
    }
  });
});
