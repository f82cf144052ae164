import { deploymentFrom } from './contract.js';
import { type EmulatedCustomer, guidFrom, processedAt } from './customer.js';
import type { CommercialRow } from './odata-filter.js';
import type { Quirks } from './quirks.js';
import { wireDate } from './wire.js';

/** One of the two commercial reports: which fields it filters by, which counts it holds, what rows a customer has. */
export interface CommercialReport {
  readonly name: 'usage' | 'deployment';
  readonly fields: readonly string[];
  readonly counts: (quirks: Quirks) => readonly [string, string];
  readonly rowCount: (customer: EmulatedCustomer) => number;
  readonly rows: (customer: EmulatedCustomer, now: Date, quirks: Quirks) => readonly CommercialRow[];
}

const SERVICES: Readonly<Record<string, string>> = {
  o365: 'Microsoft Office 365',
  crm: 'Microsoft Dynamics',
};

const SHARED_FIELDS = [
  'serviceCode',
  'serviceName',
  'channel',
  'customerTenantId',
  'customerName',
  'productId',
  'productName',
];

/** `…/commercial/usage/license`. Source: Partner Center docs, "Get licenses usage information". */
export const usageReport: CommercialReport = {
  name: 'usage',
  fields: ['workloadCode', 'workloadName', ...SHARED_FIELDS],
  counts: (quirks) => [quirks.activeField, 'licensesQualified'],
  rowCount: (customer) => customer.usage.length,
  rows: (customer, now, quirks) =>
    customer.usage.map((entry) => ({
      processedDateTime: wireDate(processedAt(entry, now), quirks.commercialDateStyle),
      workloadCode: entry.workloadCode,
      workloadName: entry.workloadName,
      ...sharedFields(customer, entry, quirks),
      [quirks.activeField]: entry.licensesActive,
      licensesQualified: entry.licensesQualified,
    })),
};

/** `…/commercial/deployment/license`. Source: Partner Center docs, "Get licenses deployment information". */
export const deploymentReport: CommercialReport = {
  name: 'deployment',
  fields: SHARED_FIELDS,
  counts: () => ['licensesDeployed', 'licensesSold'],
  rowCount: (customer) => deploymentOf(customer).length,
  rows: (customer, now, quirks) =>
    deploymentOf(customer).map((entry) => ({
      processedDateTime: wireDate(processedAt(entry, now), quirks.commercialDateStyle),
      ...sharedFields(customer, entry, quirks),
      licensesDeployed: entry.licensesDeployed,
      licensesSold: entry.licensesSold,
    })),
};

/** What a customer has in deployment rows: its own, or what follows from its usage. */
export function deploymentOf(customer: EmulatedCustomer) {
  return customer.deployment ?? deploymentFrom(customer.usage, customer.terms);
}

function sharedFields(
  customer: EmulatedCustomer,
  entry: { readonly serviceName: string; readonly salesChannel: string; readonly productName: string },
  quirks: Quirks,
): CommercialRow {
  const id = (guid: string): string => (quirks.guidCase === 'upper' ? guid.toUpperCase() : guid);
  return {
    serviceCode: entry.serviceName,
    serviceName: SERVICES[entry.serviceName] ?? entry.serviceName,
    channel: entry.salesChannel,
    customerTenantId: id(customer.customerId),
    customerName: customer.companyName,
    productId: id(productIdOf(entry.productName)),
    productName: entry.productName,
  };
}

const productIds = new Map<string, string>();

function productIdOf(productName: string): string {
  const known = productIds.get(productName);
  if (known !== undefined) return known;
  const made = guidFrom(`product ${productName}`);
  productIds.set(productName, made);
  return made;
}
