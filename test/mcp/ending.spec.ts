import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { nodeArguments } from '../helpers/run-program.js';
import { until } from '../helpers/until.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND = [...nodeArguments('src/cli/mcp.ts'), '--demo'];
/** A client that starts the server as clients do, and is killed without a word. */
const PARENT = `const child = require('node:child_process').spawn(process.execPath, ${JSON.stringify(COMMAND)}, { stdio: ['pipe', 'pipe', 'ignore'] });
process.stdin.pipe(child.stdin); child.stdout.pipe(process.stdout);`;

const WITHIN_MS = 120_000;

interface Run {
  readonly child: ChildProcess & { readonly stdin: Writable; readonly stdout: Readable };
  readonly tmp: string;
}

/** Starts a demo whose temporary files are all in a folder of its own. */
async function start(args: readonly string[] = COMMAND): Promise<Run> {
  const tmp = await mkdtemp(join(tmpdir(), 'seatwise-ending-'));
  await chmod(tmp, 0o755);
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: tmp },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  return { child, tmp };
}

/** Asks, and resolves with the first answer: the weeks of the demo are still being lived through then. */
async function firstAnswer({ child }: Run): Promise<void> {
  const clientInfo = { name: 'raw', version: '1' };
  const messages = [
    {
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
    },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: { name: 'find_customer', arguments: { customer: 'contoso' } } },
  ];
  for (const message of messages) child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  let out = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    out += chunk;
    if (out.includes('"id":2')) break;
  }
  child.stdout.resume();
}

/** Processes with this folder on their command line: the bundled server, by its data. */
async function serversIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(folder)) found.push(line.replaceAll('\0', ' '));
  }
  return found;
}

async function leftOf({ tmp }: Run): Promise<readonly string[]> {
  // What compiles the sources keeps its own there.
  const files = (await readdir(tmp)).filter((name) => !name.startsWith('tsx-'));
  return [...files, ...(await serversIn(tmp))];
}

(process.platform === 'linux' ? describe : describe.skip)('npm run mcp -- --demo, ended', function () {
  this.timeout(3 * WITHIN_MS);
  let run: Run;

  afterEach(async () => {
    run.child.kill('SIGKILL');
    await rm(run.tmp, { recursive: true, force: true });
  });

  async function exited({ child }: Run): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  it('leaves nothing where the client closes its end and asks it to end as well, as the SDK’s own does', async () => {
    run = await start();
    await firstAnswer(run);
    assert.ok((await serversIn(run.tmp)).length > 0, 'there is a server to leave behind');
    run.child.stdin.end();
    run.child.kill('SIGTERM');
    assert.equal(await exited(run), 0);
    assert.deepEqual(await leftOf(run), []);
  });

  it('leaves nothing where it is told twice, as a terminal and npm do with Ctrl+C', async () => {
    run = await start();
    await firstAnswer(run);
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    assert.equal(await exited(run), 0);
    assert.deepEqual(await leftOf(run), []);
  });

  it('leaves nothing where it is ended while it starts', async () => {
    run = await start();
    await until(
      async () => (await readdir(run.tmp)).some((name) => name.startsWith('seatwise-mcp-')),
      WITHIN_MS,
    );
    run.child.kill('SIGTERM');
    run.child.kill('SIGTERM');
    assert.equal(await exited(run), 0);
    assert.deepEqual(await leftOf(run), []);
  });

  it('leaves nothing where whoever started it is killed', async () => {
    run = await start(['-e', PARENT]);
    await firstAnswer(run);
    assert.ok((await serversIn(run.tmp)).length > 0, 'there is a server to leave behind');
    run.child.kill('SIGKILL');
    await until(async () => (await leftOf(run)).length === 0, WITHIN_MS);
  });
});
