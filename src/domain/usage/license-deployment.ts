/** One row of licence deployment: how many of a product's sold seats have been given to people. */
export interface LicenseDeploymentRow {
  readonly productName: string;
  /** How the seats were sold, in lower case: `reseller`, `direct`; empty when Partner Center did not say. */
  readonly salesChannel: string;
  /** Seats sold, over all partners and direct purchases. Non-negative integer. */
  readonly licensesSold: number;
  /** Seats assigned to a person. Non-negative integer; may exceed licensesSold. */
  readonly licensesDeployed: number;
  /** When Partner Center aggregated the row, a day to ten before the call; undefined when it did not say. */
  readonly processedDateTime: Date | undefined;
}
