import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLogger } from '../../../src/base/logger.js';
import { type EmbeddedServer, openEmbeddedServer } from '../../../src/storage/embedded/embedded-server.js';
import { answerParent } from './answer.js';

const { uid, ...options } = JSON.parse(process.argv[2] ?? '');
// Only now, because the account may not reach this checkout or Node itself.
if (uid !== undefined) becomeUser(uid);

let server: EmbeddedServer | undefined;

answerParent({
  open: async () => {
    server = await openEmbeddedServer({ ...options, logger: createLogger('silent') });
    const pidFile = await readFile(join(server.dataDir, 'postmaster.pid'), 'utf8');
    return { serverPid: Number.parseInt(pidFile, 10) };
  },
  query: async () => {
    const client = new Client(server?.address);
    await client.connect();
    const { rows } = await client.query('select 1 as one');
    await client.end();
    return { rows };
  },
  close: async () => {
    await server?.close();
    return {};
  },
});

function becomeUser(id: number): void {
  process.setgroups?.([]);
  process.setgid?.(id);
  process.setuid?.(id);
}
