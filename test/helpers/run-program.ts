import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface ProgramResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a TypeScript program of this project as people do, with nothing but this environment, to its end; with `stopAt`
 * it is asked to end as soon as it has printed that.
 */
export function runProgram(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd: string = ROOT,
  stopAt?: string,
  timeoutMs = 60_000,
): Promise<ProgramResult> {
  // NODE_V8_COVERAGE is how c8 also sees what a child process runs.
  const { PATH = '', HOME = '', NODE_V8_COVERAGE = '' } = process.env;
  const child = spawn(process.execPath, [...nodeArguments(path), ...args], {
    cwd,
    env: { PATH, HOME, NODE_V8_COVERAGE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const isThere = stopAt !== undefined && stdout.includes(stopAt);
    stdout += chunk;
    if (stopAt !== undefined && !isThere && stdout.includes(stopAt)) child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

let isBuilt: boolean | undefined;

/** How node starts a program: what was built starts in half the time; where a source is newer, the source itself. */
export function nodeArguments(path: string): readonly string[] {
  isBuilt ??= newestIn('dist') > Math.max(newestIn('src'), newestIn('demo'));
  const isBuiltPart = /^(src|demo)\//.test(path);
  return isBuiltPart && isBuilt
    ? [join(ROOT, 'dist', path.replace(/\.ts$/, '.js'))]
    : ['--import', TSX, join(ROOT, path)];
}

/** When a file of a folder was written last, in milliseconds; 0 where there is no such folder. */
function newestIn(folder: string): number {
  if (!existsSync(join(ROOT, folder))) return 0;
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return Math.max(
    0,
    ...files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs),
  );
}
