import { rm } from 'node:fs/promises';
import { createLogger } from '../../../src/base/logger.js';
import { openEmbeddedServer } from '../../../src/storage/embedded/embedded-server.js';
import { makeTempDir } from '../../helpers/database.js';

let making: Promise<string> | undefined;

after(async () => {
  if (making !== undefined) await rm(await making, { recursive: true, force: true });
});

/**
 * A data folder with a stopped cluster of the socket transport, made once for all specs, because making one writes
 * 40 MB. A test may start it and fill it, and leaves it stopped.
 */
export function findClusterDir(): Promise<string> {
  making ??= makeTempDir().then(async (dataDir) => {
    const server = await openEmbeddedServer({ dataDir, logger: createLogger('silent') });
    await server.close();
    return dataDir;
  });
  return making;
}
