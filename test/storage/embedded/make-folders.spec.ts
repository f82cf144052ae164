import assert from 'node:assert/strict';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageError } from '../../../src/base/errors.js';
import { createLogger } from '../../../src/base/logger.js';
import { openEmbeddedServer } from '../../../src/storage/embedded/embedded-server.js';
import { makeFolders } from '../../../src/storage/embedded/make-folders.js';
import { withTempDir } from '../../helpers/database.js';

describe('makeFolders', () => {
  it('makes what is missing, and is content with what is there', () =>
    withTempDir(async (dir) => {
      const path = join(dir, 'a', 'b', 'c');
      await Promise.all([makeFolders(path, 0o700), makeFolders(path, 0o700)]);
      await makeFolders(path);
      assert.equal((await stat(path)).mode & 0o777, 0o700);
    }));

  it('rejects where a file stands in the way', () =>
    withTempDir(async (dir) => {
      const file = join(dir, 'file');
      await writeFile(file, '');
      await assert.rejects(makeFolders(file), { code: 'EEXIST' });
      await assert.rejects(makeFolders(join(file, 'a')), { code: 'EEXIST' });
    }));

  if (process.platform === 'linux') {
    it('rejects where no folder can be made, and DATA_DIR is named', async () => {
      await assert.rejects(makeFolders('/proc/seatwise/data'), { code: 'ENOENT' });
      for (const dataDir of ['/proc', '/proc/seatwise/data']) {
        await assert.rejects(
          openEmbeddedServer({ dataDir, logger: createLogger('silent') }),
          (error) => error instanceof StorageError && error.message.includes(`DATA_DIR (${dataDir}) cannot`),
        );
      }
    });
  }
});
