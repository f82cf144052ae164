import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EmulatedCustomer } from './customer.js';
import { findPackageRoot } from './package-root.js';

export const PUBLISHED_CUSTOMER_ID = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';

const response = z.object({
  items: z.array(
    z.object({
      customerName: z.string(),
      productName: z.string(),
      workloadName: z.string(),
      serviceName: z.string(),
      channel: z.string(),
      licensesActive: z.number(),
      licensesQualified: z.number(),
      processedDateTime: z.iso.datetime({ offset: true }),
    }),
  ),
});

const WORKLOAD_CODES: Readonly<Record<string, string>> = {
  Exchange: 'EXO',
  SharePoint: 'SPO',
  'Skype For Business': 'SFB',
};

/**
 * The customer of the one published example, with the example's bytes as its recorded answer.
 * Source: Partner Center docs, "Get customer licenses usage information".
 */
export function readPublishedExample(): EmulatedCustomer {
  const bytes = readFileSync(join(findPackageRoot(import.meta.url), 'demo', 'data', 'usage-response.json'));
  const { items } = response.parse(JSON.parse(bytes.toString('utf8')));
  return {
    customerId: PUBLISHED_CUSTOMER_ID,
    companyName: items[0]?.customerName ?? '',
    domain: 'dtdemocspcustomer005.onmicrosoft.com',
    relationship: 'reseller',
    country: 'US',
    usage: items.map((item) => ({
      productName: item.productName,
      workloadName: item.workloadName,
      workloadCode: WORKLOAD_CODES[item.workloadName] ?? '',
      serviceName: item.serviceName,
      salesChannel: item.channel,
      licensesActive: item.licensesActive,
      licensesQualified: item.licensesQualified,
      processed: new Date(item.processedDateTime),
    })),
    recordedUsage: bytes,
  };
}
