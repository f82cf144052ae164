import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FreshDatabase, makeTempDir, openFreshDatabase } from '../helpers/database.js';
import { assertAnswers } from './support/assert-answers.js';
import { carryOut, copyContext, type ImageFolder } from './support/carry-out.js';
import { execForm, findLast, parseDockerfile } from './support/dockerfile.js';
import { type InstalledBot, startInstalledBot } from './support/installed-bot.js';
import { ROOT } from './support/run.js';
import { startUpstream, type Upstream } from './support/upstream.js';

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

describe('the container image', () => {
  const stages = parseDockerfile(read('Dockerfile'));
  const image = stages.at(-1);
  assert.ok(image);

  it('stands on the same Node in every stage, one that the project is tested on', () => {
    assert.deepEqual(new Set(stages.map(({ base }) => base)), new Set(['node:24-slim']));
    assert.match(read('.ci/run'), /node@24/);
  });

  it('runs in production, as a user without rights, and ends on SIGTERM', () => {
    assert.equal(findLast(image, 'ENV'), 'NODE_ENV=production');
    assert.equal(findLast(image, 'USER'), 'node');
    assert.equal(findLast(image, 'STOPSIGNAL'), 'SIGTERM');
  });

  it('is started as npm start does it', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: { readonly start: string } };
    assert.equal(execForm(findLast(image, 'CMD') ?? '')?.join(' '), scripts.start);
  });

  it('is built without what is kept on this machine', () => {
    const lines = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    assert.equal(lines[0], '*');
    assert.deepEqual(
      lines.slice(1).filter((line) => /^!(?:\.env|\.git|data|dist|node_modules|test)$|^!.*[*?]/.test(line)),
      [],
    );
    assert.ok(lines.slice(1).every((line) => line.startsWith('!')));
  });

  // There is no Docker where the tests run: the steps are done in folders instead.
  describe('whose steps are carried out', () => {
    let home: string;
    let folder: ImageFolder;
    let database: FreshDatabase;
    let upstream: Upstream;
    let env: Readonly<Record<string, string>>;
    let bot: InstalledBot | undefined;

    before(async () => {
      home = await makeTempDir();
      const context = join(home, 'context');
      await mkdir(context);
      await copyContext(ROOT, context, read('.dockerignore'));
      folder = await carryOut(stages, context, home);
      database = await openFreshDatabase();
      upstream = await startUpstream('/nonexistent');
      env = {
        ...upstream.settings,
        ...folder.env,
        DATABASE_URL: database.databaseUrl,
        TMPDIR: '/nonexistent',
      };
    });
    after(async () => {
      await bot?.stop();
      await upstream?.close();
      await database?.close();
      await rm(home, { recursive: true, force: true });
    });

    const command = execForm(findLast(image, 'CMD') ?? '');
    const isThere = (name: string) => existsSync(join(folder.workDir, name));

    it('holds the bundled bot and what it reads', () => {
      assert.deepEqual(
        ['dist/src/index.js', 'dist/LICENSES.txt', 'locales/en.json', command.at(-1) ?? ''].filter(
          (name) => !isThere(name),
        ),
        [],
      );
    });

    it('holds no packages, compiler, tests, sources, settings, lock or bundled PostgreSQL', () => {
      assert.deepEqual(['.env', 'package-lock.json', 'src', 'test', 'node_modules'].filter(isThere), []);
    });

    it('says that it needs DATABASE_URL', async () => {
      const { DATABASE_URL: _, ...others } = env;
      await assert.rejects(
        startInstalledBot({ command, folder: folder.workDir, env: others }),
        /Seatwise cannot start: No bundled PostgreSQL .* set in DATABASE_URL/,
      );
    });

    it('starts where it can write nothing, signs in and answers with a card', async () => {
      bot = await startInstalledBot({ command, folder: folder.workDir, env });
      await assertAnswers(bot);
    });

    it('is healthy while it runs, and not afterwards', async () => {
      assert.ok(bot);
      const PORT = new URL(bot.url).port;
      const [, ...args] = execForm(findLast(image, 'HEALTHCHECK') ?? '');
      const check = () => promisify(execFile)(process.execPath, args, { env: { PORT } });
      await check();
      const ended = await bot.stop();
      bot = undefined;
      assert.deepEqual(ended, { code: 0, signal: null });
      await assert.rejects(check(), { code: 1 });
    });
  });
});
