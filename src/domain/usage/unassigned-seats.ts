import { compareTexts } from '../../base/compare-texts.js';
import type { LicenseDeploymentRow } from './license-deployment.js';
import { groupByKey, namesKey } from './name-key.js';

/** Seats given to nobody by the weekly report, where today's figure is another. */
export interface ReportedUnassigned {
  readonly unassigned: number;
  /** From when the report is; undefined where it does not say, or says several days. */
  readonly asOf: Date | undefined;
}

/** How many of a product's sold seats have been given to people. */
export interface ProductDeployment extends LicenseDeploymentRow {
  /** Seats sold and given to nobody. Non-negative integer. */
  readonly unassigned: number;
  /** Of today, and of the whole tenant, in the place of the weekly report's. */
  readonly isLive?: boolean | undefined;
  readonly inReport?: ReportedUnassigned | undefined;
}

/** Everything the deployment rows of one customer say. */
export interface DeploymentInsight {
  /** Over all products. */
  readonly unassigned: number;
  /** Most unassigned seats first, then by name; empty when there is no deployment data yet. */
  readonly products: readonly ProductDeployment[];
  /** Every product with such seats was read today. */
  readonly isLive?: boolean | undefined;
  readonly inReport?: ReportedUnassigned | undefined;
}

/** Seats sold and not assigned: licensesSold - licensesDeployed, never negative, though more may be deployed than sold. */
export function unassignedSeats({
  licensesSold,
  licensesDeployed,
}: Pick<LicenseDeploymentRow, 'licensesSold' | 'licensesDeployed'>): number {
  return Math.max(0, licensesSold - licensesDeployed);
}

/**
 * Turns deployment rows into seats per product and sales channel. A product may come in several rows, under two
 * services or from two days: whether those are the same seats is documented nowhere, so they are not summed; the
 * newest row counts, of equally new ones that with the most seats sold.
 */
export function deriveDeployment(rows: readonly LicenseDeploymentRow[]): DeploymentInsight {
  const products = groupByKey(rows, (row) => namesKey(row.productName, row.salesChannel))
    .map((group) => group.reduce(moreTelling))
    .map((row): ProductDeployment => ({ ...row, unassigned: unassignedSeats(row) }))
    .sort((a, b) => b.unassigned - a.unassigned || compareTexts(a.productName, b.productName));
  return { unassigned: products.reduce((sum, { unassigned }) => sum + unassigned, 0), products };
}

function moreTelling(one: LicenseDeploymentRow, other: LicenseDeploymentRow): LicenseDeploymentRow {
  const newer = timeOf(other) - timeOf(one) || other.licensesSold - one.licensesSold;
  return newer > 0 ? other : one;
}

function timeOf(row: LicenseDeploymentRow): number {
  return row.processedDateTime?.getTime() ?? 0;
}

/** What is known of a product's seats given to people; undefined for a product that has no row. */
export function deploymentOf(
  { products }: DeploymentInsight,
  { productName, salesChannel }: Pick<LicenseDeploymentRow, 'productName' | 'salesChannel'>,
): ProductDeployment | undefined {
  const key = namesKey(productName, salesChannel);
  return products.find((one) => namesKey(one.productName, one.salesChannel) === key);
}
