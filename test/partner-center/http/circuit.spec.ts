import assert from 'node:assert/strict';
import sinon from 'sinon';
import { type Answer, empty, json } from '../../helpers/http-server.js';
import { createCall, faultOf, withApi } from '../support.js';

const request = { route: '/v1/things', path: '/v1/things', tokenKind: 'app-user' } as const;
const noRetries = { retry: { maxRetries: 0 } };
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('createCircuit', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'performance'] });
  });
  afterEach(() => clock.restore());

  it('asks no more after five outages in a row, and says for how long', () =>
    withApi(
      [empty(503)],
      async ({ api, server }) => {
        for (let call = 0; call < 5; call += 1) await faultOf(api.get(request, createCall()));
        clock.tick(5_000);
        const error = await faultOf(api.get(request, createCall()));
        assert.deepEqual([error.fault, error.status, error.retryAfterMs], ['unavailable', undefined, 10_000]);
        assert.equal(server.requests.length, 5);
      },
      noRetries,
    ));

  it('does not wait for an open circuit within a call', () =>
    withApi([empty(503)], async ({ api, server, waits }) => {
      await faultOf(api.get(request, createCall()));
      await faultOf(api.get(request, createCall()));
      assert.equal(server.requests.length, 5);
      assert.equal(waits.length, 4);
    }));

  it('lets one call try after 15 s while the others wait for it, then closes', () =>
    withApi(
      [...times(5, empty(503)), json({})],
      async ({ api, server }) => {
        for (let call = 0; call < 5; call += 1) await faultOf(api.get(request, createCall()));
        clock.tick(15_000);
        await Promise.all(times(4, 0).map(() => api.get(request, createCall())));
        assert.equal(server.requests.length, 9);
      },
      noRetries,
    ));

  it('refuses those who waited when the one call fails, without asking', () =>
    withApi(
      [empty(503)],
      async ({ api, server }) => {
        for (let call = 0; call < 5; call += 1) await faultOf(api.get(request, createCall()));
        clock.tick(15_000);
        const errors = await Promise.all(times(4, 0).map(() => faultOf(api.get(request, createCall()))));
        assert.deepEqual(
          errors.map(({ fault, status, retryAfterMs }) => [fault, status, retryAfterMs]),
          [['unavailable', 503, undefined], ...times(3, ['unavailable', undefined, 15_000])],
        );
        assert.equal(server.requests.length, 6);
      },
      noRetries,
    ));

  it('lets nobody wait past the end of the call', async () => {
    const first = new AbortController();
    const second = new AbortController();
    const late = new DOMException('late', 'TimeoutError');
    // The first call is with the server, and stays there: now the second one's time is up.
    const silence = () => setImmediate(() => second.abort(late));
    await withApi(
      [...times(5, empty(503)), silence],
      async ({ api, server }) => {
        for (let call = 0; call < 5; call += 1) await faultOf(api.get(request, createCall()));
        clock.tick(15_000);
        const trying = faultOf(api.get(request, createCall({ signal: first.signal })));
        const error = await faultOf(api.get(request, createCall({ signal: second.signal })));
        assert.deepEqual([error.fault, error.cause], ['timeout', late]);
        assert.equal(server.requests.length, 6);
        first.abort();
        await trying;
      },
      noRetries,
    );
  });

  it('lets one call try after 15 s although the clock was set back meanwhile', () =>
    withApi(
      [...times(5, empty(503)), json({})],
      async ({ api, server }) => {
        for (let call = 0; call < 5; call += 1) await faultOf(api.get(request, createCall()));
        clock.setSystemTime(Date.now() - 3_600_000);
        clock.tick(15_000);
        await api.get(request, createCall());
        assert.equal(server.requests.length, 6);
      },
      noRetries,
    ));

  it('stays open for another 15 s when the one call fails', () =>
    withApi(
      [empty(503)],
      async ({ api, server }) => {
        for (let call = 0; call < 5; call += 1) await faultOf(api.get(request, createCall()));
        clock.tick(15_000);
        await faultOf(api.get(request, createCall()));
        clock.tick(14_000);
        await faultOf(api.get(request, createCall()));
        assert.equal(server.requests.length, 6);
      },
      noRetries,
    ));

  it('stays open when the one call is given up by its caller', () => {
    const caller = new AbortController();
    return withApi(
      [...times(5, empty(503)), () => caller.abort(), json({})],
      async ({ api, server }) => {
        for (let call = 0; call < 5; call += 1) await faultOf(api.get(request, createCall()));
        clock.tick(15_000);
        await faultOf(api.get(request, createCall({ signal: caller.signal })));
        await faultOf(api.get(request, createCall()));
        assert.equal(server.requests.length, 6);
      },
      noRetries,
    );
  });

  describe('with customers that always fail', () => {
    const usageOf = (customer: number) => {
      const id = `00000000-0000-0000-0000-${String(customer).padStart(12, '0')}`;
      const path = `/v1/customers/${id}/analytics/licenses/usage`;
      return { ...request, path };
    };
    /** Customers up to a number fail, all others are answered. */
    const failing =
      (upTo: number): Answer =>
      (response, incoming) => {
        const customer = Number(/-(\d{12})\//.exec(incoming.url ?? '')?.[1] ?? Number.NaN);
        const answer = customer <= upTo ? empty(500) : json({});
        answer(response, incoming);
      };

    it('goes on asking about others, however often one or two of them fail', () =>
      withApi([failing(2)], async ({ api }) => {
        for (let call = 0; call < 10; call += 1) {
          await faultOf(api.get(usageOf(1 + (call % 2)), createCall()));
        }
        await api.get(usageOf(3), createCall());
        await api.get(request, createCall());
      }));

    it('asks no more about the one that failed five times in a row, and tries after 15 s', () =>
      withApi(
        [failing(1)],
        async ({ api, server }) => {
          for (let call = 0; call < 8; call += 1) await faultOf(api.get(usageOf(1), createCall()));
          assert.equal(server.requests.length, 5);
          clock.tick(15_000);
          await faultOf(api.get(usageOf(1), createCall()));
          assert.equal(server.requests.length, 6);
        },
        noRetries,
      ));

    it('takes three of them for an outage', () =>
      withApi(
        [failing(3)],
        async ({ api, server }) => {
          for (const customer of [1, 1, 2, 2, 3]) await faultOf(api.get(usageOf(customer), createCall()));
          const error = await faultOf(api.get(usageOf(4), createCall()));
          assert.deepEqual([error.fault, error.status], ['unavailable', undefined]);
          assert.equal(server.requests.length, 5);
        },
        noRetries,
      ));
  });

  it('starts its count again after any answer that is no outage', () =>
    withApi(
      [...times(4, empty(503)), empty(404), ...times(4, empty(500)), empty(429), empty(503), json({})],
      async ({ api, server }) => {
        for (let call = 0; call < 11; call += 1) await faultOf(api.get(request, createCall()));
        await api.get(request, createCall());
        assert.equal(server.requests.length, 12);
      },
      noRetries,
    ));

  it('counts deadlines that passed, and not callers who gave up', async () => {
    for (const [reason, expected] of [
      [new DOMException('late', 'TimeoutError'), 5],
      [undefined, 6],
    ] as const) {
      let caller = new AbortController();
      await withApi(
        [() => caller.abort(reason)],
        async ({ api, server }) => {
          for (let call = 0; call < 6; call += 1) {
            caller = new AbortController();
            await faultOf(api.get(request, createCall({ signal: caller.signal })));
          }
          assert.equal(server.requests.length, expected);
        },
        noRetries,
      );
    }
  });
});
