import assert from 'node:assert/strict';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPostmaster } from '../../../src/storage/embedded/postmaster-file.js';
import type { ServerCluster } from '../../../src/storage/embedded/server-cluster.js';
import { withTempDir } from '../../helpers/database.js';

function clusterIn(dir: string): ServerCluster {
  return {
    home: { dir, parentDir: dir, runAs: undefined },
    binaries: { initdb: '', postgres: '', pgCtl: '', major: 18 },
    transport: 'socket',
    dataDir: join(dir, 'data'),
    runDir: join(dir, 'run'),
    logFile: join(dir, 'server.log'),
    password: 'x',
  };
}

const pidFile = (pid: number, dataDir: string) =>
  `${pid}\n${dataDir}\n1795252506\n5432\n../run\n\n 1 2\nready   \n`;

describe('findPostmaster', () => {
  it('finds nothing without a file, in an unfinished file, and for a process that is gone', () =>
    withTempDir(async (dir) => {
      const cluster = clusterIn(dir);
      await mkdir(cluster.dataDir);
      assert.equal(await findPostmaster(cluster), undefined);
      for (const text of ['', 'x', pidFile(2 ** 30, cluster.dataDir)]) {
        await writeFile(join(cluster.dataDir, 'postmaster.pid'), text);
        assert.equal(await findPostmaster(cluster), undefined, text);
      }
    }));

  it('takes away the file of a dead server whose process number is another program by now', () =>
    withTempDir(async (dir) => {
      const cluster = clusterIn(dir);
      await mkdir(cluster.dataDir);
      const file = join(cluster.dataDir, 'postmaster.pid');
      await writeFile(file, pidFile(process.pid, cluster.dataDir));
      assert.equal(await findPostmaster(cluster), undefined);
      await assert.rejects(access(file));
    }));
});
