import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { EntraEmulator } from '../../../demo/entra/emulator.js';
import { DEMO_CLIENT } from '../../../demo/entra/identities.js';
import { toEmulator } from '../../../demo/entra/network-client.js';
import { claimsOf, fields, postForm, REDIRECT_URI, SCOPE, wiredEmulators } from './start-entra.js';

const TOKEN = 'oauth2/v2.0/token';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-standard-43';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const CLIENT = { client_id: DEMO_CLIENT.clientId, client_secret: DEMO_CLIENT.clientSecret };

function authorizeUrl(entra: EntraEmulator, changed: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: DEMO_CLIENT.clientId,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: `${SCOPE} openid offline_access`,
    state: 's',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changed,
  });
  return `${entra.url}/${entra.tenant.tenantId}/oauth2/v2.0/authorize?${query}`;
}

async function codeFrom(entra: EntraEmulator, changed: Record<string, string> = {}): Promise<string> {
  const response = await fetch(authorizeUrl(entra, changed), { redirect: 'manual' });
  return new URL(response.headers.get('Location') ?? '').searchParams.get('code') ?? '';
}

function codeForm(code: string, changed: Record<string, string> = {}): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
    code_verifier: VERIFIER,
    ...CLIENT,
    ...changed,
  };
}

function refreshForm(refreshToken: string): Record<string, string> {
  return { grant_type: 'refresh_token', refresh_token: refreshToken, ...CLIENT };
}

async function refusal(response: Response): Promise<readonly [number, unknown, unknown]> {
  const body = await fields(response);
  return [response.status, body['error'], body['error_codes']];
}

describe('the token endpoint', () => {
  const { start, closeAll } = wiredEmulators();
  afterEach(closeAll);

  it('answers a code with tokens, client info and the granted scope', async () => {
    const { entra } = await start({ autoApprove: true, accessTokenLifetimeS: 1800 });
    const response = await postForm(entra, TOKEN, codeForm(await codeFrom(entra, { nonce: 'n-1' })));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const body = await fields(response);
    assert.equal(body['token_type'], 'Bearer');
    assert.equal(body['expires_in'], 1800);
    assert.equal(body['scope'], SCOPE);
    const { iat, exp } = claimsOf(String(body['access_token']));
    assert.equal(Number(exp) - Number(iat), 1800);
    assert.equal(claimsOf(String(body['id_token']))['nonce'], 'n-1');
    assert.deepEqual(JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString()), {
      uid: entra.user.objectId,
      utid: entra.tenant.tenantId,
    });
    assert.notEqual(body['refresh_token'], undefined);
  });

  it('gives a refresh token only where offline_access was asked for', async () => {
    const { entra } = await start({ autoApprove: true });
    const code = await codeFrom(entra, { scope: SCOPE });
    const body = await fields(await postForm(entra, TOKEN, codeForm(code)));
    assert.deepEqual([body['refresh_token'], body['id_token']], [undefined, undefined]);
  });

  it('redeems a code once, in time, with its verifier and for its redirect URI', async () => {
    let now = new Date('2026-11-21T09:00:00Z');
    const { entra } = await start({ autoApprove: true, now: () => now });
    const redeem = async (changed: Record<string, string>) =>
      refusal(await postForm(entra, TOKEN, codeForm(await codeFrom(entra), changed)));
    assert.deepEqual(await redeem({ code_verifier: 'another' }), [400, 'invalid_grant', [501481]]);
    assert.deepEqual(await redeem({ redirect_uri: 'http://localhost/other' }), [
      400,
      'invalid_grant',
      [500112],
    ]);
    const { code_verifier: _left, ...withoutVerifier } = codeForm(await codeFrom(entra));
    assert.deepEqual(await refusal(await postForm(entra, TOKEN, withoutVerifier)), [
      400,
      'invalid_grant',
      [501481],
    ]);
    const code = await codeFrom(entra);
    assert.equal((await postForm(entra, TOKEN, codeForm(code))).status, 200);
    assert.deepEqual(await refusal(await postForm(entra, TOKEN, codeForm(code))), [
      400,
      'invalid_grant',
      [54005],
    ]);
    const late = await codeFrom(entra);
    now = new Date('2026-11-21T09:10:00Z');
    assert.deepEqual(await refusal(await postForm(entra, TOKEN, codeForm(late))), [
      400,
      'invalid_grant',
      [70008],
    ]);
  });

  it('gives a new refresh token with every use and lets the old one age', async () => {
    const { entra } = await start();
    const first = entra.issueRefreshToken();
    const one = await fields(await postForm(entra, TOKEN, refreshForm(first)));
    const two = await fields(await postForm(entra, TOKEN, refreshForm(first)));
    const tokens = [first, one['refresh_token'], two['refresh_token']];
    assert.equal(new Set(tokens).size, 3);
    assert.ok(tokens.every((token) => typeof token === 'string'));
  });

  it('takes each refresh token once under strict rotation', async () => {
    const { entra } = await start({ strictRotation: true });
    const first = entra.issueRefreshToken();
    const { refresh_token: second } = await fields(await postForm(entra, TOKEN, refreshForm(first)));
    assert.deepEqual(await refusal(await postForm(entra, TOKEN, refreshForm(first))), [
      400,
      'invalid_grant',
      [70000],
    ]);
    assert.equal((await postForm(entra, TOKEN, refreshForm(String(second)))).status, 200);
  });

  it('refuses revoked, aged and unknown refresh tokens, and takes new ones after a revocation', async () => {
    let now = new Date('2026-11-21T09:00:00Z');
    const { entra } = await start({ now: () => now });
    const token = entra.issueRefreshToken();
    now = new Date('2027-02-18T09:00:00Z');
    assert.equal((await postForm(entra, TOKEN, refreshForm(token))).status, 200);
    now = new Date('2027-02-19T09:00:00Z');
    assert.deepEqual(await refusal(await postForm(entra, TOKEN, refreshForm(token))), [
      400,
      'invalid_grant',
      [700082],
    ]);
    const other = entra.issueRefreshToken();
    entra.revoke();
    assert.deepEqual(await refusal(await postForm(entra, TOKEN, refreshForm(other))), [
      400,
      'invalid_grant',
      [50173],
    ]);
    assert.deepEqual(await refusal(await postForm(entra, TOKEN, refreshForm('made-up'))), [
      400,
      'invalid_grant',
      [9002313],
    ]);
    assert.equal((await postForm(entra, TOKEN, refreshForm(entra.issueRefreshToken()))).status, 200);
  });

  it('takes MFA from renewed tokens when the switch is off, and never adds it', async () => {
    const { entra } = await start();
    const withMfa = entra.issueRefreshToken();
    const amr = async (token: string) =>
      claimsOf(String((await fields(await postForm(entra, TOKEN, refreshForm(token))))['access_token']))[
        'amr'
      ];
    entra.configure({ mfa: false });
    const withoutMfa = entra.issueRefreshToken();
    assert.deepEqual(await amr(withMfa), ['pwd']);
    entra.configure({ mfa: true });
    assert.deepEqual(await amr(withMfa), ['pwd', 'mfa']);
    assert.deepEqual(await amr(withoutMfa), ['pwd']);
  });

  it('writes every refusal in the shape of Entra', async () => {
    const { entra } = await start({ now: () => new Date('2026-11-21T09:30:00Z') });
    const correlationId = '11111111-2222-4333-8444-555555555555';
    const response = await fetch(`${entra.url}/${entra.tenant.tenantId}/${TOKEN}`, {
      method: 'POST',
      headers: { 'client-request-id': correlationId },
      body: new URLSearchParams(refreshForm('made-up')),
    });
    const { trace_id: traceId, error_description: description, ...body } = await fields(response);
    assert.deepEqual(body, {
      error: 'invalid_grant',
      error_codes: [9002313],
      timestamp: '2026-11-21 09:30:00Z',
      correlation_id: correlationId,
      error_uri: 'https://login.microsoftonline.com/error?code=9002313',
    });
    assert.match(String(description), /^AADSTS9002313: /);
    assert.match(String(traceId), /^[0-9a-f-]{36}$/);
  });

  const refusals: readonly (readonly [string, Record<string, string>, number, string, number])[] = [
    ['no grant type', CLIENT, 400, 'invalid_request', 900144],
    [
      'a grant without its fields',
      { ...CLIENT, grant_type: 'refresh_token' },
      400,
      'invalid_request',
      900144,
    ],
    ['a password', { ...CLIENT, grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    [
      'another app',
      { ...refreshForm('x'), client_id: '00000000-0000-4000-8000-000000000000' },
      400,
      'unauthorized_client',
      700016,
    ],
    ['a wrong secret', { ...refreshForm('x'), client_secret: 'no' }, 401, 'invalid_client', 7000215],
    [
      'no secret',
      { grant_type: 'refresh_token', refresh_token: 'x', client_id: CLIENT.client_id },
      401,
      'invalid_client',
      7000218,
    ],
    [
      'a made-up assertion',
      { ...refreshForm('x'), client_assertion: 'a.b.c' },
      401,
      'invalid_client',
      700027,
    ],
    [
      'an app scope without .default',
      { ...CLIENT, grant_type: 'client_credentials', scope: SCOPE },
      400,
      'invalid_scope',
      70011,
    ],
  ];
  for (const [what, form, status, error, number] of refusals) {
    it(`refuses ${what} with ${number}`, async () => {
      const { entra } = await start();
      assert.deepEqual(await refusal(await postForm(entra, TOKEN, form)), [status, error, [number]]);
    });
  }

  it('knows one tenant, by id, domain, common and organizations', async () => {
    const { entra } = await start();
    const status = async (tenant: string) => {
      const response = await fetch(`${entra.url}/${tenant}/${TOKEN}`, {
        method: 'POST',
        body: new URLSearchParams(refreshForm(entra.issueRefreshToken())),
      });
      return response.status;
    };
    for (const tenant of [entra.tenant.tenantId, entra.tenant.domain, 'common', 'organizations']) {
      assert.equal(await status(tenant), 200, tenant);
    }
    assert.equal(await status('another.onmicrosoft.com'), 400);
  });

  it('suffers faults like Partner Center does', async () => {
    const { entra } = await start();
    entra.faults.add({ fault: { kind: 'unavailable' }, path: 'oauth2/v2.0/token', times: 1 });
    const call = () => postForm(entra, TOKEN, refreshForm(entra.issueRefreshToken()));
    assert.equal((await call()).status, 503);
    assert.equal((await call()).status, 200);
  });
});

describe('the authorize page', () => {
  const { start, closeAll } = wiredEmulators();
  afterEach(closeAll);

  it('names the account and asks', async () => {
    const { entra } = await start();
    const response = await fetch(authorizeUrl(entra, { scope: '<script>alert(1)</script>' }));
    assert.equal(response.status, 200);
    const html = await response.text();
    assert.ok(html.includes(entra.user.userPrincipalName));
    assert.ok(!html.includes('<script>'));
  });

  it('sends a refusal back to the app', async () => {
    const { entra } = await start();
    const response = await fetch(authorizeUrl(entra), {
      method: 'POST',
      body: new URLSearchParams({ decision: 'decline' }),
      redirect: 'manual',
    });
    const { searchParams } = new URL(response.headers.get('Location') ?? '');
    assert.deepEqual([searchParams.get('error'), searchParams.get('state')], ['access_denied', 's']);
    assert.equal(searchParams.get('code'), null);
  });

  it('posts the code where the app asked for a form', async () => {
    const { entra } = await start({ autoApprove: true });
    const html = await (await fetch(authorizeUrl(entra, { response_mode: 'form_post' }))).text();
    assert.match(html, /name="code" value="0\.A/);
    assert.ok(html.includes(`action="${REDIRECT_URI}"`));
  });

  it('never redirects to another machine or for another app', async () => {
    const { entra } = await start({ autoApprove: true });
    const refused: readonly Record<string, string>[] = [
      { redirect_uri: 'https://evil.example/callback' },
      { redirect_uri: 'javascript:alert(1)' },
      { redirect_uri: 'javascript://localhost/%0aalert(1)' },
      { client_id: '00000000-0000-4000-8000-000000000000' },
      { response_type: 'token' },
    ];
    for (const changed of refused) {
      const response = await fetch(authorizeUrl(entra, changed), { redirect: 'manual' });
      assert.equal(response.status, 400);
      assert.equal(response.headers.get('Location'), null);
    }
  });
});

describe('the device code', () => {
  const { start, closeAll } = wiredEmulators();
  afterEach(closeAll);

  const redeem = (entra: EntraEmulator, deviceCode: unknown) =>
    postForm(entra, TOKEN, {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: String(deviceCode),
      client_id: DEMO_CLIENT.clientId,
    });

  async function ask(entra: EntraEmulator) {
    const form = { client_id: DEMO_CLIENT.clientId, scope: `${SCOPE} offline_access` };
    return fields(await postForm(entra, 'oauth2/v2.0/devicecode', form));
  }

  it('waits for the person, then gives tokens once', async () => {
    const { entra } = await start();
    const { user_code: userCode, device_code: deviceCode, ...rest } = await ask(entra);
    assert.deepEqual(
      [rest['verification_uri'], rest['expires_in'], rest['interval']],
      [`${entra.url}/devicelogin`, 900, 5],
    );
    assert.ok(String(rest['message']).includes(String(userCode)));
    assert.deepEqual(await refusal(await redeem(entra, deviceCode)), [400, 'authorization_pending', [70016]]);
    assert.equal(entra.decideDeviceCode(String(userCode).toLowerCase(), 'approve'), true);
    assert.equal((await redeem(entra, deviceCode)).status, 200);
    assert.deepEqual(await refusal(await redeem(entra, deviceCode)), [400, 'invalid_grant', [9002313]]);
  });

  it('expires', async () => {
    let now = new Date('2026-11-21T09:00:00Z');
    const { entra } = await start({ now: () => now });
    const { device_code: deviceCode } = await ask(entra);
    now = new Date('2026-11-21T09:15:00Z');
    assert.deepEqual(await refusal(await redeem(entra, deviceCode)), [400, 'expired_token', [70020]]);
  });

  it('is entered on a page that says when nothing waits for it', async () => {
    const { entra } = await start();
    const address = `${entra.url}/devicelogin`;
    assert.match(await (await fetch(address)).text(), /<input name="user_code"/);
    const wrong = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ user_code: '<b>', decision: 'approve' }),
    });
    assert.equal(wrong.status, 400);
    assert.ok(!(await wrong.text()).includes('<b>'));
  });
});

describe('the discovery documents', () => {
  const { start, closeAll } = wiredEmulators();
  afterEach(closeAll);

  it('name the endpoints, the key and the hosts of the cloud', async () => {
    const { entra } = await start();
    const base = `${entra.url}/${entra.tenant.tenantId}`;
    const configuration = await fields(await fetch(`${base}/v2.0/.well-known/openid-configuration`));
    assert.equal(configuration['token_endpoint'], `${base}/${TOKEN}`);
    const keys = await fields(await fetch(String(configuration['jwks_uri'])));
    const [key] = keys['keys'] as [Record<string, unknown>];
    const [header = ''] = entra.issueAccessToken().split('.');
    assert.equal(JSON.parse(Buffer.from(header, 'base64url').toString()).kid, key['kid']);
    assert.equal(key['d'], undefined);
    const instance = await fields(await fetch(`${entra.url}/common/discovery/instance?api-version=1.1`));
    const [cloud] = instance['metadata'] as [{ aliases: string[] }];
    assert.ok(cloud.aliases.includes('login.microsoftonline.com'));
  });
});

describe('toEmulator', () => {
  it('stands for the public authority only', () => {
    assert.equal(
      toEmulator('https://login.microsoftonline.com/t/oauth2/v2.0/token?x=1', 'http://127.0.0.1:9'),
      'http://127.0.0.1:9/t/oauth2/v2.0/token?x=1',
    );
    assert.throws(
      () => toEmulator('https://login.microsoftonline.us/t', 'http://127.0.0.1:9'),
      /No emulator/,
    );
  });
});
