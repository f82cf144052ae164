/** When the next scheduled sweep is due, over restarts and replicas. Methods throw StorageError. */
export interface SweepSchedule {
  /**
   * Adds the job of a sweep that is due and notes when the following one is, both or neither. Runs missed while
   * nothing ran are made up by one sweep. True when a job was added.
   */
  addDue(cron: string, now: Date): Promise<boolean>;
  /** Adds the job of a sweep, to run after a delay if one is given; it takes the place of one that waits already. */
  add(delayMs?: number): Promise<void>;
}
