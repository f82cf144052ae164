import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, describeProblem } from '../../src/base/errors.js';
import { type Environment, readConfig, SETTING_NAMES } from '../../src/config/config.js';
import { createSelfSignedCertificate } from '../demo/entra/self-signed-certificate.js';
import { withTempDir } from '../helpers/database.js';

const APP_ID = '11111111-1111-4111-8111-111111111111';
const TENANT_ID = '22222222-2222-4222-8222-222222222222';
const COMPLETE: Environment = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: TENANT_ID,
  PARTNER_CENTER_ACCESS_TOKEN: 'token',
};
const ALL = { bot: true, partnerCenter: true };

function problemsOf(env: Environment, required = ALL): readonly string[] {
  try {
    readConfig(env, required);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems.map(describeProblem);
  }
  return [];
}

describe('readConfig', () => {
  it('fills in the defaults of design.md', () => {
    const config = readConfig(COMPLETE, ALL);
    assert.equal(config.port, 3978);
    assert.equal(config.host, '0.0.0.0');
    assert.equal(config.logLevel, 'info');
    assert.equal(config.lowUsagePercent, 50);
    assert.equal(config.partnerCenter.baseUrl, 'https://api.partnercenter.microsoft.com');
    assert.equal(config.bot.frameworkSettings['MicrosoftAppType'], 'SingleTenant');
    assert.deepEqual(config.access, { tenantIds: [TENANT_ID], userIds: [], adminUserIds: [] });
    assert.equal(config.partnerCenter.usageApi, 'auto');
    assert.equal(config.partnerCenter.usageCacheMinutes, 60);
    assert.equal(config.partnerCenter.signIn, undefined);
    assert.deepEqual(config.storage, { databaseUrl: undefined, dataDir: './data' });
    assert.deepEqual(config.sweep, { cron: '0 6 * * *', historyDays: 400 });
  });

  it('counts an empty value as unset', () => {
    assert.equal(readConfig({ ...COMPLETE, PORT: '', ALLOWED_USER_IDS: '' }, ALL).port, 3978);
  });

  it('measures nothing unless METRICS_PORT is set, and takes no port that is taken', () => {
    assert.equal(readConfig(COMPLETE, ALL).metricsPort, undefined);
    assert.equal(readConfig({ ...COMPLETE, METRICS_PORT: '9464' }, ALL).metricsPort, 9464);
    assert.equal(readConfig({ ...COMPLETE, METRICS_PORT: '0', PORT: '0' }, ALL).metricsPort, 0);
    assert.deepEqual(problemsOf({ ...COMPLETE, METRICS_PORT: '3978' }), [
      'METRICS_PORT must be another port than PORT.',
    ]);
  });

  it('names every missing setting at once', () => {
    const problems = problemsOf({}).join('\n');
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'PARTNER_CENTER_TENANT_ID',
      'PARTNER_CENTER_CLIENT_ID',
      'PARTNER_CENTER_CLIENT_SECRET',
      'TOKEN_CACHE_KEY',
      'PARTNER_CENTER_ACCESS_TOKEN',
    ]) {
      assert.match(problems, new RegExp(name));
    }
  });

  it('names every wrong setting at once', () => {
    const problems = problemsOf({
      ...COMPLETE,
      PORT: 'eighty',
      LOW_USAGE_PERCENT: '101',
      ALLOW_ANONYMOUS: 'yes',
      ALLOWED_TENANT_IDS: 'contoso.com',
      PARTNER_CENTER_BASE_URL: 'ftp://example.com',
    });
    assert.equal(problems.length, 5);
    for (const name of [
      'PORT',
      'LOW_USAGE_PERCENT',
      'ALLOW_ANONYMOUS',
      'ALLOWED_TENANT_IDS',
      'PARTNER_CENTER_BASE_URL',
    ]) {
      assert.ok(
        problems.some((problem) => problem.startsWith(name)),
        name,
      );
    }
  });

  it('names what is wrong and what is missing at once, and nothing twice', () => {
    const problems = problemsOf({
      ...COMPLETE,
      PORT: 'eighty',
      MicrosoftAppId: '',
      MicrosoftAppTenantId: 'x',
    });
    assert.deepEqual(
      problems.map((problem) => problem.split(' ')[0]),
      ['PORT', 'MicrosoftAppTenantId', 'MicrosoftAppId'],
    );
  });

  it('never repeats a secret in a problem', () => {
    const problems = problemsOf({
      ...COMPLETE,
      MicrosoftAppId: 'hunter2-is-no-guid',
      TOKEN_CACHE_KEY: 'hunter2-is-no-key',
      DATABASE_URL: 'mysql://hunter2@example.com/x',
      PARTNER_CENTER_CLIENT_CERTIFICATE: '-----BEGIN hunter2',
    });
    assert.equal(problems.length, 4);
    assert.doesNotMatch(problems.join('\n'), /hunter2/);
  });

  it('takes http for Partner Center on loopback only', () => {
    assert.deepEqual(problemsOf({ ...COMPLETE, PARTNER_CENTER_BASE_URL: 'http://127.0.0.1:8080/' }), []);
    assert.equal(problemsOf({ ...COMPLETE, PARTNER_CENTER_BASE_URL: 'http://example.com' }).length, 1);
    assert.equal(problemsOf({ ...COMPLETE, PARTNER_CENTER_BASE_URL: 'http://127.evil.example' }).length, 1);
  });

  it('lets the bot be anonymous on loopback only, and not with an app id', () => {
    const anonymous = { ALLOW_ANONYMOUS: 'true', PARTNER_CENTER_ACCESS_TOKEN: 'token' };
    assert.deepEqual(problemsOf({ ...anonymous, HOST: '127.0.0.1' }), []);
    assert.deepEqual(problemsOf({ ...anonymous, HOST: '::1' }), []);
    assert.equal(problemsOf({ ...anonymous, HOST: '0.0.0.0' }).length, 1);
    assert.equal(problemsOf(anonymous).length, 1);
    assert.equal(problemsOf({ ...anonymous, HOST: '127.0.0.1', MicrosoftAppId: APP_ID }).length, 1);
  });

  it('serves tools only when MCP is on, and then wants the address that clients sign in for', () => {
    assert.equal(readConfig(COMPLETE, ALL).mcp, undefined);
    assert.deepEqual(problemsOf({ ...COMPLETE, MCP: 'on' }), [
      "PUBLIC_URL is missing: with MCP=on clients need the bot's own https address to sign people in.",
    ]);
    const { mcp } = readConfig({ ...COMPLETE, MCP: 'on', PUBLIC_URL: 'https://bot.contoso.com/' }, ALL);
    assert.deepEqual(mcp?.protection, {
      publicUrl: 'https://bot.contoso.com',
      authority: 'https://login.microsoftonline.com',
      appId: APP_ID,
      audience: `api://${APP_ID}`,
    });
    for (const address of ['http://bot.contoso.com', 'https://bot.contoso.com/seatwise', 'bot.contoso.com'])
      assert.match(problemsOf({ ...COMPLETE, MCP: 'on', PUBLIC_URL: address }).join(), /^PUBLIC_URL /);
  });

  it('reads lists of ids with commas or spaces, in any case', () => {
    const config = readConfig(
      { ...COMPLETE, ALLOWED_USER_IDS: `${APP_ID.toUpperCase()}, ${TENANT_ID}` },
      ALL,
    );
    assert.deepEqual(config.access.userIds, [APP_ID, TENANT_ID]);
  });

  it('asks for tenants when the registration has none of its own', () => {
    const env = { ...COMPLETE, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: undefined };
    assert.match(problemsOf(env).join(), /ALLOWED_TENANT_IDS/);
    assert.deepEqual(problemsOf({ ...env, ALLOWED_TENANT_IDS: TENANT_ID }), []);
  });

  it("names the framework's keys that are missing beside those that are set", () => {
    const keys = SETTING_NAMES.filter((name) => /^To(Bot|Channel)From/.test(name));
    assert.equal(keys.length, 5);
    const all = Object.fromEntries(keys.map((name) => [name, 'https://login.example/x']));
    assert.deepEqual(problemsOf({ ...COMPLETE, ...all }), []);
    for (const given of keys) {
      const problems = problemsOf({ ...COMPLETE, [given]: 'https://login.example/x' });
      assert.deepEqual(
        problems.map((problem) => problem.split(' ')[0]),
        keys.filter((name) => name !== given),
      );
      for (const problem of problems) assert.match(problem, new RegExp(`is missing: ${given} is set`));
    }
    for (const lacking of keys) {
      assert.match(
        problemsOf({ ...COMPLETE, ...all, [lacking]: '' }).join(),
        new RegExp(`^${lacking} is missing`),
      );
    }
  });

  it('wants no password for a managed identity', () => {
    const env = { ...COMPLETE, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined };
    assert.deepEqual(problemsOf(env), []);
  });

  it('takes a cron pattern of numbers, lists, ranges and steps, and no other', () => {
    const cronOf = (SWEEP_CRON: string) => readConfig({ ...COMPLETE, SWEEP_CRON }, ALL).sweep.cron;
    assert.equal(cronOf(' 0  6 * * 1-5 '), '0 6 * * 1-5');
    assert.equal(cronOf('*/20 0-12 1,15 * 7'), '*/20 0-12 1,15 * 7');
    for (const SWEEP_CRON of [
      'daily',
      '@daily',
      '0 6 * *',
      '0 6 * * * *',
      '60 6 * * *',
      '0 24 * * *',
      '0 6 0 * *',
      '0 6 * 13 *',
      '0 6 * * MON',
      '30-10 6 * * *',
      '*/0 6 * * *',
      '0 0-12/6 * * *',
      '0 6, * * *',
    ]) {
      assert.match(problemsOf({ ...COMPLETE, SWEEP_CRON }).join(), /^SWEEP_CRON must be five/, SWEEP_CRON);
    }
    assert.match(problemsOf({ ...COMPLETE, SWEEP_CRON: '0 6 30 2 *' }).join(), /^SWEEP_CRON names a day/);
    assert.equal(problemsOf({ ...COMPLETE, HISTORY_DAYS: '13' }).length, 1);
  });

  it('asks only for what a command needs', () => {
    assert.deepEqual(
      problemsOf({ PARTNER_CENTER_ACCESS_TOKEN: 'x' }, { bot: false, partnerCenter: true }),
      [],
    );
  });
});

describe('readConfig: the sign-in at Partner Center', () => {
  const { PARTNER_CENTER_ACCESS_TOKEN: _, ...REST } = COMPLETE;
  const SIGN_IN: Environment = {
    ...REST,
    PARTNER_CENTER_TENANT_ID: TENANT_ID,
    PARTNER_CENTER_CLIENT_ID: APP_ID,
    PARTNER_CENTER_CLIENT_SECRET: 'app-secret',
    TOKEN_CACHE_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
  const { certificate, privateKey } = createSelfSignedCertificate();
  const { PARTNER_CENTER_CLIENT_SECRET: __, ...WITHOUT_SECRET } = SIGN_IN;
  const BY_CERTIFICATE: Environment = {
    ...WITHOUT_SECRET,
    PARTNER_CENTER_CLIENT_CERTIFICATE: certificate.replaceAll('\n', '\\n'),
    PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: privateKey,
  };
  const signInOf = (env: Environment) => readConfig(env, ALL).partnerCenter.signIn;

  it('is complete with tenant, app, secret and key', () => {
    assert.deepEqual(signInOf({ ...SIGN_IN, PARTNER_CENTER_REFRESH_TOKEN: '1.AX' }), {
      authority: 'https://login.microsoftonline.com',
      tenantId: TENANT_ID,
      clientId: APP_ID,
      credential: { kind: 'secret', secret: 'app-secret' },
      refreshToken: '1.AX',
      tokenCacheKey: Buffer.alloc(32, 7),
    });
  });

  it('names exactly the part that is missing', () => {
    for (const name of [
      'PARTNER_CENTER_TENANT_ID',
      'PARTNER_CENTER_CLIENT_ID',
      'PARTNER_CENTER_CLIENT_SECRET',
      'TOKEN_CACHE_KEY',
    ]) {
      const problems = problemsOf({ ...SIGN_IN, [name]: '' });
      assert.deepEqual(
        problems.map((problem) => problem.split(' ').slice(0, 3).join(' ')),
        [`${name} is missing:`],
      );
    }
  });

  it('lets an access token stand for what is missing', () => {
    const env = { ...SIGN_IN, TOKEN_CACHE_KEY: '', PARTNER_CENTER_ACCESS_TOKEN: 'token' };
    assert.deepEqual(problemsOf(env), []);
    assert.equal(signInOf(env), undefined);
  });

  it('takes a certificate and its key as PEM text, also in one line, or as the path of a file', async () => {
    const expected = { kind: 'certificate', certificate, privateKey: privateKey.trim() };
    assert.deepEqual(signInOf(BY_CERTIFICATE)?.credential, { ...expected, certificate });
    await withTempDir(async (dir) => {
      const path = join(dir, 'app.pem');
      writeFileSync(path, privateKey + certificate);
      const env = {
        ...BY_CERTIFICATE,
        PARTNER_CENTER_CLIENT_CERTIFICATE: path,
        PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: path,
      };
      assert.deepEqual(problemsOf(env), []);
    });
  });

  it('refuses a certificate that cannot be used, by name', () => {
    const other = createSelfSignedCertificate();
    const encrypted = createPrivateKey(privateKey)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
      .toString();
    const cases: readonly (readonly [Environment, RegExp])[] = [
      [
        { PARTNER_CENTER_CLIENT_CERTIFICATE: '/nowhere/app.pem' },
        /^PARTNER_CENTER_CLIENT_CERTIFICATE is neither/,
      ],
      [
        { PARTNER_CENTER_CLIENT_CERTIFICATE: privateKey },
        /^PARTNER_CENTER_CLIENT_CERTIFICATE holds no PEM cert/,
      ],
      [
        { PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: encrypted },
        /^PARTNER_CENTER_CLIENT_CERTIFICATE_KEY holds no/,
      ],
      [{ PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: '' }, /^PARTNER_CENTER_CLIENT_CERTIFICATE_KEY is missing/],
      [{ PARTNER_CENTER_CLIENT_CERTIFICATE: '' }, /^PARTNER_CENTER_CLIENT_CERTIFICATE is missing/],
      [{ PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: other.privateKey }, /_KEY is not the key of/],
      [{ PARTNER_CENTER_CLIENT_SECRET: 'x' }, /^PARTNER_CENTER_CLIENT_SECRET and .* exclude each other/],
    ];
    for (const [env, expected] of cases) {
      const problems = problemsOf({ ...BY_CERTIFICATE, ...env });
      assert.equal(problems.length, 1, problems.join());
      assert.match(problems[0] ?? '', expected);
    }
  });

  it('takes an origin for the authority, http on loopback only', () => {
    const problemsWith = (authority: string) =>
      problemsOf({ ...SIGN_IN, PARTNER_CENTER_AUTHORITY: authority });
    assert.deepEqual(problemsWith('https://login.partner.microsoftonline.cn/'), []);
    assert.deepEqual(problemsWith('http://127.0.0.1:8080'), []);
    assert.equal(problemsWith('http://login.microsoftonline.com').length, 1);
    assert.equal(problemsWith(`https://login.microsoftonline.com/${TENANT_ID}`).length, 1);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n');

  it('lists exactly the settings that are read', () => {
    const listed = lines.flatMap((line) => /^([A-Za-z_]+)=$/.exec(line)?.[1] ?? []);
    assert.deepEqual([...listed].sort(), [...SETTING_NAMES].sort());
  });

  it('explains each setting in the line above it, with its default or that it is required', () => {
    let explanation = '';
    for (const line of lines) {
      if (line.startsWith('#')) explanation += line;
      else if (/^(Microsoft|[A-Z_]+=)/.test(line)) {
        assert.match(explanation, /default|required/i, line);
        explanation = '';
      } else if (line === '') explanation = '';
    }
  });
});
