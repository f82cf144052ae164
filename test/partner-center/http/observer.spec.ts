import assert from 'node:assert/strict';
import type { PartnerCenterObserver } from '../../../src/partner-center/http/observer.js';
import { empty, hangUp, json } from '../../helpers/http-server.js';
import { createCall, withApi } from '../support.js';

const ROUTE = '/v1/things/{id}';
const request = { route: ROUTE, path: '/v1/things/7', tokenKind: 'app-user' } as const;

/** Notes what it hears as short texts. */
function createNotes(): { readonly notes: string[]; readonly observer: PartnerCenterObserver } {
  const notes: string[] = [];
  return {
    notes,
    observer: {
      request: (route, status, durationMs) => {
        assert.equal(route, ROUTE);
        assert.ok(durationMs >= 0);
        notes.push(`request ${status}`);
      },
      call: (_route, fault) => notes.push(`call ${fault}`),
      circuit: (condition) => notes.push(`circuit ${condition}`),
      cacheRead: () => assert.fail('nothing is read from memory here'),
    },
  };
}

describe('an observer of Partner Center', () => {
  it('hears of each request of a call, also of those without an answer, and once of the call', async () => {
    const { notes, observer } = createNotes();
    await withApi([empty(503), hangUp, json({})], ({ api }) => api.get(request, createCall()), { observer });
    assert.deepEqual(notes, ['request 503', 'request undefined', 'request 200', 'call undefined']);
  });

  it('hears how a call failed', async () => {
    const { notes, observer } = createNotes();
    await withApi([empty(403)], ({ api }) => assert.rejects(api.get(request, createCall())), { observer });
    assert.deepEqual(notes, ['request 403', 'call forbidden']);
  });

  it('hears when the circuit opens, and of no request while it is open', async () => {
    const { notes, observer } = createNotes();
    await withApi(
      [empty(503)],
      async ({ api }) => {
        for (const _ of [1, 2, 3]) await assert.rejects(api.get(request, createCall()));
      },
      { observer, retry: { maxRetries: 0 }, circuit: { failures: 2, openMs: 60_000 } },
    );
    assert.deepEqual(notes, [
      'request 503',
      'call unavailable',
      'request 503',
      'circuit open',
      'call unavailable',
      'call unavailable',
    ]);
  });
});
