import type { Answered, Question } from './helper.js';

type Tasks = Readonly<Record<string, (data: never) => Promise<unknown>>>;

/** What a process has used of processors so far, which neighbours on the machine hardly change. */
async function cpuMs(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** In a helper: does what it is asked for, tells `cpuMs`, and ends the process once nobody can ask any more. */
export function serveTasks(tasks: Tasks, close: () => Promise<void> = async () => {}): void {
  process.on('message', ({ no, task, data }: Question) => {
    const run = task === 'cpuMs' ? cpuMs : tasks[task];
    const done = run ? run(data as never) : Promise.reject(new Error(`There is no task ${task}`));
    const send = (answered: Answered) => process.connected && process.send?.(answered);
    done.then(
      (answer) => send({ no, answer }),
      (error: unknown) =>
        send({ no, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => {
    close().finally(() => process.exit());
  });
}
