import { type SpawnOptions, spawn } from 'node:child_process';
import { errorCode, errorReason } from '../database/storage-fault.js';
import { embeddedServerError } from './embedded-server-error.js';
import type { ServerHome } from './server-home.js';

/** What the programs need of the system; the rest of the environment holds secrets that are none of theirs. */
const PASSED_VARIABLES = ['PATH', 'SystemRoot', 'ComSpec', 'TEMP', 'TMP', 'TMPDIR'];

/** Account, working folder and environment for a program of the bundled server. */
export function serverSpawnOptions(home: ServerHome): SpawnOptions {
  const passed = PASSED_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...home.runAs, cwd: home.dir, env: { ...Object.fromEntries(passed), LC_ALL: 'C', TZ: 'UTC' } };
}

/** Runs one program to its end. Throws StorageError with the program's own last words when it fails. */
export async function runServerCommand(
  home: ServerHome,
  file: string,
  args: readonly string[],
): Promise<void> {
  const child = spawn(file, args, { ...serverSpawnOptions(home), stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2000);
  });
  const exit = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', (cause) => reject(cannotRun(file, cause)));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  if (exit !== 0) throw embeddedServerError(`${file} failed (${exit}): ${withoutStop(words)}`);
}

/** The error for a program that did not even start. */
export function cannotRun(file: string, cause: unknown): Error {
  const reason =
    errorCode(cause) === 'ENOENT'
      ? 'this system lacks what it needs (it is built for glibc, which Alpine Linux has not)'
      : errorReason(cause);
  return embeddedServerError(`The bundled PostgreSQL cannot run: ${file}: ${reason}`, cause);
}

/** Some programs end their last words with a full stop, and the advice begins behind one. */
function withoutStop(words: string): string {
  return words.trim().replace(/\.$/, '');
}
