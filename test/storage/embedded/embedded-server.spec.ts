import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { StorageError } from '../../../src/base/errors.js';
import { createLogger } from '../../../src/base/logger.js';
import {
  type EmbeddedServer,
  type EmbeddedServerOptions,
  openEmbeddedServer,
} from '../../../src/storage/embedded/embedded-server.js';
import { withTempDir } from '../../helpers/database.js';
import { startChild } from '../support/child.js';
import { findClusterDir } from '../support/cluster-dir.js';
import { makeScriptPackage } from '../support/server-package.js';

const logger = createLogger('silent');

async function withServer<T>(
  options: Omit<EmbeddedServerOptions, 'logger'>,
  run: (server: EmbeddedServer) => Promise<T>,
): Promise<T> {
  const server = await openEmbeddedServer({ ...options, logger });
  try {
    return await run(server);
  } finally {
    await server.close();
  }
}

async function query(server: EmbeddedServer, text: string): Promise<unknown[]> {
  const client = new Client(server.address);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function serverPid(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(
    () => undefined,
  );
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

describe('openEmbeddedServer', () => {
  it('keeps its rows over a stop and a second start, with fsync on and the socket in a folder of mode 0700', () =>
    withTempDir(async (dataDir) => {
      await withServer({ dataDir }, async (server) => {
        await query(server, "create table planet as select 'ŁÓDŹ' as name");
        const [settings] = await query(
          server,
          "select current_setting('fsync') as fsync, lower(name) from planet",
        );
        assert.deepEqual(settings, { fsync: 'on', lower: 'łódź' });
        assert.equal((await stat(server.address.host)).mode & 0o777, 0o700);
      });
      assert.equal(await serverPid(dataDir), undefined);
      await withServer({ dataDir }, async (server) => {
        assert.deepEqual(await query(server, 'select name from planet'), [{ name: 'ŁÓDŹ' }]);
      });
    }));

  it('joins the server that a killed process left behind, and stops it at the end', async () => {
    const dataDir = await findClusterDir();
    const child = await startChild('storage/children/server-user.ts', { dataDir });
    const { serverPid: left } = (await child.ask('open')) as { serverPid: number };
    await child.kill();
    await withServer({ dataDir }, async (server) => {
      assert.equal(await serverPid(dataDir), left);
      assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }]);
    });
    assert.equal(await serverPid(dataDir), undefined);
  });

  it('is shared by processes that start together, and stopped by the last to leave only', () =>
    withTempDir(async (dataDir) => {
      const [first, second] = await Promise.all([
        startChild('storage/children/server-user.ts', { dataDir }),
        startChild('storage/children/server-user.ts', { dataDir }),
      ]);
      try {
        const opened = await Promise.all([first.ask('open'), second.ask('open')]);
        const pid = await serverPid(dataDir);
        assert.deepEqual(opened, [{ serverPid: pid }, { serverPid: pid }]);
        await first.ask('close');
        assert.deepEqual(await second.ask('query'), { rows: [{ one: 1 }] });
        // One arrives while the last one leaves: it joins or starts anew, and either way it is served.
        await Promise.all([second.ask('close'), first.ask('open')]);
        assert.deepEqual(await first.ask('query'), { rows: [{ one: 1 }] });
        await first.ask('close');
        assert.equal(await serverPid(dataDir), undefined);
      } finally {
        await Promise.all([first.kill(), second.kill()]);
      }
    }));

  it('serves again after the server was killed', async () => {
    const dataDir = await findClusterDir();
    await withServer({ dataDir }, async (server) => {
      const killed = await serverPid(dataDir);
      assert.ok(killed !== undefined);
      process.kill(killed, 'SIGKILL');
      let rows: unknown[] | undefined;
      while (rows === undefined) rows = await query(server, 'select 1 as one').catch(() => undefined);
      assert.deepEqual(rows, [{ one: 1 }]);
      assert.notEqual(await serverPid(dataDir), killed);
    });
  });

  it('leaves no server running when it is closed while it starts a killed one again', async () => {
    const dataDir = await findClusterDir();
    await withServer({ dataDir }, async () => {
      const killed = await serverPid(dataDir);
      assert.ok(killed !== undefined);
      process.kill(killed, 'SIGKILL');
      let current = await serverPid(dataDir);
      while (current === undefined || current === killed) current = await serverPid(dataDir);
    });
    assert.equal(await serverPid(dataDir), undefined);
  });

  it('works after the folder was moved, also to a path too long for a socket', async () => {
    const dataDir = await findClusterDir();
    const longDir = join(dataDir, 'd'.repeat(120));
    await mkdir(longDir);
    await rename(join(dataDir, 'postgres'), join(longDir, 'postgres'));
    try {
      await withServer({ dataDir: longDir }, async (server) => {
        assert.ok(server.address.host.length < 100);
        assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }]);
      });
    } finally {
      await rename(join(longDir, 'postgres'), join(dataDir, 'postgres'));
    }
  });

  it('starts although the process number of a server that died is another program by now', async () => {
    const dataDir = await findClusterDir();
    const home = join(dataDir, 'postgres');
    const { uid, gid } = await stat(home);
    // PostgreSQL itself takes any living program of its own account for a server.
    const stranger = spawn('sleep', ['1000'], { uid, gid, stdio: 'ignore' });
    try {
      for (const file of [join(home, 'data', 'postmaster.pid'), join(home, 'run', '.s.PGSQL.5432.lock')]) {
        await writeFile(file, `${stranger.pid}\n${home}/data\n1795252506\n5432\n../run\n\n 1 2\nready   \n`);
        await chown(file, uid, gid);
      }
      await withServer({ dataDir }, async (server) => {
        assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }]);
      });
    } finally {
      stranger.kill('SIGKILL');
      await once(stranger, 'exit');
    }
  });

  it('asks for a random password and serves 127.0.0.1 only where there are no Unix sockets', () =>
    withTempDir((dataDir) =>
      withServer({ dataDir, transport: 'loopback' }, async (server) => {
        assert.equal(server.address.host, '127.0.0.1');
        assert.deepEqual(await query(server, 'show listen_addresses'), [{ listen_addresses: '127.0.0.1' }]);
        const intruder = { ...server, address: { ...server.address, password: 'password' } };
        await assert.rejects(query(intruder, 'select 1'), /password authentication failed/);
      }),
    ));

  it('passes none of the environment on that may hold secrets', async () => {
    const dataDir = await findClusterDir();
    process.env['PARTNER_CENTER_CLIENT_SECRET'] = 'not-for-the-server';
    try {
      await withServer({ dataDir }, async () => {
        const environment = await readFile(`/proc/${await serverPid(dataDir)}/environ`, 'utf8');
        assert.match(environment, /LC_ALL=C/);
        assert.doesNotMatch(environment, /not-for-the-server/);
      });
    } finally {
      delete process.env['PARTNER_CENTER_CLIENT_SECRET'];
    }
  });

  it('tells what initdb said when the database cannot be created', () =>
    withTempDir(async (dataDir) => {
      const serverPackage = await makeScriptPackage(dataDir, {
        initdb: 'echo "libpq.so.5: missing" >&2; exit 127',
      });
      await assert.rejects(
        openEmbeddedServer({ dataDir, serverPackage, logger }),
        (error) =>
          error instanceof StorageError &&
          /initdb failed \(127\): libpq\.so\.5: missing\..*DATABASE_URL/.test(error.message),
      );
    }));

  for (const words of ['FATAL:  No space left on device', 'libssl.so.1.1: cannot open shared object file']) {
    it(`tells what the server said when it does not start: ${words}`, () =>
      withTempDir(async (dataDir) => {
        const serverPackage = await makeScriptPackage(dataDir, {
          initdb: 'mkdir "$2" && echo 18 > "$2/PG_VERSION"',
          postgres: `echo "${words}" >&2; exit 1`,
        });
        await assert.rejects(openEmbeddedServer({ dataDir, serverPackage, logger }), (error) => {
          assert.ok(error instanceof StorageError);
          assert.ok(error.message.includes(`does not start: ${words} (log: `), error.message);
          return true;
        });
      }));
  }

  it('tells that the programs do not run on this system', () =>
    withTempDir(async (dataDir) => {
      const serverPackage = await makeScriptPackage(dataDir, { initdb: '' });
      await writeFile(join(serverPackage.nativeDir, 'bin', 'initdb'), '#!/lib/ld-musl-from-elsewhere.so.1\n');
      await assert.rejects(
        openEmbeddedServer({ dataDir, serverPackage, logger }),
        (error) => error instanceof StorageError && /glibc.*DATABASE_URL/.test(error.message),
      );
    }));
});
