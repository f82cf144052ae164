/** What a job is told while it runs. */
export interface JobRun {
  /** The worker it runs in, as the register of workers knows it. */
  readonly workerId: string;
  /** Aborted when the process is to end: finish what is begun, take up nothing new, add the job again for the rest. */
  readonly stopping: AbortSignal;
  /** Aborted a little later: drop everything now, another process may be at it already. */
  readonly ended: AbortSignal;
  /** Processes that run jobs at present, this one included. */
  workers(): number;
}

/** Does the work of one job. The payload is as it was added: parse it. A rejection has it run again later. */
export type JobHandler = (payload: unknown, run: JobRun) => Promise<void>;
