import assert from 'node:assert/strict';
import { chmod, chown, lstat, mkdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger } from '../../../src/base/logger.js';
import { openEmbeddedServer } from '../../../src/storage/embedded/embedded-server.js';
import { isRoot, readNobody } from '../../../src/storage/embedded/server-user.js';
import { withTempDir } from '../../helpers/database.js';
import { startChild } from '../support/child.js';
import { findClusterDir } from '../support/cluster-dir.js';
import { copyPackageWithoutLinks } from '../support/server-package.js';

const logger = createLogger('silent');

describe('prepareServerBinaries', () => {
  it('adds the library links that npm leaves out without install scripts', () =>
    withTempDir(async (dir) => {
      const serverPackage = await copyPackageWithoutLinks(dir);
      const link = join(serverPackage.nativeDir, 'lib', 'libpq.so.5');
      await assert.rejects(lstat(link));
      const server = await openEmbeddedServer({ dataDir: await findClusterDir(), serverPackage, logger });
      await server.close();
      assert.match(await readlink(link), /^libpq\.so\.5\.\d+$/);
    }));

  it('copies the programs where links are missing and an unprivileged account may not add them', () =>
    withTempDir(async (dir) => {
      const serverPackage = await copyPackageWithoutLinks(dir);
      const libraries = join(serverPackage.nativeDir, 'lib');
      await chmod(libraries, 0o555);
      const dataDir = join(dir, 'data');
      await mkdir(dataDir);
      const copy = join(dataDir, 'postgres', `postgresql-${serverPackage.version}`);
      const { uid, gid } = await readNobody();
      if (isRoot()) await chown(dataDir, uid, gid);
      const child = await startChild('storage/children/server-user.ts', {
        dataDir,
        serverPackage,
        ...(isRoot() ? { uid } : {}),
      });
      try {
        await child.ask('open');
        assert.deepEqual(await child.ask('query'), { rows: [{ one: 1 }] });
        await child.ask('close');
        assert.match(await readlink(join(copy, 'lib', 'libpq.so.5')), /^libpq\.so\.5\.\d+$/);
      } finally {
        await child.kill();
        await chmod(libraries, 0o755);
      }
    }));

  if (isRoot()) {
    it('serves root from a folder that nobody can enter: programs copied, data beside, a link in DATA_DIR', () =>
      withTempDir(async (dir) => {
        const locked = join(dir, 'root');
        const sharedDir = join(dir, 'shared');
        await mkdir(locked, { mode: 0o700 });
        const serverPackage = await copyPackageWithoutLinks(locked);
        const dataDir = join(locked, 'data');
        const server = await openEmbeddedServer({ dataDir, serverPackage, sharedDir, logger });
        const { uid } = await stat(server.dataDir);
        await server.close();
        assert.equal(uid, (await readNobody()).uid);
        assert.ok(server.dataDir.startsWith(join(sharedDir, 'postgres-')));
        assert.equal(join(await readlink(join(dataDir, 'postgres')), 'data'), server.dataDir);

        const again = await openEmbeddedServer({ dataDir, serverPackage, sharedDir, logger });
        await again.close();
        assert.equal(again.dataDir, server.dataDir);
      }));
  }
});
