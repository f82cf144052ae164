import type { Customer } from '../../../src/domain/customers/customer.js';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage-row.js';
import { CONTOSO } from '../../../test/helpers/situations.js';
import { usageRow } from '../../../test/helpers/usage-rows.js';

/** Names that are hard to fit: long with and without spaces, right to left, mixed. All invented. */
export const CUSTOMERS = {
  long: {
    ...CONTOSO,
    customerName:
      'Fabrikam Residences and Holiday Apartments of the Greater Lisbon and Setúbal Area, Limited',
    domain: 'fabrikam-residences-and-holiday-apartments-of-the-greater-lisbon-area.onmicrosoft.com',
  },
  unbroken: { ...CONTOSO, customerName: 'W'.repeat(250), domain: `${'w'.repeat(63)}.onmicrosoft.com` },
  arabic: { ...CONTOSO, customerName: 'شركة كونتوسو للتقنية والخدمات (2)', domain: 'contoso.example.sa' },
  hebrew: { ...CONTOSO, customerName: 'קונטוסו בע"מ - Contoso Ltd', domain: 'contoso.example.co.il' },
} as const satisfies Readonly<Record<string, Customer>>;

const WORKLOADS = [
  'Exchange Online',
  'Microsoft Teams',
  'SharePoint Online',
  'Microsoft Intune for Devices and Applications',
  'Azure Information Protection Plan 1',
  'Viva Engage (formerly known as Yammer Enterprise)',
  'Power BI',
  'Dynamics 365 Customer Insights',
];
const PRODUCTS = [
  'MICROSOFT 365 BUSINESS PREMIUM',
  'OFFICE 365 E3',
  'MICROSOFT DEFENDER FOR OFFICE 365 (PLAN 1) FOR FRONTLINE WORKERS',
  'POWER BI PRO',
  'DYNAMICS 365 CUSTOMER INSIGHTS ATTACH TO QUALIFYING DYNAMICS 365 BASE OFFER',
];

/** Rows of products with usual and with long names, each with `workloads` workloads. */
export function namedRows(products: number, workloads: number): readonly LicenseUsageRow[] {
  return Array.from({ length: products }, (_, product) =>
    Array.from({ length: workloads }, (__, workload) =>
      usageRow({
        productName: numbered(PRODUCTS, product),
        workloadName: numbered(WORKLOADS, workload),
        licensesQualified: 40 + 7 * product,
        licensesActive: (product * 31 + workload * 17) % (55 + 6 * product),
      }),
    ),
  ).flat();
}

/** Rows whose every name runs from right to left. */
export const RIGHT_TO_LEFT_ROWS: readonly LicenseUsageRow[] = [
  usageRow({ productName: 'مايكروسوفت 365 للأعمال', workloadName: 'البريد', licensesActive: 2 }),
  usageRow({ productName: 'מיקרוסופט 365 (E3)', workloadName: 'צוותים', licensesActive: 0 }),
];

function numbered(names: readonly string[], at: number): string {
  const name = names[at % names.length] ?? '';
  return at < names.length ? name : `${name} ${Math.floor(at / names.length) + 1}`;
}
