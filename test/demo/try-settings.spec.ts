import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import { createEntraEmulator, type EntraEmulator } from '../../demo/entra/emulator.js';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../demo/partner-center/emulator.js';
import { createTrySettings, formatEnv } from '../../demo/try-settings.js';
import { createApp } from '../../src/app/app.js';
import { createLogger } from '../../src/base/logger.js';
import { isLoopbackHost, readConfig } from '../../src/config/config.js';
import { runProgram } from '../helpers/run-program.js';

describe('createTrySettings', () => {
  let entra: EntraEmulator;
  let emulator: PartnerCenterEmulator;
  let settings: Readonly<Record<string, string>>;
  before(async () => {
    entra = await createEntraEmulator();
    emulator = await createPartnerCenterEmulator({ checkToken: entra.checkToken });
    settings = createTrySettings({ entra, emulator });
  });
  after(async () => {
    await emulator.close();
    await entra.close();
    await rm(settings['DATA_DIR'] ?? '', { recursive: true, force: true });
  });

  it('reads back from a .env file as it was', () => {
    assert.deepEqual({ ...parseEnv(formatEnv(settings)) }, settings);
  });

  it('leads nowhere but to this machine', () => {
    for (const [name, value] of Object.entries(settings)) {
      if (URL.canParse(value)) assert.ok(isLoopbackHost(new URL(value).hostname), name);
    }
    assert.equal(settings['HOST'], '127.0.0.1');
  });

  it('is all that doctor needs to be green', async () => {
    const { exitCode, stdout } = await runProgram('src/cli/doctor.ts', [], settings);
    assert.equal(exitCode, 0, stdout);
    assert.match(stdout, /^ok {7}usage call/m);
  });

  it('is all that the bot needs to start and to be ready', async () => {
    const config = readConfig(settings, { bot: true, partnerCenter: true });
    const app = await createApp(config, createLogger('silent'));
    try {
      const url = await app.listen();
      // The first call of the bot takes the sign-in that the settings bring along.
      while ((await fetch(`${url}/readyz`)).status !== 200) await setImmediate();
    } finally {
      await app.close();
    }
  });
});
