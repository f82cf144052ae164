import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, chown, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isReachable, isRoot } from '../../src/storage/embedded/server-user.js';
import { withTempDir } from '../helpers/database.js';
import { nodeArguments } from '../helpers/run-program.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** No line of /etc/passwd has it. */
const STRANGER = { uid: 123_456, gid: 123_456 };

/** Enough to come as far as the database. */
const SETTINGS = {
  ALLOW_ANONYMOUS: 'true',
  HOST: '127.0.0.1',
  PORT: '0',
  PARTNER_CENTER_BASE_URL: 'http://127.0.0.1:1',
  PARTNER_CENTER_AUTHORITY: 'http://127.0.0.1:1',
  PARTNER_CENTER_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  PARTNER_CENTER_CLIENT_ID: '11111111-1111-4111-8111-111111111111',
  PARTNER_CENTER_CLIENT_SECRET: 'x',
  TOKEN_CACHE_KEY: Buffer.alloc(32, 7).toString('base64'),
};
const PROGRAMS = [
  'src/index.ts',
  'src/cli/doctor.ts',
  'src/cli/consent.ts',
  'src/cli/sweep.ts',
  'src/cli/ask.ts',
];

/** What the programs are run with; a node that lies in somebody's home is copied to where the stranger may run it. */
let node = process.execPath;

async function copyOfNode(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'seatwise-node-'));
  await chmod(dir, 0o755);
  await copyFile(process.execPath, join(dir, 'node'));
  return join(dir, 'node');
}

/** Runs a program as the stranger, with no HOME; gives its exit code and all it printed. */
async function runAsStranger(
  program: string,
  cwd: string,
  dataDir: string,
): Promise<[number | null, string]> {
  const words = program.endsWith('ask.ts') ? ['help'] : [];
  const child = spawn(node, [...nodeArguments(program), ...words], {
    ...STRANGER,
    cwd,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, ...SETTINGS },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return [code, text];
}

describe('a program on an odd machine', () => {
  before(async function () {
    this.timeout(60_000);
    if (!isRoot() || !(await isReachable(ROOT, STRANGER))) this.skip();
    if (!(await isReachable(process.execPath, STRANGER))) node = await copyOfNode();
  });
  after(async () => {
    if (node !== process.execPath) await rm(join(node, '..'), { recursive: true });
  });

  for (const program of PROGRAMS) {
    it(`${program} tells a user without name and home what to do`, () =>
      withTempDir(async (dir) => {
        await chown(dir, STRANGER.uid, STRANGER.gid);
        const [code, text] = await runAsStranger(program, dir, join(dir, 'data'));
        assert.match(text, /no name for user id 123456.*(Run as a user that has one|DATABASE_URL)/);
        assert.doesNotMatch(text, /\n\s+at /);
        assert.equal(code, 1, text);
      }));

    it(`${program} tells what to do about a folder in which it may not write`, () =>
      withTempDir(async (dir) => {
        const locked = join(dir, 'locked');
        await mkdir(locked);
        await chmod(locked, 0o555);
        const [code, text] = await runAsStranger(program, dir, join(locked, 'data'));
        assert.match(text, /DATA_DIR.*EACCES.*DATABASE_URL/);
        assert.doesNotMatch(text, /\n\s+at /);
        assert.equal(code, 1, text);
      }));
  }
});
