import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageError } from '../../../src/base/errors.js';
import { findServerPackage } from '../../../src/storage/embedded/server-package.js';

describe('findServerPackage', () => {
  it('finds the programs for this platform and their version', async () => {
    const { nativeDir, version } = await findServerPackage();
    await access(join(nativeDir, 'bin'));
    assert.match(version, /^18\./);
  });

  it('says to set DATABASE_URL on a platform without a package, and names the package', async () => {
    await assert.rejects(
      findServerPackage('win32', 'arm64'),
      (error) =>
        error instanceof StorageError && /windows-arm64 is not installed.*DATABASE_URL/s.test(error.message),
    );
  });
});
