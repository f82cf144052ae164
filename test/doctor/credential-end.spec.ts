import assert from 'node:assert/strict';
import { openSignIn } from '../../src/app/sign-in.js';
import { createLogger } from '../../src/base/logger.js';
import { endOfSecret, judgeEnd } from '../../src/doctor/credential-end.js';
import { examine } from '../../src/doctor/doctor.js';
import { formatReport, isHealthy } from '../../src/doctor/report.js';
import { graphOf } from '../../src/partner-center/sign-in/entra/graph-secrets.js';
import { createSelfSignedCertificate } from '../demo/entra/self-signed-certificate.js';
import { type Answer, json, startHttpServer } from '../helpers/http-server.js';
import { openStage, type Stage } from '../partner-center/sign-in/stage.js';

const DAY_MS = 86_400_000;
const NAMES = ['bot password expiry', 'app credential expiry'];

describe('the end of a credential', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const outcomeIn = (days: number) => judgeEnd(inDays(days), now, 'Do it.').outcome;

  it('is fine for longer than 30 days, then a warning, then a fault', () => {
    assert.deepEqual([400, 31, 30.9, 1, 0.01, 0, -1].map(outcomeIn), [
      'ok',
      'ok',
      'warning',
      'warning',
      'warning',
      'failed',
      'failed',
    ]);
    assert.equal(judgeEnd(inDays(14), now, 'Do it.').detail, 'ends on 2026-12-14, in 14 days');
    assert.equal(judgeEnd(inDays(0.5), now, 'Do it.').detail, 'ends on 2026-12-01, within a day');
  });

  it('is that of the listed secret which begins alike, the earliest of several', () => {
    const listed = [
      { hint: 'abc', endsAt: inDays(50) },
      { hint: 'abc', endsAt: inDays(20) },
      { hint: 'xyz', endsAt: inDays(1) },
      { hint: '', endsAt: inDays(2) },
      { hint: null, endsAt: inDays(3) },
    ];
    assert.deepEqual(endOfSecret('abc~secret', listed), inDays(20));
    assert.equal(endOfSecret('q-secret', listed), undefined);
    assert.equal(endOfSecret('abc', []), undefined);
  });

  it('is asked of the Graph of the same cloud, and of none beside a sign-in service of somebody else', () => {
    assert.equal(graphOf('https://login.microsoftonline.com'), 'https://graph.microsoft.com');
    assert.equal(graphOf('https://login.microsoftonline.us/'), 'https://graph.microsoft.us');
    assert.equal(graphOf('http://127.0.0.1:4000'), undefined);
    assert.equal(graphOf('https://login.microsoftonline.com.evil.example'), undefined);
  });
});

describe('npm run doctor, about credentials that end', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
    await stage.signIn();
  });
  after(() => stage.close());

  /** The report with a Graph that gives this answer. */
  async function examineWith(answer: Answer, more: Readonly<Record<string, string>> = {}, now = new Date()) {
    const graph = await startHttpServer(answer);
    const { entra, env, db } = stage;
    try {
      const lines = await examine({
        env: {
          ...env,
          DATABASE_URL: db.databaseUrl,
          MicrosoftAppId: entra.client.clientId,
          MicrosoftAppPassword: entra.client.clientSecret,
          MicrosoftAppTenantId: entra.tenant.tenantId,
          ToChannelFromBotLoginUrl: `${entra.url}/${entra.tenant.tenantId}`,
          ToChannelFromBotOAuthScope: 'https://api.botframework.com',
          ToBotFromChannelOpenIdMetadataUrl: `${entra.url}/openid`,
          ToBotFromEmulatorOpenIdMetadataUrl: `${entra.url}/openid`,
          ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
          ...more,
        },
        logger: createLogger('silent'),
        clock: { now: () => now },
        openSignIn,
        graph: () => graph.url,
      });
      return {
        lines,
        requests: [...graph.requests],
        about: lines.filter(({ name }) => NAMES.includes(name)),
      };
    } finally {
      await graph.close();
    }
  }
  const listing = (...secrets: object[]) => json({ passwordCredentials: secrets });
  const endingIn = (days: number) => ({
    hint: stage.entra.client.clientSecret.slice(0, 3),
    endDateTime: new Date(Date.now() + days * DAY_MS).toISOString(),
  });

  it('warns of both registrations where Graph tells, asks with a token of the app, and stays healthy', async () => {
    const { lines, about, requests } = await examineWith(listing(endingIn(300), endingIn(10.5)));
    assert.deepEqual(
      about.map(({ outcome }) => outcome),
      ['warning', 'warning'],
    );
    for (const { detail } of about) assert.match(detail, /^ends on \d{4}-\d\d-\d\d, in 10 days$/);
    assert.match(about[0]?.advice ?? '', /MicrosoftAppPassword/);
    assert.match(about[1]?.advice ?? '', /PARTNER_CENTER_CLIENT_SECRET/);
    assert.equal(requests.length, 2);
    for (const { path, headers } of requests) {
      assert.ok(path.startsWith(`/v1.0/applications(appId='${stage.entra.client.clientId}')`), path);
      assert.match(headers.authorization ?? '', /^Bearer eyJ/);
    }
    assert.deepEqual(
      lines.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
    assert.equal(isHealthy(lines), true);
    assert.match(formatReport(lines, false), /^warning {2}app credential expiry .* -> Make a new/m);
    assert.match(formatReport(lines, false), /All is well; 2 to see to soon\.\n$/);
    assert.ok(!JSON.stringify(lines).includes(stage.entra.client.clientSecret));
  });

  it('is green about secrets that last', async () => {
    const { about } = await examineWith(listing(endingIn(300)));
    assert.deepEqual(
      about.map(({ outcome }) => outcome),
      ['ok', 'ok'],
    );
  });

  const SILENT: readonly (readonly [string, Answer])[] = [
    ['refuses', json({ error: { code: 'Authorization_RequestDenied' } }, 403)],
    ['does not know the app', json({ error: { code: 'Request_ResourceNotFound' } }, 404)],
    ['answers something else', json({ passwordCredentials: 'none' })],
    ['breaks off', (response) => response.destroy()],
    [
      'lists other secrets only',
      json({ passwordCredentials: [{ hint: 'zzz', endDateTime: '2026-01-01T00:00:00Z' }] }),
    ],
  ];
  for (const [what, answer] of SILENT)
    it(`says where the day stands when Graph ${what}`, async () => {
      const { lines, about } = await examineWith(answer);
      assert.deepEqual(
        about.map(({ outcome, detail }) => [outcome, /Certificates & secrets/.test(detail)]),
        [
          ['skipped', true],
          ['skipped', true],
        ],
      );
      assert.deepEqual(
        lines.filter(({ outcome }) => outcome === 'failed'),
        [],
      );
      assert.equal(isHealthy(lines), true);
    });

  it('reads the end of a certificate itself', async () => {
    const keys = createSelfSignedCertificate();
    const emulated = await openStage({ client: { ...stage.entra.client, certificate: keys.certificate } });
    try {
      const graph = json({}, 403);
      const { about } = await examineWith(
        graph,
        {
          ...emulated.env,
          PARTNER_CENTER_CLIENT_SECRET: '',
          PARTNER_CENTER_CLIENT_CERTIFICATE: keys.certificate,
          PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: keys.privateKey,
        },
        new Date('2026-11-30T00:00:00Z'),
      );
      assert.deepEqual(about[1], {
        name: 'app credential expiry',
        outcome: 'ok',
        detail: 'ends on 2045-01-01',
        advice: undefined,
      });
    } finally {
      await emulated.close();
    }
  });
});
