import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { until } from '../helpers/until.js';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const CHILD = fileURLToPath(new URL('./children/faulty-server.ts', import.meta.url));

describe('createLastResort', function () {
  this.timeout(90_000);
  let child: ChildProcess;
  let url: string;
  let printed = '';

  before(async () => {
    child = spawn(process.execPath, ['--import', TSX, CHILD], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
    await until(() => /port \d+/.test(printed), 50_000);
    url = `http://127.0.0.1:${/port (\d+)/.exec(printed)?.[1]}`;
  });
  after(() => child.kill('SIGKILL'));

  const post = (authorization: string) =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: '{}',
    });
  const isAnswered = async () => assert.equal((await post('')).status, 200);

  for (const fault of ['timer', 'immediate', 'tick', 'a second timer', 'after a promise']) {
    it(`ends the connection of a request that throws in a callback (${fault}), and nobody else's`, async () => {
      const other = post('a good one');
      await assert.rejects(post(fault));
      assert.equal((await other).status, 200);
      await isAnswered();
      assert.ok(printed.includes('a request failed where nothing caught it'));
    });
  }

  it('answers a request whose work leaves a rejected promise behind', async () => {
    assert.equal((await post('rejection')).status, 200);
    assert.ok(printed.includes('a failure was waited for by nobody'));
  });

  it('answers 500 to a request that throws while it is taken', async () => {
    assert.equal((await fetch(`${url}/thrown-at-once`)).status, 500);
    await isAnswered();
  });

  it('ends the process in order over an exception that no request led to', async () => {
    await post('outside').catch(() => undefined);
    await until(() => child.exitCode !== null);
    assert.equal(child.exitCode, 1);
    assert.match(printed, /something failed outside every request/);
  });
});
