import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { testRunDir } from './test-run.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const bundled = new Map<string, Promise<string>>();

/**
 * A TypeScript program of the tests as people's programs are built, made once in each process of a run: it starts in a
 * fifth of the time that its sources take. `path` is named from the project's root.
 */
export function bundledProgram(path: string): Promise<string> {
  const known = bundled.get(path);
  if (known !== undefined) return known;
  const folder = join(bundlesOf(testRunDir()), `${process.pid}`, path.replaceAll('/', '-'));
  const built = promisify(execFile)(process.execPath, ['scripts/build.js', folder, path], { cwd: ROOT }).then(
    () => join(ROOT, folder, path.replace(/\.ts$/, '.js')),
  );
  bundled.set(path, built);
  return built;
}

/** For the end of a run. */
export async function removeBundles(): Promise<void> {
  const folder = join(ROOT, bundlesOf(testRunDir()));
  if (existsSync(folder)) await rm(folder, { recursive: true, force: true });
}

/** Within the project, where programs find its packages and their own data. */
function bundlesOf(runDir: string): string {
  return join('node_modules', '.cache', basename(runDir));
}
