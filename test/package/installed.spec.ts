import assert from 'node:assert/strict';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTempDir } from '../helpers/database.js';
import { assertAnswers } from './support/assert-answers.js';
import { type InstalledBot, startInstalledBot } from './support/installed-bot.js';
import { ROOT, run } from './support/run.js';
import { startUpstream, type Upstream } from './support/upstream.js';

describe('the npm package, unpacked and installed without development dependencies', () => {
  let folder: string;
  let home: string;
  let upstream: Upstream;
  let bot: InstalledBot | undefined;

  before(async () => {
    home = await makeTempDir();
    await run(`npm pack --ignore-scripts --pack-destination ${home}`, ROOT);
    // As docs/admin-guide.md has it.
    await run('tar -xzf seatwise-*.tgz', home);
    folder = join(home, 'package');
    await copyFile(join(ROOT, 'package-lock.json'), join(folder, 'package-lock.json'));
    await run('npm ci --omit=dev', folder);
    const dataDir = join(home, 'data');
    await mkdir(dataDir);
    await chmod(dataDir, 0o777);
    upstream = await startUpstream(dataDir);
  });
  after(async () => {
    await bot?.stop();
    await upstream?.close();
    await rm(home, { recursive: true, force: true });
  });

  it('starts with a database of its own, signs in and answers with a card', async () => {
    bot = await startInstalledBot({
      command: ['node', 'dist/src/index.js'],
      folder,
      env: upstream.settings,
    });
    await assertAnswers(bot);
  });

  it('ends by itself on SIGTERM', async () => {
    const ended = await bot?.stop();
    bot = undefined;
    assert.deepEqual(ended, { code: 0, signal: null });
  });

  it('answers in a terminal, as in the demo', async () => {
    const output = await run(
      'npm run --silent ask -- --demo "license usage for DT DEMO CSP CUSTOMER 005"',
      folder,
    );
    assert.match(output, /8 of 8 seats unused/);
  });
});
