import { z } from 'zod';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import type { CallContext } from '../../usecases/ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import { readCount, readInstant, readText, scalarSchema } from '../http/wire-values.js';
import { readCustomerRows } from './customer-rows.js';
import { readCode, UNNAMED } from './wire.js';

/** How many of a customer's sold seats are assigned. */
export interface LicenseDeployment {
  /**
   * One row per product, service and channel; empty when there is no data yet, undefined for an unknown customer.
   * Throws PartnerCenterError.
   */
  getLicenseDeployment(
    customerId: string,
    call: CallContext,
  ): Promise<readonly LicenseDeploymentRow[] | undefined>;
}

/** `CustomerLicensesDeploymentInsights`. Source: get-customer-licenses-deployment-information. */
const rowSchema = z.object({
  productName: scalarSchema,
  channel: scalarSchema,
  licensesSold: scalarSchema,
  licensesDeployed: scalarSchema,
  processedDateTime: scalarSchema,
});

const COLLECTION = {
  part: 'analytics/licenses/deployment',
  tokenKind: 'app-user',
  read: readDeploymentRow,
} as const;

/** Reads how many seats of each product one customer's people were given; undefined for an unknown customer. Throws PartnerCenterError. */
export function createLicenseDeployment(api: PartnerCenterApi): LicenseDeployment {
  return {
    getLicenseDeployment: (customerId, call) => readCustomerRows(api, COLLECTION, customerId, call),
  };
}

/** One deployment row; undefined for what is no object and without a readable count of sold or deployed seats. */
export function readDeploymentRow(item: unknown): LicenseDeploymentRow | undefined {
  const parsed = rowSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { productName, channel, processedDateTime } = parsed.data;
  const licensesSold = readCount(parsed.data.licensesSold);
  const licensesDeployed = readCount(parsed.data.licensesDeployed);
  if (licensesSold === undefined || licensesDeployed === undefined) return undefined;
  return {
    productName: readText(productName) ?? UNNAMED,
    salesChannel: readCode(channel),
    licensesSold,
    licensesDeployed,
    processedDateTime: readInstant(processedDateTime),
  };
}
