import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { withFreshDatabase, withTempDir } from '../helpers/database.js';
import { startHttpServer } from '../helpers/http-server.js';
import { runProgram } from '../helpers/run-program.js';

describe('npm start', () => {
  it('reports every missing and wrong setting together and exits with 78', async () => {
    const { exitCode, stderr } = await runProgram('src/index.ts', [], {});
    assert.equal(exitCode, 78);
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'PARTNER_CENTER_',
    ]) {
      assert.match(stderr, new RegExp(name));
    }
    assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/);
  });

  it('refuses to be anonymous where others can reach it', async () => {
    const { exitCode, stderr } = await runProgram('src/index.ts', [], {
      ALLOW_ANONYMOUS: 'true',
      PARTNER_CENTER_ACCESS_TOKEN: 'x',
    });
    assert.equal(exitCode, 78);
    assert.match(stderr, /loopback/);
  });

  it('says in plain words what a setting must be', async () => {
    const { exitCode, stderr } = await runProgram('src/index.ts', [], {
      LOG_LEVEL: 'loud',
      USAGE_CACHE_MINUTES: '-1',
      ALLOWED_USER_IDS: 'ana',
      HOST: ' ',
    });
    assert.equal(exitCode, 78);
    const lines = stderr.split('\n');
    assert.equal(lines[0], 'Seatwise cannot start:');
    for (const problem of [
      '- LOG_LEVEL must be debug, info, warn, error or silent.',
      '- USAGE_CACHE_MINUTES must be a whole number from 0 to 10080.',
      '- ALLOWED_USER_IDS holds something that is not a GUID.',
      '- HOST is empty.',
    ]) {
      assert.ok(lines.includes(problem), `${problem} in ${stderr}`);
    }
  });

  it('warns that it is anonymous, and keeps its data also in a trial with nothing but an access token', () =>
    withTempDir(async (dir) => {
      const occupant = await startHttpServer();
      try {
        const { stdout, stderr } = await runProgram('src/index.ts', [], {
          ALLOW_ANONYMOUS: 'true',
          HOST: '127.0.0.1',
          // In use, so that the start ends by itself.
          PORT: new URL(occupant.url).port,
          PARTNER_CENTER_ACCESS_TOKEN: 'x',
          DATA_DIR: dir,
        });
        assert.match(stderr, /port is in use/);
        assert.match(stdout, /"level":"warn".*ALLOW_ANONYMOUS/);
        assert.match(stdout, /database schema brought up to date/);
        assert.deepEqual(
          (await readdir(dir)).filter((name) => name !== 'postgres-password'),
          ['postgres'],
        );
      } finally {
        await occupant.close();
      }
    }));

  it('closes what it has opened when it is ended while it starts', () =>
    withFreshDatabase(async (_, databaseUrl) => {
      const settings = {
        ALLOW_ANONYMOUS: 'true',
        HOST: '127.0.0.1',
        PORT: '0',
        PARTNER_CENTER_ACCESS_TOKEN: 'x',
        DATABASE_URL: databaseUrl,
      };
      const { exitCode, stdout } = await runProgram(
        'src/index.ts',
        [],
        settings,
        undefined,
        'ALLOW_ANONYMOUS',
      );
      assert.equal(exitCode, 0);
      assert.match(stdout, /"msg":"closed"/);
    }));

  const BROKEN = { LOW_USAGE_PERCENT: 'abc', PARTNER_CENTER_ACCESS_TOKEN: 'x', TOKEN_CACHE_KEY: 'x' };
  for (const [program, args, expected] of [
    ['src/cli/ask.ts', ['help'], 1],
    ['src/cli/consent.ts', [], 78],
    ['src/cli/sweep.ts', [], 1],
    ['demo/index.ts', [], 78],
  ] as const) {
    it(`has the same words as ${program}`, async () => {
      const { exitCode, stdout, stderr } = await runProgram(program, args, BROKEN);
      assert.equal(exitCode, expected);
      assert.equal(stdout, '');
      assert.match(
        stderr,
        /^(Starting: .+\n)*Seatwise cannot start:\n(- .+\n)*- LOW_USAGE_PERCENT must be a whole number from 0 to 100\.\n(- .+\n)*Set these in the environment or in \.env; \.env\.example explains each\.\n/,
      );
      assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/);
    });
  }
});
