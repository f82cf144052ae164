import assert from 'node:assert/strict';
import {
  chmod,
  chown,
  lchown,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createLogger } from '../../../src/base/logger.js';
import { asServerUser } from '../../../src/storage/embedded/as-server-user.js';
import { openEmbeddedServer } from '../../../src/storage/embedded/embedded-server.js';
import { prepareServerHome } from '../../../src/storage/embedded/server-home.js';
import { isRoot, readNobody } from '../../../src/storage/embedded/server-user.js';
import { withTempDir } from '../../helpers/database.js';
import { findClusterDir } from '../support/cluster-dir.js';
import { copyPackageWithoutLinks } from '../support/server-package.js';

const logger = createLogger('silent');

/** Files and a folder that are none of the server's, and what they look like. */
async function makeVictims(dir: string) {
  const folder = join(dir, 'etc');
  const file = join(folder, 'shadow');
  await mkdir(folder, { mode: 0o755 });
  await writeFile(file, '18\n', { mode: 0o600 });
  const look = async () =>
    Promise.all(
      [folder, file].map(async (path) => {
        const { uid, gid, mode, nlink } = await lstat(path);
        const content = path === file ? await readFile(path, 'utf8') : await readdir(path);
        return { uid, gid, mode, nlink, content };
      }),
    );
  return { folder, file, look };
}

describe('links in the folder of the bundled server', () => {
  before(function () {
    if (!isRoot()) this.skip();
  });

  for (const [name, kind] of [
    ['run', 'folder'],
    ['server.log', 'file'],
    ['password', 'file'],
    ['data/postmaster.pid', 'file'],
    ['data/PG_VERSION', 'file'],
  ] as const) {
    it(`root follows none at ${name}, and what it leads to stays as it was`, () =>
      withTempDir(async (dir) => {
        const victims = await makeVictims(dir);
        const before = await victims.look();
        const dataDir = await findClusterDir();
        const path = join(dataDir, 'postgres', name);
        const aside = join(dir, 'aside');
        await rename(path, aside).catch(() => undefined);
        await symlink(victims[kind], path);
        const { uid, gid } = await lstat(join(dataDir, 'postgres'));
        await lchown(path, uid, gid);
        try {
          await openEmbeddedServer({ dataDir, logger }).then(
            (server) => server.close(),
            (error) => assert.match(error.message, /DATABASE_URL/),
          );
          assert.deepEqual(await victims.look(), before);
        } finally {
          await rm(path, { recursive: true, force: true });
          await rename(aside, path).catch(() => undefined);
        }
      }));
  }

  it('says that the folder of the socket is something else, and takes it once it is gone', () =>
    withTempDir(async (dir) => {
      const dataDir = await findClusterDir();
      const run = join(dataDir, 'postgres', 'run');
      await rm(run, { recursive: true });
      await symlink(dir, run);
      await assert.rejects(
        openEmbeddedServer({ dataDir, logger }),
        /postgres\/run is not the folder .* Remove it/,
      );
      await rm(run);
      await (await openEmbeddedServer({ dataDir, logger })).close();
    }));

  it('root copies programs through none', () =>
    withTempDir(async (dir) => {
      const victims = await makeVictims(dir);
      const before = await victims.look();
      const locked = join(dir, 'locked');
      await mkdir(locked, { mode: 0o700 });
      const serverPackage = await copyPackageWithoutLinks(locked);
      const dataDir = join(dir, 'data');
      await mkdir(dataDir, { mode: 0o755 });
      const { dir: home } = await prepareServerHome(dataDir);
      await symlink(victims.folder, join(home, `postgresql-${serverPackage.version}`));
      await assert.rejects(openEmbeddedServer({ dataDir, serverPackage, logger }));
      assert.deepEqual(await victims.look(), before);
    }));

  it('root takes no link of a stranger for the folder itself, and no folder of root with files in it', () =>
    withTempDir(async (dir) => {
      const victims = await makeVictims(dir);
      const before = await victims.look();
      const dataDir = join(dir, 'data');
      await mkdir(dataDir);
      await symlink(victims.folder, join(dataDir, 'postgres'));
      await assert.rejects(prepareServerHome(dataDir), /belongs to root, .* and is not empty/);
      const { uid, gid } = await readNobody();
      await rm(victims.file);
      await lchown(join(dataDir, 'postgres'), uid, gid);
      await assert.rejects(prepareServerHome(dataDir), /is a link that user id \d+ made/);
      await writeFile(victims.file, '18\n', { mode: 0o600 });
      assert.deepEqual(await victims.look(), before);
    }));

  it('takes no password from a file that is not root’s own', () =>
    withTempDir(async (dataDir) => {
      const { uid, gid } = await readNobody();
      const file = join(dataDir, 'postgres-password');
      await writeFile(file, 'mine', { mode: 0o600 });
      await chown(file, uid, gid);
      await assert.rejects(
        openEmbeddedServer({ dataDir, logger }),
        /postgres-password is not a file of root's own/,
      );
    }));
});

describe('asServerUser', () => {
  before(function () {
    if (!isRoot()) this.skip();
  });

  it('has the rights of the account for the work and root’s again after it, also when it throws', () =>
    withTempDir(async (dir) => {
      const runAs = await readNobody();
      await chmod(dir, 0o700);
      const groups = process.getgroups?.();
      assert.throws(
        () =>
          asServerUser({ runAs }, () => {
            assert.deepEqual([process.geteuid?.(), process.getegid?.()], [runAs.uid, runAs.gid]);
            assert.deepEqual(process.getgroups?.(), [runAs.gid]);
            throw new Error(basename(dir));
          }),
        new RegExp(basename(dir)),
      );
      assert.deepEqual([process.geteuid?.(), process.getegid?.(), process.getgroups?.()], [0, 0, groups]);
    }));
});
