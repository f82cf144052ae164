import type { ReportRhythm } from '../schedules/digest-rhythm.js';
import type { Person, WatchedCustomer } from '../watching/watch.js';

/** A report that is to come by mail. */
export interface ReportDefinition {
  /** One customer; undefined for all. */
  readonly customer: WatchedCustomer | undefined;
  readonly rhythm: ReportRhythm;
  /** A mail address as parseMailAddress gives it. */
  readonly address: string;
}

/** A report of one conversation. */
export interface Report extends ReportDefinition {
  readonly reportId: string;
  /** How people name it in its conversation, from the same numbers as watches: `unwatch 3`. */
  readonly number: number;
  readonly createdAt: Date;
  readonly createdBy: Person;
}
