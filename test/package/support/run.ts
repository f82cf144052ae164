import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const execute = promisify(execFile);

/**
 * Runs a command of the shell to its end and gives what it printed. Rejects, with that, when it fails. npm takes what
 * it has at hand before it asks the registry.
 */
export async function run(command: string, cwd: string): Promise<string> {
  const { npm_config_omit: _, NODE_ENV: __, ...env } = process.env;
  const { stdout } = await execute('sh', ['-ec', command], {
    cwd,
    env: { ...env, npm_config_prefer_offline: 'true', npm_config_update_notifier: 'false' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
