/** One row of licence usage: a product's seats seen through one workload. */
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
