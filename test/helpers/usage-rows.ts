import type { LicenseUsageRow } from '../../src/domain/usage/license-usage.js';

/** A usage row with everything a case does not care about filled in. */
export function usageRow(row: Partial<LicenseUsageRow> = {}): LicenseUsageRow {
  return {
    productName: 'OFFICE 365 E3',
    workloadName: 'Exchange',
    serviceName: 'o365',
    salesChannel: 'reseller',
    licensesQualified: 10,
    licensesActive: 5,
    reportedUsagePercent: undefined,
    processedDateTime: new Date('2026-11-14T00:00:00Z'),
    ...row,
  };
}
