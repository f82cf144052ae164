import assert from 'node:assert/strict';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '../../../src/base/logger.js';
import { type EmbeddedServer, openEmbeddedServer } from '../../../src/storage/embedded/embedded-server.js';
import { isRoot } from '../../../src/storage/embedded/server-user.js';
import { withTempDir } from '../../helpers/database.js';

const logger = createLogger('silent');
const open = (dataDir: string) => openEmbeddedServer({ dataDir, logger });

async function ask(
  server: EmbeddedServer,
  query: string,
  password = server.address.password,
): Promise<unknown[]> {
  const client = new Client({ ...server.address, password });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

/** As clusters were made before their socket asked for a password. */
async function makeOld(dataDir: string): Promise<void> {
  const rules = join(dataDir, 'postgres', 'data', 'pg_hba.conf');
  const text = await readFile(rules, 'utf8');
  const old = text.replace(/^(local\s+\S+\s+\S+\s+)scram-sha-256/gm, '$1trust');
  assert.notEqual(old, text);
  await writeFile(rules, old);
  await forget(dataDir);
}

async function forget(dataDir: string): Promise<void> {
  for (const file of [join(dataDir, 'postgres-password'), join(dataDir, 'postgres', 'password')])
    await rm(file, { force: true });
}

async function assertClosed(server: EmbeddedServer): Promise<void> {
  for (const wrong of ['', 'password', `${server.address.password}x`])
    await assert.rejects(ask(server, 'select 1', wrong), /password/);
  assert.deepEqual(await ask(server, 'select 1 as one'), [{ one: 1 }]);
}

describe('the password of the bundled server', () => {
  it('is asked for on the socket, and is kept where nobody else reads it', () =>
    withTempDir(async (dataDir) => {
      const server = await open(dataDir);
      try {
        await assertClosed(server);
        const file = join(dataDir, isRoot() ? 'postgres-password' : 'postgres/password');
        const { mode, uid } = await stat(file);
        assert.deepEqual([mode & 0o777, uid], [0o600, process.getuid?.()]);
        assert.equal(await readFile(file, 'utf8'), server.address.password);
      } finally {
        await server.close();
      }
    }));

  it('is asked for from the first start on in a folder that was made without one, and the rows stay', () =>
    withTempDir(async (dataDir) => {
      const first = await open(dataDir);
      await ask(first, 'create table planet as select 1 as no');
      await first.close();
      await makeOld(dataDir);
      const opened = await Promise.allSettled([open(dataDir), open(dataDir)]);
      try {
        for (const attempt of opened) {
          assert.ok(attempt.status === 'fulfilled');
          assert.deepEqual(await ask(attempt.value, 'select no from planet'), [{ no: 1 }]);
          await assertClosed(attempt.value);
        }
      } finally {
        for (const attempt of opened) if (attempt.status === 'fulfilled') await attempt.value.close();
      }
      const again = await open(dataDir);
      await assertClosed(again);
      await again.close();
    }));

  it('is asked for also where a server without one still runs', () =>
    withTempDir(async (dataDir) => {
      const running = await open(dataDir);
      try {
        await makeOld(dataDir);
        await ask(running, 'select pg_reload_conf()');
        const server = await open(dataDir);
        try {
          await assertClosed(server);
        } finally {
          await server.close();
        }
      } finally {
        await running.close();
      }
    }));

  if (isRoot()) {
    it('is made anew by root where it was lost, as with a folder out of a backup', () =>
      withTempDir(async (dataDir) => {
        const first = await open(dataDir);
        await first.close();
        await forget(dataDir);
        const server = await open(dataDir);
        try {
          assert.notEqual(server.address.password, first.address.password);
          await assertClosed(server);
        } finally {
          await server.close();
        }
      }));
  }
});
