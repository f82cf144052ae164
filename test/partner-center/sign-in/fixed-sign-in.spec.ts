import assert from 'node:assert/strict';
import { createReadiness } from '../../../src/app/readiness.js';
import { createFixedSignIn } from '../../../src/partner-center/sign-in/fixed-sign-in.js';
import { wiredEmulators } from '../../demo/entra/start-entra.js';
import { empty, json } from '../../helpers/http-server.js';
import { createCall, faultOf, withApi } from '../support.js';

const NOW = new Date('2026-11-21T09:30:00Z');
const clock = { now: () => NOW };
const request = { route: '/v1/things', path: '/v1/things', tokenKind: 'app-user' } as const;
const noRetries = { retry: { maxRetries: 0 } };

describe('createFixedSignIn', () => {
  const readinessOf = (signIn: ReturnType<typeof createFixedSignIn>) =>
    createReadiness({ database: undefined, signIn })();

  it('is not ready from the refusal of the token on, until a call succeeds', () =>
    withApi(
      [json({}), empty(401), empty(401), empty(503), json({})],
      async ({ api }) => {
        const signIn = createFixedSignIn('opaque', clock);
        const watched = signIn.watch(api);
        await watched.get(request, createCall());
        assert.deepEqual(await readinessOf(signIn), { isReady: true, reasons: [] });
        for (let call = 0; call < 3; call += 1) await faultOf(watched.get(request, createCall()));
        const { isReady, reasons } = await readinessOf(signIn);
        assert.equal(isReady, false);
        assert.match(
          reasons.join(),
          /PARTNER_CENTER_ACCESS_TOKEN is refused .*2026-11-21T09:30:00.000Z.*new one/,
        );
        await watched.get(request, createCall());
        assert.equal((await readinessOf(signIn)).isReady, true);
      },
      noRetries,
    ));

  it('is ready while one customer is refused and others are not', () =>
    withApi(
      [empty(401), json({}), empty(401), empty(401)],
      async ({ api }) => {
        const signIn = createFixedSignIn('opaque', clock);
        const ofCustomer = {
          ...request,
          path: '/v1/customers/6a2f0e0c-4b1d-4c55-9f0f-0a8d6a1f2b3c/analytics/licenses/usage',
        };
        await faultOf(signIn.watch(api).get(ofCustomer, createCall()));
        assert.equal((await readinessOf(signIn)).isReady, true);
        await faultOf(signIn.watch(api).get(ofCustomer, createCall()));
        assert.equal((await readinessOf(signIn)).isReady, false);
      },
      noRetries,
    ));

  it('is ready while Partner Center is down', () =>
    withApi(
      [empty(503)],
      async ({ api }) => {
        const signIn = createFixedSignIn('opaque', clock);
        await faultOf(signIn.watch(api).get(request, createCall()));
        assert.equal((await readinessOf(signIn)).isReady, true);
      },
      noRetries,
    ));

  it('knows from the token itself that it has expired', async () => {
    const emulators = wiredEmulators();
    const { entra } = await emulators.start({ now: clock.now });
    try {
      const good = createFixedSignIn(entra.issueAccessToken({ lifetimeS: 60 }), clock);
      assert.equal((await readinessOf(good)).isReady, true);
      const expired = createFixedSignIn(entra.issueAccessToken({ lifetimeS: 0 }), clock);
      assert.match((await readinessOf(expired)).reasons.join(), /expired at/);
    } finally {
      await emulators.closeAll();
    }
  });
});
