import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cleanEnvironment } from '../bench/helper.js';

/** A line of the bot's log. */
export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface BotExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The bot as `npm start` runs it: a process of its own. */
export interface BotProcess {
  /** From the start of the process until it listened. */
  readonly startedAfterMs: number;
  readonly log: readonly LogLine[];
  /** What came beside the log: a process that dies of an error says so here. */
  readonly noise: readonly string[];
  readonly exited: Promise<BotExit>;
  isAlive(): boolean;
  /** Sets its wall clock that far ahead of the real one. */
  setClock(aheadMs: number): void;
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
}

const PRELOAD = pathToFileURL(fileURLToPath(new URL('bot-preload.mjs', import.meta.url))).href;

/** Starts a compiled `src/index`; resolves when it listens, rejects when it ends before. */
export async function startBotProcess(
  module: string,
  env: Readonly<Record<string, string>>,
): Promise<BotProcess> {
  const startMs = performance.now();
  const child = spawn(process.execPath, ['--import', PRELOAD, module], {
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit').then(([code, signal]): BotExit => ({ code, signal }));
  const noise: string[] = [];
  const log: LogLine[] = [];
  if (child.stderr) createInterface(child.stderr).on('line', (line) => noise.push(line));
  await new Promise<void>((resolve, reject) => {
    void exited.then(({ code }) => reject(new Error(`The bot ended with ${code}: ${noise.join('\n')}`)));
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (text) => {
      const line = parseLine(text);
      if (line === undefined) noise.push(text);
      else log.push(line);
      if (line?.msg === 'listening') resolve();
    });
  });
  return {
    startedAfterMs: performance.now() - startMs,
    log,
    noise,
    exited,
    isAlive: () => isAlive(child),
    setClock: (aheadMs) => void child.send({ shiftMs: aheadMs }),
    signal: (name) => void (isAlive(child) && child.kill(name)),
  };
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function parseLine(text: string): LogLine | undefined {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return undefined;
  }
}
