import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeBundles } from './helpers/bundled-program.js';
import { closeTestServer } from './helpers/database.js';
import { testRunDir } from './helpers/test-run.js';
import { endChildren } from './storage/support/child.js';

/**
 * What all specs of one run share, in whatever process they run: a folder, whose name the environment carries. Mocha
 * calls this once, before it starts its processes.
 */
export async function mochaGlobalSetup(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'seatwise-run-'));
  await chmod(dir, 0o755); // also an unprivileged account enters it
  process.env['SEATWISE_TEST_RUN'] = dir;
}

/** Stops the database server and takes everything away. */
export async function mochaGlobalTeardown(): Promise<void> {
  await closeTestServer();
  await removeBundles();
  await rm(testRunDir(), { recursive: true, force: true });
}

export const mochaHooks = {
  // What a failed test leaves running would work on in the database of the next one.
  afterEach: endChildren,
};
