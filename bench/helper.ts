import { fork } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname } from 'node:path';
import { programFlags } from './program-flags.js';

/** A process that does as it is told; it ends when it is closed, or with this one. */
export interface Helper {
  /** Has it do one of its tasks; rejects when the task does, or the process ends. */
  ask<Answer>(task: string, data?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

export interface HelperOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** For node, for example --expose-gc. */
  readonly execArgv?: readonly string[];
}

/** What goes between this process and a helper. */
export interface Question {
  readonly no: number;
  readonly task: string;
  readonly data: unknown;
}
export interface Answered {
  readonly no: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** The environment of a process under measurement: nothing of this one's settings. */
export function cleanEnvironment(env: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env };
}

/** With BENCH_PROFILE in the environment every helper leaves a CPU profile in that folder. */
function profiling(): readonly string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

/** Starts a compiled module that serves tasks; those of `product` are the program, and started as it is. */
export function startHelper(path: string, { env = {}, execArgv = [] }: HelperOptions = {}): Helper {
  const flags = basename(dirname(path)) === 'product' ? programFlags() : [];
  const child = fork(path, { env: cleanEnvironment(env), execArgv: [...flags, ...execArgv, ...profiling()] });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  child.on('message', ({ no, answer, error }: Answered) => {
    const asker = waiting.get(no);
    waiting.delete(no);
    if (error === undefined) asker?.resolve(answer);
    else asker?.reject(new Error(error));
  });
  const ended = once(child, 'exit').then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${path} ended`));
    waiting.clear();
  });

  return {
    ask: <Answer>(task: string, data?: unknown) =>
      new Promise<Answer>((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve: (answer) => resolve(answer as Answer), reject });
        const question: Question = { no: asked, task, data };
        child.send(question, (error) => error && reject(error));
      }),
    async close() {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
