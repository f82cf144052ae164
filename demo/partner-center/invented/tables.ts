import { type EmulatedCustomer, guidFrom, type Relationship, type UsageEntry } from '../customer.js';
import { WORKLOADS, type WorkloadCode } from '../workloads.js';

/** Products as Partner Center writes their names. */
export const PRODUCTS = {
  M365_BASIC: 'MICROSOFT 365 BUSINESS BASIC',
  M365_STANDARD: 'MICROSOFT 365 BUSINESS STANDARD',
  M365_PREMIUM: 'MICROSOFT 365 BUSINESS PREMIUM',
  M365_APPS: 'MICROSOFT 365 APPS FOR BUSINESS',
  M365_E3: 'MICROSOFT 365 E3',
  M365_E5: 'MICROSOFT 365 E5',
  M365_F3: 'MICROSOFT 365 F3',
  O365_E1: 'OFFICE 365 E1',
  O365_E3: 'OFFICE 365 E3',
  O365_E5: 'OFFICE 365 E5',
  O365_A1: 'OFFICE 365 A1 FOR STUDENTS',
  O365_ESSENTIALS: 'OFFICE 365 BUSINESS ESSENTIALS',
  EXO_P1: 'EXCHANGE ONLINE (PLAN 1)',
  EXO_P2: 'EXCHANGE ONLINE (PLAN 2)',
  EXO_ARCHIVE: 'EXCHANGE ONLINE ARCHIVING FOR EXCHANGE ONLINE',
  SPO_P1: 'SHAREPOINT ONLINE (PLAN 1)',
  TEAMS_ESSENTIALS: 'MICROSOFT TEAMS ESSENTIALS',
  TEAMS_PHONE: 'MICROSOFT TEAMS PHONE STANDARD',
  TEAMS_ROOMS: 'MICROSOFT TEAMS ROOMS PRO',
  EMS_E3: 'ENTERPRISE MOBILITY + SECURITY E3',
  ENTRA_P1: 'MICROSOFT ENTRA ID P1',
  DEFENDER_O365: 'MICROSOFT DEFENDER FOR OFFICE 365 (PLAN 1)',
  POWER_BI_PRO: 'POWER BI PRO',
  POWER_APPS: 'POWER APPS PREMIUM',
  POWER_AUTOMATE: 'POWER AUTOMATE PREMIUM',
  COPILOT: 'MICROSOFT 365 COPILOT',
  VISIO_P2: 'VISIO PLAN 2',
  PROJECT_P3: 'PLANNER AND PROJECT PLAN 3',
  D365_SALES: 'DYNAMICS 365 SALES ENTERPRISE',
  D365_FINANCE: 'DYNAMICS 365 FINANCE',
  D365_FIELD: 'DYNAMICS 365 FIELD SERVICE',
} as const;

export type ProductKey = keyof typeof PRODUCTS;

/** A line of a customer's table: a product, its seats, and the seats in use per workload. */
export interface ProductUse {
  readonly product: ProductKey;
  readonly seats: number;
  readonly active: Partial<Readonly<Record<WorkloadCode, number>>>;
  readonly serviceName: string | undefined;
  readonly salesChannel: string;
}

const DYNAMICS: ReadonlySet<string> = new Set(['CRM', 'FIN', 'SALES', 'FIELD']);

/** One product of a customer. The service is `crm` for Dynamics workloads and `o365` for the rest unless it is given. */
export function uses(
  product: ProductKey,
  seats: number,
  active: ProductUse['active'],
  where: { readonly serviceName?: string; readonly salesChannel?: string } = {},
): ProductUse {
  return {
    product,
    seats,
    active,
    serviceName: where.serviceName,
    salesChannel: where.salesChannel ?? 'reseller',
  };
}

/** One customer of the invented set; its id follows from its domain. Rows are `ageDays` old, 6 when not given. */
export function company(
  companyName: string,
  domain: string,
  country: string,
  products: readonly ProductUse[],
  more: { readonly ageDays?: number; readonly relationship?: Relationship } = {},
): EmulatedCustomer {
  return {
    customerId: guidFrom(domain),
    companyName,
    domain,
    country,
    relationship: more.relationship ?? 'reseller',
    usage: products.flatMap((use) => rowsOf(use, more.ageDays ?? 6)),
  };
}

function rowsOf(use: ProductUse, ageDays: number): UsageEntry[] {
  return Object.entries(use.active).map(([code, licensesActive]) => ({
    productName: PRODUCTS[use.product],
    workloadName: WORKLOADS[code as WorkloadCode],
    workloadCode: code,
    serviceName: use.serviceName ?? (DYNAMICS.has(code) ? 'crm' : 'o365'),
    salesChannel: use.salesChannel,
    licensesActive,
    licensesQualified: use.seats,
    processed: ageDays,
  }));
}
