import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger } from '../../../src/base/logger.js';
import { openEmbeddedServer } from '../../../src/storage/embedded/embedded-server.js';
import { testRunDir } from '../../helpers/test-run.js';

let making: Promise<string> | undefined;

/**
 * A data folder with a stopped cluster of the socket transport, made once in a process, because making one writes
 * 40 MB. A test may start it and fill it, and leaves it stopped.
 */
export function findClusterDir(): Promise<string> {
  making ??= mkdtemp(join(testRunDir(), 'cluster-')).then(async (dataDir) => {
    await chmod(dataDir, 0o755);
    const server = await openEmbeddedServer({ dataDir, logger: createLogger('silent') });
    await server.close();
    return dataDir;
  });
  return making;
}
