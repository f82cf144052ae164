import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { listenForRedirect } from '../../../src/partner-center/sign-in/consent/redirect-listener.js';
import { portOf, sendRaw, statusesOf } from '../../helpers/raw-request.js';
import { openStage, readUsage, type Stage } from './stage.js';

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('it succeeded'),
    (thrown: unknown) => thrown,
  );
  // By name: tsx loads what is imported at run time a second time.
  assert.ok(error instanceof Error && error.name === 'ConsentError', String(error));
  return error.message;
}

describe('createConsent', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ deviceCodeIntervalS: 0 });
  });
  afterEach(() => stage.close());

  /** Signs in; the browser ends up with what `browse` makes of the address. */
  const sign = (browse: (url: string, redirectUri: string) => unknown, env: Record<string, string> = {}) =>
    stage.consent(env).byBrowser({ port: 0, timeoutMs: 5000, show: browse });

  it('asks with PKCE, a state, a nonce and the choice of an account', async () => {
    let query = new URLSearchParams();
    await sign((url) => {
      query = new URL(url).searchParams;
      void fetch(url);
    });
    assert.equal(query.get('code_challenge_method'), 'S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      assert.match(query.get(name) ?? '', /^[\w-]{43}$/);
    assert.equal(query.get('prompt'), 'select_account');
    assert.match(
      query.get('scope') ?? '',
      /^https:\/\/api\.partnercenter\.microsoft\.com\/user_impersonation .*offline_access/,
    );
    assert.match(query.get('redirect_uri') ?? '', /^http:\/\/localhost:\d+$/);
  });

  it('refuses an answer with another state or none, and still takes the right one', async () => {
    const pages: string[] = [];
    await sign(async (url, redirectUri) => {
      for (const query of ['?code=stolen&state=wrong', '?code=stolen', '?error=access_denied&state=']) {
        const response = await fetch(`${redirectUri}/${query}`);
        pages.push(`${response.status} ${await response.text()}`);
      }
      void fetch(url);
    });
    assert.equal(pages.length, 3);
    for (const page of pages) assert.match(page, /^400 .*another sign-in/);
    assert.deepEqual(
      stage.entra.grantLog.map(({ outcome }) => outcome),
      ['issued'],
    );
  });

  it('goes on, whatever else asks at its address', async () => {
    const statuses: number[] = [];
    await sign(async (url, redirectUri) => {
      const port = portOf(redirectUri);
      for (const target of [
        '//',
        '//?code=x',
        '///',
        'http://[',
        '*',
        '/%',
        '/?%',
        '?',
        '/?code=%E0%A4%A',
        '/\u0080',
      ]) {
        for (const host of ['localhost', '%', '[']) {
          const answer = await sendRaw(
            port,
            `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
          );
          statuses.push(...statusesOf(answer));
        }
      }
      for (const bytes of [
        '\0\0\0',
        'GET',
        'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz',
        'HEAD // HTTP/1.1\r\n\r\n',
      ]) {
        await sendRaw(port, bytes, { quietMs: 20 });
      }
      void fetch(url);
    });
    assert.equal(statuses.length, 30);
    assert.deepEqual([...new Set(statuses)].sort(), [400, 404]);
  });

  it('ends though whoever signed in closed the page before it was there', async () => {
    const { account } = await sign(async (url, redirectUri) => {
      const { headers } = await fetch(url, { redirect: 'manual' });
      const back = new URL(headers.get('location') ?? '');
      const browser = connect(portOf(redirectUri), '127.0.0.1');
      browser.write(`GET ${back.pathname}${back.search} HTTP/1.1\r\nHost: localhost\r\n\r\n`, () =>
        browser.destroy(),
      );
    });
    assert.notEqual(account.username, undefined);
  });

  it('says that it was cancelled, in the browser too', async () => {
    stage.entra.configure({ autoApprove: false });
    let page: Promise<string> | undefined;
    const problem = await problemOf(
      sign((url) => {
        page = fetch(url, { method: 'POST', body: new URLSearchParams({ decision: 'decline' }) }).then(
          (response) => response.text(),
        );
      }),
    );
    assert.match(problem, /cancelled/);
    assert.match((await page) ?? '', /The sign-in failed.*cancelled/);
  });

  it('says what to do about a secret that is refused', async () => {
    const env = { PARTNER_CENTER_CLIENT_SECRET: 'wrong' };
    const problem = await problemOf(sign((url) => void fetch(url), env));
    assert.match(problem, /refuses the client secret .*Make a new .*PARTNER_CENTER_CLIENT_SECRET/);
    assert.equal((await stage.replica().signIn.status()).kind, 'never');
  });

  it('does not keep a sign-in by device code that the secret cannot renew', async () => {
    const env = { PARTNER_CENTER_CLIENT_SECRET: 'wrong' };
    const problem = await problemOf(
      stage.consent(env).byDeviceCode({ timeoutMs: 5000, show: () => undefined }),
    );
    assert.match(problem, /PARTNER_CENTER_CLIENT_SECRET/);
    assert.equal((await stage.replica().signIn.status()).kind, 'never');
  });

  it('says that a device code was declined, or why there is none', async () => {
    stage.entra.configure({ autoApprove: false });
    const declined = stage.consent().byDeviceCode({
      timeoutMs: 5000,
      show: (_, userCode) => void stage.entra.decideDeviceCode(userCode, 'decline'),
    });
    assert.match(await problemOf(declined), /cancelled/);
    const unknown = stage
      .consent({ PARTNER_CENTER_CLIENT_ID: '11111111-1111-4111-8111-111111111111' })
      .byDeviceCode({ timeoutMs: 5000, show: () => assert.fail('there is a code') });
    assert.match(await problemOf(unknown), /PARTNER_CENTER_CLIENT_ID/);
  });

  it('says where to look when the sign-in service does not answer', async () => {
    const problem = await problemOf(
      sign((url) => {
        stage.entra.faults.set([{ fault: { kind: 'unavailable' }, path: '/token' }]);
        void fetch(url);
      }),
    );
    assert.match(problem, /answered 503\. Check PARTNER_CENTER_AUTHORITY/);
  });

  it('replaces a sign-in that was stored under another key', async () => {
    await stage.signIn();
    const env = { TOKEN_CACHE_KEY: Buffer.alloc(32, 1).toString('base64') };
    await sign((url) => void fetch(url), env);
    assert.ok((await readUsage(stage.replica(env)))?.length);
  });
});

describe('listenForRedirect', () => {
  it('names a port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    assert.match(await problemOf(listenForRedirect('state', port)), /in use.*--port/);
    await new Promise((resolve) => other.close(resolve));
  });

  it('shows nothing at other addresses, and makes names harmless', async () => {
    const listener = await listenForRedirect('s', 0);
    try {
      assert.equal((await fetch(`${listener.redirectUri}/favicon.ico`)).status, 404);
      assert.equal((await fetch(`${listener.redirectUri}/?code=x&state=s`, { method: 'POST' })).status, 404);
      const response = fetch(`${listener.redirectUri}/?code=x&state=s`);
      const { answer, show } = await listener.wait(new AbortController().signal);
      assert.deepEqual(answer, { kind: 'code', code: 'x' });
      await show({ status: 200, title: 'Done', text: '<img src=x>' });
      const page = await (await response).text();
      assert.match(page, /&#60;img src=x&#62;/);
      assert.equal((await response).headers.get('cache-control'), 'no-store');
      assert.match((await response).headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    } finally {
      await listener.close();
    }
  });
});
