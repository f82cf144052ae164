import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../demo/partner-center/emulator.js';
import { type BotChannel, createBotChannel, teamsMessage } from '../helpers/bot-channel.js';
import { makeTempDir } from '../helpers/database.js';
import { nodeArguments } from '../helpers/run-program.js';
import { until } from '../helpers/until.js';

/** So long Partner Center takes: the turn is under way when the process is told to end. */
const SLOW_MS = 700;

/** The bot as `npm start` runs it, with a token in the place of a sign-in. */
async function start(emulator: PartnerCenterEmulator) {
  const { PATH = '', HOME = '', NODE_V8_COVERAGE = '' } = process.env;
  const dataDir = await makeTempDir();
  dataDirs.push(dataDir);
  const child = spawn(process.execPath, nodeArguments('src/index.ts'), {
    env: {
      PATH,
      HOME,
      NODE_V8_COVERAGE,
      HOST: '127.0.0.1',
      PORT: '0',
      ALLOW_ANONYMOUS: 'true',
      PARTNER_CENTER_BASE_URL: emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'token',
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const log: { readonly msg: string; readonly url?: string }[] = [];
  createInterface(child.stdout).on('line', (line) => log.push(JSON.parse(line)));
  await until(() => log.some(({ msg }) => msg === 'Customer list loaded'), 60_000, 'a bot that listens');
  const url = log.find(({ msg }) => msg === 'listening')?.url ?? assert.fail('it does not listen');
  return { child, exited, log, url };
}

const dataDirs: string[] = [];

after(() => Promise.all(dataDirs.map((dir) => rm(dir, { recursive: true, force: true }))));

describe('SIGTERM in mid-turn', function () {
  this.timeout(90_000);
  let emulator: PartnerCenterEmulator;
  let channel: BotChannel;
  before(async () => {
    emulator = await createPartnerCenterEmulator();
    channel = await createBotChannel();
  });
  after(async () => {
    await emulator.close();
    await channel.close();
  });

  it('answers the turn, then ends the process with code 0', async () => {
    const { child, exited, log, url } = await start(emulator);
    try {
      emulator.faults.add({ fault: { kind: 'slow', ms: SLOW_MS }, path: '/licenses/usage' });
      const answered = fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(teamsMessage(channel, 'license usage for DT DEMO CSP CUSTOMER 005')),
      });
      const isAsked = () => emulator.requests.some(({ path }) => path.includes('/licenses/usage'));
      await until(isAsked, 10_000, 'the question to Partner Center');
      child.kill('SIGTERM');
      await until(() => log.some(({ msg }) => msg === 'closing'), 10_000, 'the end to begin');
      const messages = () => channel.sent.filter(({ activity }) => activity.type === 'message');
      assert.deepEqual(messages(), [], 'it was told to end before the answer');

      assert.equal((await answered).status, 200);
      assert.match(messages()[0]?.activity.text ?? '', /8 of 8 seats unused/);
      assert.deepEqual(await exited, [0, null]);
      assert.equal(log.at(-1)?.msg, 'closed');
      await assert.rejects(fetch(`${url}/healthz`));
    } finally {
      child.kill('SIGKILL');
    }
  });
});
