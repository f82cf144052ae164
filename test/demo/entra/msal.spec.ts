import assert from 'node:assert/strict';
import {
  type AuthenticationResult,
  ConfidentialClientApplication,
  CryptoProvider,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
} from '@azure/msal-node';
import type { EntraEmulator } from '../../../demo/entra/emulator.js';
import { DEMO_CLIENT, thumbprintOf } from '../../../demo/entra/identities.js';
import { toEmulator } from '../../../demo/entra/network-client.js';
import type { PartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { PUBLISHED_CUSTOMER_ID } from '../../../demo/partner-center/published-example.js';
import { createSelfSignedCertificate } from './self-signed-certificate.js';
import {
  claimsOf,
  createConfidentialClient,
  fields,
  msalConfiguration,
  REDIRECT_URI,
  SCOPE,
  wiredEmulators,
} from './start-entra.js';

const USAGE = `/v1/customers/${PUBLISHED_CUSTOMER_ID}/analytics/licenses/usage`;

async function call(
  partnerCenter: PartnerCenterEmulator,
  path: string,
  accessToken: string,
): Promise<readonly [number, unknown]> {
  const response = await fetch(`${partnerCenter.url}${path}`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  return [response.status, (await fields(response))['code']];
}

/** Signs in as the browser would: reads the page, clicks, and follows to the redirect URI. */
async function approve(entra: EntraEmulator, authorizeUrl: string): Promise<URL> {
  const address = toEmulator(authorizeUrl, entra.url);
  const page = await (await fetch(address)).text();
  assert.match(page, /<button name="decision" value="approve">/);
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'approve' }),
    redirect: 'manual',
  });
  assert.equal(response.status, 302);
  return new URL(response.headers.get('Location') ?? '');
}

function refreshTokensIn(client: ConfidentialClientApplication): string[] {
  const cache = JSON.parse(client.getTokenCache().serialize());
  return Object.values(cache.RefreshToken as Record<string, { secret: string }>).map(({ secret }) => secret);
}

describe('msal-node against the Entra emulator', () => {
  const { start, closeAll } = wiredEmulators();
  afterEach(closeAll);

  async function signIn(
    entra: EntraEmulator,
    client: ConfidentialClientApplication,
  ): Promise<AuthenticationResult> {
    const { challenge, verifier } = await new CryptoProvider().generatePkceCodes();
    const authorizeUrl = await client.getAuthCodeUrl({
      scopes: [SCOPE],
      redirectUri: REDIRECT_URI,
      state: 'state-1',
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
    });
    const redirect = await approve(entra, authorizeUrl);
    assert.equal(`${redirect.origin}${redirect.pathname}`, REDIRECT_URI);
    assert.equal(redirect.searchParams.get('state'), 'state-1');
    return client.acquireTokenByCode({
      code: redirect.searchParams.get('code') ?? '',
      scopes: [SCOPE],
      redirectUri: REDIRECT_URI,
      codeVerifier: verifier,
    });
  }

  it('signs in with a code and PKCE and reads usage with the token', async () => {
    const { entra, partnerCenter } = await start();
    const result = await signIn(entra, createConfidentialClient(entra));
    const claims = claimsOf(result.accessToken);
    assert.equal(claims['aud'], 'https://api.partnercenter.microsoft.com');
    assert.equal(claims['tid'], entra.tenant.tenantId);
    assert.equal(claims['oid'], entra.user.objectId);
    assert.equal(claims['upn'], entra.user.userPrincipalName);
    assert.deepEqual(claims['amr'], ['pwd', 'mfa']);
    assert.equal(result.account?.homeAccountId, `${entra.user.objectId}.${entra.tenant.tenantId}`);
    assert.equal(result.account?.username, entra.user.userPrincipalName);
    assert.deepEqual(await call(partnerCenter, USAGE, result.accessToken), [200, undefined]);
  });

  it('takes a refresh token from elsewhere, renews it silently and keeps the newest', async () => {
    const { entra, partnerCenter } = await start({ accessTokenLifetimeS: 120 });
    const client = createConfidentialClient(entra);
    const brought = entra.issueRefreshToken();
    const first = await client.acquireTokenByRefreshToken({
      refreshToken: brought,
      scopes: [SCOPE],
      forceCache: true,
    });
    assert.ok(first?.account);
    const [afterFirst] = refreshTokensIn(client);
    const second = await client.acquireTokenSilent({ account: first.account, scopes: [SCOPE] });
    const kept = refreshTokensIn(client);
    assert.equal(kept.length, 1);
    assert.notEqual(afterFirst, brought);
    assert.notEqual(kept[0], afterFirst);
    assert.notEqual(second.accessToken, first.accessToken);
    assert.deepEqual(
      entra.grantLog.map(({ grantType, outcome }) => `${grantType} ${outcome}`),
      ['refresh_token issued', 'refresh_token issued'],
    );
    assert.deepEqual(await call(partnerCenter, USAGE, second.accessToken), [200, undefined]);
  });

  it('answers from the cache of msal while the token is good', async () => {
    const { entra } = await start();
    const client = createConfidentialClient(entra);
    const { account } = await signIn(entra, client);
    assert.ok(account);
    await client.acquireTokenSilent({ account, scopes: [SCOPE] });
    assert.equal(entra.grantLog.length, 1);
  });

  it('lets msal tell a revoked sign-in from a passing fault', async () => {
    const { entra } = await start({ accessTokenLifetimeS: 120 });
    const client = createConfidentialClient(entra);
    const { account } = await signIn(entra, client);
    assert.ok(account);
    entra.revoke();
    await assert.rejects(client.acquireTokenSilent({ account, scopes: [SCOPE] }), (error: unknown) => {
      assert.ok(error instanceof ServerError);
      assert.equal(error.errorCode, 'invalid_grant');
      return true;
    });
    assert.equal(entra.grantLog.at(-1)?.outcome, 'invalid_grant');
  });

  it('lets msal see that a person must sign in again', async () => {
    const { entra } = await start({ accessTokenLifetimeS: 120 });
    const client = createConfidentialClient(entra);
    const { account } = await signIn(entra, client);
    assert.ok(account);
    entra.configure({ requireInteraction: true });
    await assert.rejects(
      client.acquireTokenSilent({ account, scopes: [SCOPE] }),
      InteractionRequiredAuthError,
    );
  });

  it('gives an app alone the customers and refuses it usage with 900329', async () => {
    const { entra, partnerCenter } = await start();
    const result = await createConfidentialClient(entra).acquireTokenByClientCredential({
      scopes: ['https://api.partnercenter.microsoft.com/.default'],
    });
    const accessToken = result?.accessToken ?? '';
    assert.deepEqual(await call(partnerCenter, '/v1/customers?size=1', accessToken), [200, undefined]);
    assert.deepEqual(await call(partnerCenter, USAGE, accessToken), [403, '900329']);
  });

  it('takes a certificate in the place of the secret, not another one, and no stale assertion', async () => {
    const registered = createSelfSignedCertificate();
    let now = new Date();
    const { entra } = await start({
      client: { ...DEMO_CLIENT, certificate: registered.certificate },
      now: () => now,
    });
    const { auth, ...rest } = msalConfiguration(entra);
    const acquire = (keys: typeof registered) =>
      new ConfidentialClientApplication({
        auth: {
          ...auth,
          clientCertificate: {
            thumbprintSha256: Buffer.from(thumbprintOf(keys.certificate), 'base64url').toString('hex'),
            privateKey: keys.privateKey,
          },
        },
        ...rest,
      }).acquireTokenByRefreshToken({ refreshToken: entra.issueRefreshToken(), scopes: [SCOPE] });
    assert.notEqual((await acquire(registered))?.accessToken, undefined);
    await assert.rejects(acquire(createSelfSignedCertificate()), /700027/);
    now = new Date(now.getTime() + 3_600_000);
    await assert.rejects(acquire(registered), /700027/);
  });

  it('signs in by device code once the person has entered it', async () => {
    const { entra, partnerCenter } = await start({ deviceCodeIntervalS: 0 });
    const client = new PublicClientApplication(msalConfiguration(entra));
    const result = await client.acquireTokenByDeviceCode({
      scopes: [SCOPE],
      deviceCodeCallback: ({ userCode, verificationUri }) => {
        assert.deepEqual(entra.waitingUserCodes(), [userCode]);
        void fetch(verificationUri, {
          method: 'POST',
          body: new URLSearchParams({ user_code: userCode, decision: 'approve' }),
        });
      },
    });
    assert.equal(entra.grantLog.at(-1)?.outcome, 'issued');
    assert.deepEqual(await call(partnerCenter, USAGE, result?.accessToken ?? ''), [200, undefined]);
  });

  it('says so when the person declines the device code', async () => {
    const { entra } = await start({ deviceCodeIntervalS: 0 });
    const client = new PublicClientApplication(msalConfiguration(entra));
    const declined = client.acquireTokenByDeviceCode({
      scopes: [SCOPE],
      deviceCodeCallback: ({ userCode }) => {
        entra.decideDeviceCode(userCode, 'decline');
      },
    });
    await assert.rejects(declined);
    assert.equal(entra.grantLog.at(-1)?.outcome, 'authorization_declined');
  });
});

describe('the Partner Center emulator behind the Entra emulator', () => {
  const { start, closeAll } = wiredEmulators();
  afterEach(closeAll);

  it('refuses a token without MFA with 900421', async () => {
    const { entra, partnerCenter } = await start({ mfa: false });
    assert.deepEqual(await call(partnerCenter, USAGE, entra.issueAccessToken()), [401, '900421']);
    entra.configure({ mfa: true });
    assert.deepEqual(await call(partnerCenter, USAGE, entra.issueAccessToken()), [200, undefined]);
  });

  it('refuses a token for another audience with 900420', async () => {
    const { entra, partnerCenter } = await start();
    const accessToken = entra.issueAccessToken({ audience: 'https://graph.windows.net' });
    assert.deepEqual(await call(partnerCenter, USAGE, accessToken), [401, '900420']);
  });

  it('refuses expired tokens, those of another service, and nonsense', async () => {
    let now = new Date();
    const { entra, partnerCenter } = await start({ now: () => now });
    const { entra: other } = await start();
    const expiring = entra.issueAccessToken({ lifetimeS: 60 });
    assert.deepEqual(await call(partnerCenter, USAGE, expiring), [200, undefined]);
    now = new Date(now.getTime() + 60_000);
    for (const accessToken of [expiring, other.issueAccessToken(), 'nonsense', 'a.b.c']) {
      assert.deepEqual(await call(partnerCenter, USAGE, accessToken), [401, '400']);
    }
  });

  it('refuses a token whose claims or algorithm were changed', async () => {
    const { entra, partnerCenter } = await start({ mfa: false });
    const [header = '', claims = '', signature = ''] = entra.issueAccessToken().split('.');
    const richer = Buffer.from(JSON.stringify({ ...claimsOf(`.${claims}`), amr: ['pwd', 'mfa'] })).toString(
      'base64url',
    );
    const unsigned = Buffer.from(JSON.stringify({ typ: 'JWT', alg: 'none' })).toString('base64url');
    for (const accessToken of [`${header}.${richer}.${signature}`, `${unsigned}.${richer}.`]) {
      assert.deepEqual(await call(partnerCenter, USAGE, accessToken), [401, '400']);
    }
  });
});
