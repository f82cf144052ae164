import { spawn } from 'node:child_process';
import { nodeArguments, type ProgramResult } from '../helpers/run-program.js';

/**
 * Runs `npm run consent` to its end; `act` is called once, as soon as the program has printed what the pattern finds,
 * with its first group.
 */
export function runConsent(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  pattern?: RegExp,
  act: (found: string) => unknown = () => undefined,
): Promise<ProgramResult> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...nodeArguments('src/cli/consent.ts'), ...args], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let [stdout, stderr, hasActed] = ['', '', false];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
    const found = pattern?.exec(stdout)?.[1];
    if (found === undefined || hasActed) return;
    hasActed = true;
    act(found);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
