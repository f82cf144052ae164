import assert from 'node:assert/strict';
import { chmod, chown, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageError } from '../../../src/base/errors.js';
import { prepareServerHome } from '../../../src/storage/embedded/server-home.js';
import { isReachable, isRoot, readNobody } from '../../../src/storage/embedded/server-user.js';
import { withTempDir } from '../../helpers/database.js';
import { startChild } from '../support/child.js';
import { makeScriptPackage } from '../support/server-package.js';

describe('prepareServerHome', () => {
  it('makes a folder of mode 0700, owned by the account the server runs as', () =>
    withTempDir(async (dataDir) => {
      const { dir, runAs } = await prepareServerHome(dataDir);
      const { mode, uid } = await stat(dir);
      assert.equal(mode & 0o777, 0o700);
      assert.equal(uid, runAs?.uid ?? process.getuid?.());
    }));

  if (isRoot()) {
    it('runs the server for root as nobody, or as the account that owns the data already', () =>
      withTempDir(async (dataDir) => {
        assert.deepEqual((await prepareServerHome(dataDir)).runAs, await readNobody());
        await chown(join(dataDir, 'postgres'), 1234, 1234);
        assert.deepEqual((await prepareServerHome(dataDir)).runAs, { uid: 1234, gid: 1234 });
      }));

    it('tells an unprivileged account whose database it is', () =>
      withTempDir(async (dataDir) => {
        await mkdir(join(dataDir, 'postgres'));
        await chown(join(dataDir, 'postgres'), 1234, 1234);
        const { uid } = await readNobody();
        const serverPackage = await makeScriptPackage(dataDir, { initdb: 'exit 1' });
        const child = await startChild('storage/children/server-user.ts', { dataDir, serverPackage, uid });
        try {
          await assert.rejects(child.ask('open'), /belongs to user id 1234\. Run as that user/);
        } finally {
          await child.kill();
        }
      }));

    it('gives up with advice where not even the shared folder can be entered', () =>
      withTempDir(async (dir) => {
        const locked = join(dir, 'locked');
        await mkdir(locked, { mode: 0o700 });
        await assert.rejects(
          prepareServerHome(join(locked, 'data'), join(locked, 'shared')),
          (error) => error instanceof StorageError && /Set DATA_DIR to a folder/.test(error.message),
        );
      }));
  }
});

describe('readNobody', () => {
  it('reads both ids, also negative ones, and knows the usual ones without a file', () =>
    withTempDir(async (dir) => {
      const file = join(dir, 'passwd');
      assert.deepEqual(await readNobody(file), { uid: 65534, gid: 65534 });
      await writeFile(file, 'root:x:0:0::/root:/bin/sh\nnobody:*:-2:99:Nobody:/var/empty:/bin/false\n');
      assert.deepEqual(await readNobody(file), { uid: 4294967294, gid: 99 });
    }));
});

describe('isReachable', () => {
  it('needs every folder above to let the account through', () =>
    withTempDir(async (dir) => {
      const inner = join(dir, 'outer', 'inner');
      await mkdir(inner, { recursive: true });
      const { uid, gid } = await stat(inner);
      const stranger = { uid: uid + 1, gid: gid + 1 };
      await chmod(inner, 0o755);
      await chmod(join(dir, 'outer'), 0o711);
      assert.equal(await isReachable(inner, stranger), true);
      await chmod(join(dir, 'outer'), 0o700);
      assert.equal(await isReachable(inner, stranger), false);
      assert.equal(await isReachable(inner, { uid, gid }), true);
      await chmod(join(dir, 'outer'), 0o710);
      assert.equal(await isReachable(inner, { uid: uid + 1, gid }), true);
    }));
});
