/** One row of licence usage: a product's seats of one customer, seen through one workload. */
export interface LicenseUsageRow {
  readonly productName: string;
  readonly workloadName: string;
  readonly serviceName: string;
  /** How the seats were sold: Reseller, Direct. Partner Center calls it channel. */
  readonly salesChannel: string;
  /** Seats the customer may use for this workload. Non-negative integer. */
  readonly licensesQualified: number;
  /** Seats used within the last 28 days. Non-negative integer; may exceed licensesQualified. */
  readonly licensesActive: number;
  /** usagePercent as reported, 0-100 and above; undefined when absent (the commercial endpoint has none). */
  readonly reportedUsagePercent: number | undefined;
  /** When Partner Center aggregated the row; undefined when it did not say. */
  readonly processedDateTime: Date | undefined;
}

/** Two counts of seats, the part of every figure. Non-negative integers. */
export interface SeatCounts {
  readonly licensesQualified: number;
  readonly licensesActive: number;
}

/** The word put beside a figure: nothing used, little used, more used than entitled. */
export type UsageFlag = 'none-used' | 'low' | 'over';

/**
 * Share of entitled seats that are active, in percent: 0-100, above 100 when more are active than entitled;
 * undefined when licensesQualified is 0. Source: Partner Center analytics resources (active within 28 days).
 */
export function usagePercent({ licensesActive, licensesQualified }: SeatCounts): number | undefined {
  return licensesQualified === 0 ? undefined : (100 * licensesActive) / licensesQualified;
}

/** Seats entitled and not active, never negative. */
export function unusedSeats({ licensesActive, licensesQualified }: SeatCounts): number {
  return Math.max(0, licensesQualified - licensesActive);
}

/**
 * The flag of a pair of counts: `none-used` (0 active of some), `over` (more active than entitled, 0 entitled
 * included), `low` (below lowUsagePercent, 0-100); undefined otherwise, also for 0 of 0.
 */
export function flagUsage(counts: SeatCounts, lowUsagePercent: number): UsageFlag | undefined {
  const { licensesActive, licensesQualified } = counts;
  if (licensesActive > licensesQualified) return 'over';
  if (licensesQualified === 0) return undefined;
  if (licensesActive === 0) return 'none-used';
  return (100 * licensesActive) / licensesQualified < lowUsagePercent ? 'low' : undefined;
}

/**
 * The percentage as people read it: one decimal at most, and 0 or 100 only when it is exactly that, so that
 * 1 seat of 3,000 does not read as none and 2,999 of 3,000 not as all.
 */
export function roundPercent(percent: number): number {
  const rounded = Math.round(percent * 10) / 10;
  if (rounded === 0 && percent > 0) return 0.1;
  if (rounded === 100 && percent !== 100) return percent < 100 ? 99.9 : 100.1;
  return rounded;
}

/** Points by which a reported usagePercent may differ from the counts before we call it a contradiction. */
const TOLERATED_POINTS = 0.5;

/**
 * Whether the reported usagePercent contradicts the row's counts by more than 0.5 points; false when nothing was
 * reported or nothing is entitled. The counts are trusted either way.
 */
export function contradictsReport(row: LicenseUsageRow): boolean {
  const percent = usagePercent(row);
  if (percent === undefined || row.reportedUsagePercent === undefined) return false;
  return Math.abs(percent - row.reportedUsagePercent) > TOLERATED_POINTS;
}
