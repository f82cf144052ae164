import { z } from 'zod';
import { type Customer, isCustomerId } from '../../domain/customers/customer.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import {
  readCount,
  readInstant,
  readPercent,
  readText,
  type Scalar,
  scalarSchema,
} from '../http/wire-values.js';

/** Stands for a workload or a product that a row does not name. */
export const UNNAMED = 'Unknown';

/** `CustomerLicensesUsageInsights`. Source: analytics-resources and SDK comments; no field is sure to come. */
export const usageRowSchema = z.object({
  productName: scalarSchema,
  serviceCode: scalarSchema,
  serviceName: scalarSchema,
  channel: scalarSchema,
  workloadCode: scalarSchema,
  workloadName: scalarSchema,
  licensesActive: scalarSchema,
  licensesQualified: scalarSchema,
  usagePercent: scalarSchema,
  processedDateTime: scalarSchema,
});

export interface UsageRowFields extends z.infer<typeof usageRowSchema> {
  /** What the sample of the commercial report calls licensesActive. */
  readonly licenseActive?: Scalar;
}

/** The part of `Customer` that is kept; billing contact data of customer-by-id never gets past this schema. */
const customerSchema = z.object({
  id: scalarSchema,
  companyProfile: z
    .object({ tenantId: scalarSchema, domain: scalarSchema, companyName: scalarSchema })
    .nullish(),
});

/** One usage row of the customer endpoint; undefined for what is no object and where createUsageRow has no row. */
export function readUsageRow(item: unknown): LicenseUsageRow | undefined {
  const parsed = usageRowSchema.safeParse(item);
  return parsed.success ? createUsageRow(parsed.data) : undefined;
}

/**
 * A usage row out of its fields; undefined without a readable count of qualified or active seats, which would
 * otherwise show as "none used". A workload without a name goes by its code, else UNNAMED.
 */
export function createUsageRow(fields: UsageRowFields): LicenseUsageRow | undefined {
  const licensesQualified = readCount(fields.licensesQualified);
  const licensesActive = readCount(fields.licensesActive ?? fields.licenseActive);
  if (licensesQualified === undefined || licensesActive === undefined) return undefined;
  return {
    productName: readText(fields.productName) ?? UNNAMED,
    workloadName: readText(fields.workloadName) ?? readText(fields.workloadCode) ?? UNNAMED,
    serviceName: readServiceName(fields),
    salesChannel: readCode(fields.channel),
    licensesQualified,
    licensesActive,
    reportedUsagePercent: readPercent(fields.usagePercent),
    processedDateTime: readInstant(fields.processedDateTime),
  };
}

/** One customer, or undefined without a GUID. Without a company name it goes by its domain, else by its id. */
export function readCustomer(item: unknown): Customer | undefined {
  const parsed = customerSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { id, companyProfile } = parsed.data;
  const customerId = [readText(id), readText(companyProfile?.tenantId)].find(
    (text) => text && isCustomerId(text),
  );
  if (customerId === undefined) return undefined;
  const domain = readText(companyProfile?.domain);
  const customerName = readText(companyProfile?.companyName) ?? domain ?? customerId;
  return { customerId: customerId.toLowerCase(), customerName, domain };
}

/**
 * The service of a row, the same on every endpoint: the code where there is one (`o365`), because the customer
 * endpoint puts the code into serviceName and the commercial one puts "Microsoft Office 365" there. Empty when absent.
 */
function readServiceName(row: { readonly serviceCode?: Scalar; readonly serviceName?: Scalar }): string {
  return readCode(row.serviceCode) || readCode(row.serviceName);
}

/** A code, in lower case since its case differs between pages (`reseller`, `Reseller`); a phrase stays as it is. */
export function readCode(value: Scalar): string {
  const text = readText(value) ?? '';
  return /\s/.test(text) ? text : text.toLowerCase();
}
