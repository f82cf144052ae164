import type { ReportDays } from '../domain/schedules/digest-rhythm.js';

/** A report by mail as written: names are what people wrote, to be looked up. */
export interface WrittenReport {
  /** Undefined for all customers. */
  readonly customer: string | undefined;
  readonly days: ReportDays;
  /** `HH:MM`; undefined where none was written. */
  readonly time: string | undefined;
  /** The time zone as written; undefined where none was. */
  readonly zone: string | undefined;
  /** As parseMailAddress gives it. */
  readonly address: string;
}

/** Which part of a report that was meant is missing or cannot be read. */
export type ReportProblem = 'subject' | 'days' | 'time' | 'address';

/** What was asked about a report. */
export type ReportRequestText =
  | { readonly report: WrittenReport; readonly problem?: undefined }
  | { readonly problem: ReportProblem; readonly report?: undefined };
