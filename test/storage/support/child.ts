import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { bundledProgram } from '../../helpers/bundled-program.js';

/** A child process that answers each message with one message. */
export interface Child {
  readonly pid: number;
  ask(message: string): Promise<unknown>;
  /** Ends it with `kill -9`. */
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends those that still run. */
export async function endChildren(): Promise<void> {
  await Promise.all([...running].map(end));
}

/** Starts a TypeScript program, named from the folder of tests, which reads the options from its first argument. */
export async function startChild(file: string, options: object): Promise<Child> {
  const child = fork(await bundledProgram(`test/${file}`), [JSON.stringify(options)], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  await nextMessage(child);
  return {
    pid: child.pid ?? 0,
    ask: (message) => {
      const answer = nextMessage(child);
      child.send(message);
      return answer;
    },
    kill: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const died = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the child process ended: ${code ?? signal}`);
  });
  const [message] = (await Promise.race([once(child, 'message'), died])) as [unknown];
  died.catch(() => {});
  const { error } = message as { error?: string };
  if (error !== undefined) throw new Error(error);
  return message;
}
