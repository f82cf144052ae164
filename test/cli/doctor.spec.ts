import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_CLIENT } from '../../demo/entra/identities.js';
import { guidFrom } from '../../demo/partner-center/customer.js';
import { createPartnerCenterEmulator } from '../../demo/partner-center/emulator.js';
import { openSignIn } from '../../src/app/sign-in.js';
import { createLogger } from '../../src/base/logger.js';
import { type Environment, SETTING_NAMES } from '../../src/config/config.js';
import { examine } from '../../src/doctor/doctor.js';
import type { ReportLine } from '../../src/doctor/run-checks.js';
import { createSelfSignedCertificate } from '../demo/entra/self-signed-certificate.js';
import { openFreshDatabase, withTempDir } from '../helpers/database.js';
import { json, startHttpServer } from '../helpers/http-server.js';
import { runProgram } from '../helpers/run-program.js';
import { CLOCK } from '../partner-center/sign-in/calls.js';
import { openStage, type Stage } from '../partner-center/sign-in/stage.js';

const OTHER_ID = guidFrom('nobody of that id');
const OTHER_KEY = Buffer.alloc(32, 1).toString('base64');
const LIVE_CHECKS = [
  'database',
  'bot token',
  'app registration',
  'bot password expiry',
  'app credential expiry',
  'sign-in',
  'token audience',
  'token MFA',
  'token expiry',
  'customers call',
  'usage call',
];

/** The bot's own registration, at the emulator that stands for the sign-in service. */
function botEnv({ entra }: Stage): Record<string, string> {
  const at = (path: string) => `${entra.url}/${path}`;
  return {
    MicrosoftAppId: entra.client.clientId,
    MicrosoftAppPassword: entra.client.clientSecret,
    MicrosoftAppTenantId: entra.tenant.tenantId,
    ToChannelFromBotLoginUrl: at(entra.tenant.tenantId),
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: at('openid'),
    ToBotFromEmulatorOpenIdMetadataUrl: at('openid'),
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  };
}

/** A setting that is broken, and what its line has to say, the advice behind an arrow included. */
type Break = readonly [name: string, value: string, line: RegExp];

describe('npm run doctor', () => {
  let stage: Stage;
  let env: Record<string, string>;
  before(async () => {
    stage = await openStage();
    env = {
      ...stage.env,
      DATABASE_URL: stage.db.databaseUrl,
      ...botEnv(stage),
    };
    await stage.signIn();
  });
  after(() => stage.close());
  beforeEach(() => {
    stage.entra.configure({ mfa: true });
    stage.api.faults.clear();
    stage.entra.faults.clear();
  });

  const doctor = (more: Environment = {}) =>
    examine({
      env: { ...env, ...more },
      logger: createLogger('silent'),
      clock: CLOCK,
      openSignIn,
    });
  const red = (lines: readonly ReportLine[]) => lines.filter(({ outcome }) => outcome === 'failed');
  const outcomeOf = (lines: readonly ReportLine[], name: string) =>
    lines.find((line) => line.name === name)?.outcome;

  /** Exactly this line is red, and says what to do. */
  async function assertRed(
    more: Environment,
    name: string,
    expected: RegExp,
  ): Promise<readonly ReportLine[]> {
    const lines = await doctor(more);
    assert.deepEqual(
      red(lines).map((line) => line.name),
      [name],
      JSON.stringify(red(lines)),
    );
    const [line] = red(lines);
    assert.match(`${line?.detail} -> ${line?.advice}`, expected);
    return lines;
  }

  it('is green against the emulator, with a line for every setting and every check', async () => {
    const lines = await doctor();
    assert.deepEqual(red(lines), []);
    assert.deepEqual(
      lines.map(({ name }) => name),
      [...SETTING_NAMES, ...LIVE_CHECKS],
    );
    assert.deepEqual(
      lines.filter(({ outcome }) => outcome !== 'ok').map(({ name }) => name),
      // The emulator has no Microsoft Graph beside it.
      ['bot password expiry', 'app credential expiry'],
    );
    const text = JSON.stringify(lines);
    for (const secret of [env['TOKEN_CACHE_KEY'], env['PARTNER_CENTER_CLIENT_SECRET'], 'eyJ']) {
      assert.ok(secret && !text.includes(secret));
    }
  });

  it('says what waits to leave and was given up, and warns of what does not pass by itself', async () => {
    const ways = {
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'seatwise@contoso.com',
      ALERT_WEBHOOK_URL: 'http://127.0.0.1:1/hook',
      ALERT_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    };
    const { pool } = stage.db.database;
    const said = async () => {
      const lines = await doctor(ways);
      assert.deepEqual(red(lines), []);
      return ['waiting mails', 'waiting webhooks'].map((name) => {
        const line = lines.find((one) => one.name === name);
        return `${line?.outcome}: ${line?.detail} -> ${line?.advice ?? ''}`;
      });
    };
    const put = (way: string, age: string, changes = '') =>
      pool.query(
        `insert into outgoing (outgoing_id, way, lane, parted_from, content, created_at, parked_at, reason)
         values (gen_random_uuid(), $1, 'x', '{}', '{}', now() - $2::interval, ${changes || 'null, null'})`,
        [way, age],
      );
    try {
      assert.deepEqual(await said(), ['ok: none waits -> ', 'ok: none waits -> ']);
      await put('webhook', '0 s');
      await put('mail', '3 hours');
      await put('mail', '2 hours');
      await pool.query("update outgoing_way set reason = 'ECONNREFUSED' where way = 'mail'");
      await put('webhook', '20 days', "now() - interval '19 days', '410'");
      const [mails, webhooks] = await said();
      assert.match(
        mails ?? '',
        /^warning: 2 mails waiting, the oldest since \d{4}-\d\d-\d\d \d\d:\d\d UTC \(ECONNREFUSED\) -> .*SMTP_URL.*goes by itself/,
      );
      assert.match(webhooks ?? '', /^ok: 1 webhook waiting, the oldest since [^;]* UTC -> $/);
      await put('webhook', '2 days', "now() - interval '1 day', '400'");
      assert.match(
        (await said())[1] ?? '',
        /^warning: 1 webhook waiting, .*; 1 webhook given up within 7 days, the last at .* UTC \(400\) -> .*ALERT_WEBHOOK_URL.*not sent again/,
      );
    } finally {
      await pool.query('delete from outgoing');
      await pool.query('update outgoing_way set reason = null');
    }
  });

  const MALFORMED: readonly Break[] = [
    ['PORT', '70000', /^must be a whole number from 0 to 65535 -> Correct it\.$/],
    ['LOG_LEVEL', 'loud', /^must be debug, info, warn/],
    ['ALLOW_ANONYMOUS', 'yes', /^must be true or false/],
    ['ALLOW_ANONYMOUS', 'true', /MicrosoftAppId exclude each other/],
    ['MicrosoftAppType', 'Single', /SingleTenant, UserAssignedMSI/],
    ['MicrosoftAppId', '', /^is missing: the app id .* -> Set it\.$/],
    ['MicrosoftAppPassword', '', /^is missing: a client secret/],
    ['MicrosoftAppTenantId', 'contoso', /^is not a GUID -> Correct it/],
    ['ALLOWED_TENANT_IDS', 'contoso', /not a GUID/],
    ['ALLOWED_USER_IDS', 'ana', /not a GUID/],
    ['ADMIN_USER_IDS', 'ana', /not a GUID/],
    ['PARTNER_CENTER_BASE_URL', 'http://api.partnercenter.microsoft.com', /http is for loopback only/],
    ['PARTNER_CENTER_AUTHORITY', 'login', /not a URL/],
    ['PARTNER_CENTER_TENANT_ID', '', /the partner tenant/],
    ['PARTNER_CENTER_CLIENT_ID', 'x', /not a GUID/],
    ['PARTNER_CENTER_CLIENT_SECRET', '', /client secret/],
    ['PARTNER_CENTER_CLIENT_CERTIFICATE', '/nowhere.pem', /PEM text .* path of a file/],
    ['PARTNER_CENTER_CLIENT_CERTIFICATE_KEY', '/nowhere.pem', /PEM text .* path of a file/],
    ['TOKEN_CACHE_KEY', 'short', /crypto\.randomBytes\(32\)/],
    ['TOKEN_CACHE_KEY', '', /encrypts the stored sign-in .*crypto\.randomBytes/],
    ['DATABASE_URL', 'mysql://x', /postgres:\/\/user/],
    ['USAGE_CACHE_MINUTES', '-1', /^must be a whole number from 0/],
    ['PARTNER_CENTER_USAGE_API', 'both', /auto, customer or commercial/],
    ['LOW_USAGE_PERCENT', '101', /from 0 to 100/],
  ];
  for (const [name, value, expected] of MALFORMED) {
    it(`finds ${name}=${value} and nothing else`, async () => {
      await assertRed({ [name]: value }, name, expected);
    });
  }

  const REFUSED: readonly Break[] = [
    ['PARTNER_CENTER_TENANT_ID', OTHER_ID, /tenant id of the partner tenant/],
    ['PARTNER_CENTER_CLIENT_ID', OTHER_ID, /app id of the registration/],
    ['PARTNER_CENTER_CLIENT_SECRET', 'expired', /Make a new client secret/],
    ['PARTNER_CENTER_AUTHORITY', 'http://127.0.0.1:1', /Correct the address/],
    ['PARTNER_CENTER_BASE_URL', 'http://127.0.0.1:1', /Correct the address/],
    ['TOKEN_CACHE_KEY', OTHER_KEY, /Put the former key back, or run `npm run consent`/],
    ['DATABASE_URL', 'postgres://127.0.0.1:1/none', /start PostgreSQL/],
  ];
  for (const [name, value, advice] of REFUSED) {
    it(`finds that ${name} does not lead where it should, and skips what needs it`, async () => {
      const lines = await assertRed({ [name]: value }, name, advice);
      assert.equal(outcomeOf(lines, 'usage call'), 'skipped');
    });
  }

  const BOT: readonly Break[] = [
    [
      'MicrosoftAppPassword',
      'wrong',
      /refuses the client secret .* -> Make a new client secret in the bot's/,
    ],
    ['MicrosoftAppId', OTHER_ID, /no such app .* app id of the bot's registration/],
    ['MicrosoftAppTenantId', OTHER_ID, /no such tenant .* tenant id of the bot's registration/],
  ];
  for (const [name, value, advice] of BOT) {
    it(`finds that the bot gets no token with this ${name}, and goes on with Partner Center`, async () => {
      const lines = await assertRed({ [name]: value }, name, advice);
      assert.equal(outcomeOf(lines, 'bot token'), 'skipped');
      assert.equal(outcomeOf(lines, 'usage call'), 'ok');
    });
  }

  describe('with prices', () => {
    const HEADER = 'ProductId,SkuId,Market,Currency,TermDuration,BillingPlan,UnitPrice,ERP Price';
    const lineOf = (lines: readonly ReportLine[], name: string) => {
      const line = lines.find((one) => one.name === name && one.detail !== 'is set');
      return `${line?.outcome}: ${line?.detail} -> ${line?.advice}`;
    };

    it('asks for a token of the other host, and says what is to be granted where there is none', async () => {
      const priced = { PRICE_SHEET: 'partner-center' };
      assert.match(lineOf(await doctor(priced), 'price sheets'), /^ok: a token for price sheets can be had/);
      stage.entra.configure({ priceConsent: false });
      try {
        const lines = await doctor(priced);
        assert.match(
          lineOf(lines, 'price sheets'),
          /^failed: .*no token for price sheets.* -> Add the permission user_impersonation .*npm run consent$/,
        );
        assert.equal(outcomeOf(lines, 'usage call'), 'ok');
      } finally {
        stage.entra.configure({ priceConsent: true });
      }
    });

    it('says that an access token alone is for another host', async () => {
      const lines = await examine({
        env: {
          ...botEnv(stage),
          PARTNER_CENTER_BASE_URL: stage.api.url,
          PARTNER_CENTER_ACCESS_TOKEN: 'a-token',
          DATABASE_URL: stage.db.databaseUrl,
          PRICE_SHEET: 'partner-center',
        },
        logger: createLogger('silent'),
        clock: CLOCK,
        openSignIn,
      });
      assert.match(
        lineOf(lines, 'price sheets'),
        /^failed: PARTNER_CENTER_ACCESS_TOKEN is for another host.* -> Set up the app/,
      );
    });

    it('reads a price file to its end, and tells what is wrong by line', () =>
      withTempDir(async (folder) => {
        const path = join(folder, 'prices.csv');
        writeFileSync(path, `${HEADER}\nCFQ7TTC0LF8R,0001,DE,EUR,P1Y,Annual,300,400\n`);
        assert.match(lineOf(await doctor({ PRICE_SHEET: path }), 'price file'), /^ok: 1 line /);
        writeFileSync(path, `${HEADER}\nCFQ7TTC0LF8R,0001,DE,EUR,P1Y,Annual,a lot,400\n`);
        const lines = await doctor({ PRICE_SHEET: path });
        assert.match(
          lineOf(lines, 'PRICE_SHEET'),
          /^failed: .*line 2: UnitPrice "a lot" is not a number.* -> Correct the file\./,
        );
        assert.match(
          lineOf(await doctor({ PRICE_SHEET: join(folder, 'none.csv') }), 'PRICE_SHEET'),
          /^failed: .*the path of a CSV file that can be read/,
        );
      }));

    it('has no line for prices that are off', async () => {
      const names = (await doctor()).map(({ name }) => name);
      assert.ok(!names.includes('price sheets') && !names.includes('price file'));
    });
  });

  it('finds that the sign-in service of the bot is out of reach', async () => {
    await assertRed({ ToChannelFromBotLoginUrl: 'http://127.0.0.1:1/x' }, 'bot token', /cannot answer/);
  });

  it('finds a certificate that the app does not have', async () => {
    const keys = createSelfSignedCertificate();
    const more = {
      PARTNER_CENTER_CLIENT_SECRET: '',
      PARTNER_CENTER_CLIENT_CERTIFICATE: keys.certificate,
      PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: keys.privateKey,
    };
    await assertRed(more, 'PARTNER_CENTER_CLIENT_CERTIFICATE', /Upload/);
    const other = createSelfSignedCertificate();
    await assertRed(
      { ...more, PARTNER_CENTER_CLIENT_CERTIFICATE_KEY: other.privateKey },
      'PARTNER_CENTER_CLIENT_CERTIFICATE_KEY',
      /is not the key of/,
    );
    assert.equal(DEMO_CLIENT.certificate, undefined);
  });

  it('finds a folder that the bundled server cannot use', async () => {
    await withTempDir(async (dir) => {
      const file = `${dir}/file`;
      writeFileSync(file, '');
      await assertRed({ DATABASE_URL: '', DATA_DIR: `${file}/data` }, 'DATA_DIR', /\w/);
    });
  });

  it('finds addresses that are something else', async () => {
    const page = await startHttpServer(json({ message: 'Not Found' }, 404));
    try {
      await assertRed(
        { PARTNER_CENTER_AUTHORITY: page.url },
        'PARTNER_CENTER_AUTHORITY',
        /Correct the address/,
      );
      await assertRed(
        { PARTNER_CENTER_BASE_URL: page.url },
        'PARTNER_CENTER_BASE_URL',
        /Correct the address/,
      );
    } finally {
      await page.close();
    }
  });

  it('finds a refresh token that is refused, beside a sign-in that works and in the place of one', async () => {
    const more = { PARTNER_CENTER_REFRESH_TOKEN: '1.Anonsense' };
    const lines = await assertRed(more, 'PARTNER_CENTER_REFRESH_TOKEN', /-> Remove it/);
    assert.equal(outcomeOf(lines, 'usage call'), 'ok');
    const other = await openStage();
    try {
      const alone = { ...more, DATABASE_URL: other.db.databaseUrl };
      for (let times = 0; times < 2; times += 1) {
        const skipped = await assertRed(alone, 'PARTNER_CENTER_REFRESH_TOKEN', /-> Put in a new one/);
        assert.equal(outcomeOf(skipped, 'sign-in'), 'skipped');
      }
    } finally {
      await other.close();
    }
  });

  it('says who must do what when the API refuses', async () => {
    const cases = [
      [{ fault: { kind: 'forbidden' }, path: '/usage' }, 'usage call', /Admin agent/],
      [{ fault: { kind: 'forbidden' } }, 'customers call', /Admin agent/],
      [{ fault: { kind: 'unauthorized' } }, 'customers call', /partner tenant/],
      [{ fault: { kind: 'throttled', retryAfter: 120 } }, 'customers call', /in a few minutes/],
      [{ fault: { kind: 'status', status: 503 } }, 'customers call', /trouble of its own/],
      [{ fault: { kind: 'not-found' }, path: '/usage' }, 'usage call', /USAGE_API to commercial/],
    ] as const;
    for (const [rule, name, advice] of cases) {
      stage.api.faults.set([rule]);
      const lines = await assertRed({}, name, advice);
      if (name === 'customers call') assert.equal(outcomeOf(lines, 'usage call'), 'skipped');
    }
  });

  it('asks the API that the settings name', async () => {
    const asked = stage.api.requests.length;
    assert.deepEqual(red(await doctor({ PARTNER_CENTER_USAGE_API: 'commercial' })), []);
    const paths = stage.api.requests.slice(asked).map(({ path }) => path);
    assert.ok(paths.some((path) => path.startsWith('/v1/analytics/commercial/usage/license')));
  });

  it('finds that nobody is signed in, and that a sign-in is lost, and leaves the alert to the bot', async () => {
    const other = await openStage();
    try {
      const more = { ...other.env, DATABASE_URL: other.db.databaseUrl };
      await assertRed(more, 'sign-in', /npm run consent/);
      const bot = other.replica();
      await bot.signIn.accessToken
        .getAccessToken('app-user', {
          correlationId: 'x',
          locale: 'en',
          signal: new AbortController().signal,
        })
        .catch(() => undefined);
      assert.equal(bot.alerts.length, 1);
      await other.signIn();
      assert.deepEqual(red(await doctor(more)), []);
    } finally {
      await other.close();
    }
  });

  it('finds a sign-in without MFA before any call is made with it', async () => {
    const other = await openStage({ mfa: false });
    try {
      await other.signIn();
      const more = { ...other.env, DATABASE_URL: other.db.databaseUrl };
      const lines = await assertRed(more, 'token MFA', /Enforce MFA/);
      assert.equal(outcomeOf(lines, 'customers call'), 'skipped');
      assert.deepEqual(other.api.requests, []);
    } finally {
      await other.close();
    }
  });

  describe('with PARTNER_CENTER_ACCESS_TOKEN alone', () => {
    const trial = (token: string) => ({
      PARTNER_CENTER_TENANT_ID: '',
      PARTNER_CENTER_CLIENT_ID: '',
      PARTNER_CENTER_CLIENT_SECRET: '',
      TOKEN_CACHE_KEY: '',
      PARTNER_CENTER_ACCESS_TOKEN: token,
    });

    it('is green', async () => {
      const lines = await doctor(trial(stage.entra.issueAccessToken()));
      assert.deepEqual(red(lines), []);
      assert.equal(outcomeOf(lines, 'app registration'), 'skipped');
      assert.equal(outcomeOf(lines, 'usage call'), 'ok');
    });

    it('looks into the token', async () => {
      const { entra } = stage;
      const wrongAudience = entra.issueAccessToken({ audience: 'https://graph.windows.net' });
      await assertRed(trial(wrongAudience), 'token audience', /api\.partnercenter\.microsoft\.com/);
      await assertRed(trial(entra.issueAccessToken({ mfa: false })), 'token MFA', /Enforce MFA/);
      await assertRed(trial(entra.issueAccessToken({ lifetimeS: 0 })), 'token expiry', /Put a new one/);
    });

    it('leaves a token that is no JWT to the API', async () => {
      const lines = await assertRed(trial('nonsense'), 'PARTNER_CENTER_ACCESS_TOKEN', /Put in a new one/);
      assert.equal(outcomeOf(lines, 'token MFA'), 'skipped');
      const emulator = await createPartnerCenterEmulator({ accessToken: 'opaque' });
      try {
        assert.deepEqual(
          red(await doctor({ ...trial('opaque'), PARTNER_CENTER_BASE_URL: emulator.url })),
          [],
        );
      } finally {
        await emulator.close();
      }
    });
  });

  it('prints one line a check and leaves with 0 when all is well, without colours off a terminal', async () => {
    const { exitCode, stdout, stderr } = await runProgram('src/cli/doctor.ts', [], env);
    assert.equal(exitCode, 0, stdout);
    assert.equal(stderr, '');
    const lines = stdout.split('\n');
    const given = SETTING_NAMES.filter((name) => env[name]);
    // What is not set shares one line; two are empty, and the last one before is the verdict.
    assert.equal(lines.length, given.length + 1 + LIVE_CHECKS.length + 3);
    const unset = lines.find((line) => line.includes('optional, not set'));
    for (const name of SETTING_NAMES) assert.equal(unset?.includes(name), !given.includes(name), name);
    assert.match(stdout, /^ok {7}token MFA +amr has mfa$/m);
    assert.match(stdout, /All is well\.\n$/);
    assert.ok(!stdout.includes('\u001b'));
  });

  it('leaves with 1 and says what to do when a line is red, as JSON too', async () => {
    const broken = { ...env, PARTNER_CENTER_CLIENT_SECRET: 'expired' };
    const [text, asJson] = await Promise.all([
      runProgram('src/cli/doctor.ts', [], broken),
      runProgram('src/cli/doctor.ts', ['--json'], broken),
    ]);
    assert.equal(text.exitCode, 1);
    assert.match(text.stdout, /^FAILED {3}PARTNER_CENTER_CLIENT_SECRET .* -> Make a new client secret/m);
    assert.match(text.stdout, /^skipped {2}sign-in +needs app registration$/m);
    assert.equal(asJson.exitCode, 1);
    const report = JSON.parse(asJson.stdout) as { isHealthy: boolean; checks: readonly ReportLine[] };
    assert.equal(report.isHealthy, false);
    assert.deepEqual(
      red(report.checks).map(({ name }) => name),
      ['PARTNER_CENTER_CLIENT_SECRET'],
    );
  });

  it('makes no tables in an empty database, and checks all the rest of it', async () => {
    const other = await openFreshDatabase();
    try {
      const tables = async () =>
        (
          await other.database.pool.query(
            "select table_schema, table_name from information_schema.tables where table_schema !~ '^(pg_|information)'",
          )
        ).rows;
      await other.database.pool.query(
        'drop schema public cascade; drop schema graphile_worker cascade; create schema public',
      );
      const more = {
        DATABASE_URL: other.databaseUrl,
        PARTNER_CENTER_REFRESH_TOKEN: stage.entra.issueRefreshToken(),
      };
      const lines = await doctor(more);
      assert.deepEqual(red(lines), []);
      assert.match(lines.find(({ name }) => name === 'database')?.detail ?? '', /made at the first start$/);
      assert.equal(outcomeOf(lines, 'usage call'), 'ok');
      assert.deepEqual(await tables(), []);
      await assertRed({ ...more, PARTNER_CENTER_REFRESH_TOKEN: '' }, 'sign-in', /npm run consent/);
      assert.deepEqual(await tables(), []);
    } finally {
      await other.close();
    }
  });

  it('makes no folder for data, nor anything else, when nothing is set', async () => {
    await withTempDir(async (dir) => {
      const { exitCode, stdout } = await runProgram('src/cli/doctor.ts', [], {}, dir);
      assert.equal(exitCode, 1);
      assert.match(
        stdout,
        /^skipped {2}database +not opened before the settings of the sign-in are complete$/m,
      );
      assert.match(stdout, /\.env\.example explains each\.\n$/);
      assert.deepEqual(readdirSync(dir), []);
    });
  });
});
