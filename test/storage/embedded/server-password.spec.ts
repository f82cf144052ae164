import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { link, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findServerPassword } from '../../../src/storage/embedded/server-password.js';
import { isRoot, readNobody } from '../../../src/storage/embedded/server-user.js';
import { withTempDir } from '../../helpers/database.js';

describe("root's file with the password of the bundled server", () => {
  before(function () {
    if (!isRoot()) this.skip();
  });

  const homeIn = async (dir: string) => ({
    parentDir: dir,
    dir: join(dir, 'postgres'),
    runAs: await readNobody(),
  });

  it('is read when another process has named it and not yet taken the name of its draft away', () =>
    withTempDir(async (dir) => {
      const path = join(dir, 'postgres-password');
      await writeFile(path, 'secret-of-a-test', { mode: 0o600 });
      await link(path, `${path}.0a1b2c`);
      const home = await homeIn(dir);
      const other = spawn('sh', ['-c', 'sleep 0.2; rm "$0"', `${path}.0a1b2c`]);
      const ended = once(other, 'exit');
      assert.equal(findServerPassword(home), 'secret-of-a-test');
      await ended;
    }));

  it('is refused when it keeps a second name', () =>
    withTempDir(async (dir) => {
      const path = join(dir, 'postgres-password');
      await writeFile(path, 'secret-of-a-test', { mode: 0o600 });
      await link(path, join(dir, 'shadow'));
      const home = await homeIn(dir);
      assert.throws(() => findServerPassword(home), /is not a file of root's own/);
    }));
});
