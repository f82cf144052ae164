import { type EmulatedCustomer, guidFrom, processedAt, type UsageEntry } from './customer.js';
import type { Quirks } from './quirks.js';

/** A Partner Center collection. `totalCount` is the number of items shown, as in every documented sample. */
export function collection(items: readonly object[], links?: object): object {
  return {
    totalCount: items.length,
    items,
    ...(links === undefined ? {} : { links }),
    attributes: { objectType: 'Collection' },
  };
}

/** An instant the way a response may write it; all four styles were seen in documentation and samples. */
export function wireDate(date: Date, style: Quirks['dateStyle']): string {
  const seconds = date.toISOString().slice(0, 19);
  switch (style) {
    case 'offset':
      return `${seconds}+00:00`;
    case 'zulu':
      return `${seconds}Z`;
    case 'fraction':
      return `${seconds}.0000000Z`;
    case 'zoneless':
      return seconds;
  }
}

/** 100·active/qualified with two decimals; 0 when nothing is qualified. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}

/** One CustomerLicensesUsageInsights row. */
export function usageRow(customer: EmulatedCustomer, entry: UsageEntry, now: Date, quirks: Quirks): object {
  return {
    ...(quirks.rowIds
      ? { customerId: customer.customerId, serviceCode: entry.serviceName, workloadCode: entry.workloadCode }
      : {}),
    customerName: customer.companyName,
    productName: entry.productName,
    licensesActive: entry.licensesActive,
    licensesQualified: entry.licensesQualified,
    usagePercent: percent(entry.licensesActive, entry.licensesQualified),
    workloadName: entry.workloadName,
    processedDateTime: wireDate(processedAt(entry, now), quirks.dateStyle),
    serviceName: entry.serviceName,
    channel: entry.salesChannel,
    attributes: { objectType: 'CustomerLicensesUsageInsights' },
  };
}

/** A customer as the list shows it: no billing profile, no allowDelegatedAccess. */
export function customerItem(customer: EmulatedCustomer): object {
  return {
    id: customer.customerId,
    companyProfile: {
      tenantId: customer.customerId,
      domain: customer.domain,
      companyName: customer.companyName,
      links: { self: link(`/customers/${customer.customerId}/profiles/company`) },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    relationshipToPartner: customer.relationship,
    links: { self: link(`/customers/${customer.customerId}`) },
    attributes: { objectType: 'Customer' },
  };
}

/** A customer by id: with an invented billing contact, which no client may log or show. */
export function customerDetails(customer: EmulatedCustomer): object {
  const contact = { firstName: 'Billing', lastName: 'Contact', phoneNumber: '5550100' };
  return {
    ...customerItem(customer),
    commerceId: guidFrom(`commerce ${customer.customerId}`),
    billingProfile: {
      id: guidFrom(`billing ${customer.customerId}`),
      firstName: contact.firstName,
      lastName: contact.lastName,
      email: `billing.contact@${customer.domain}`,
      culture: 'en-US',
      language: 'en',
      companyName: customer.companyName,
      defaultAddress: { country: customer.country, addressLine1: '1 Example Street', ...contact },
      attributes: { objectType: 'CustomerBillingProfile' },
    },
    allowDelegatedAccess: customer.relationship === 'reseller',
    customDomains: [customer.domain],
  };
}

function link(uri: string): object {
  return { uri, method: 'GET', headers: [] };
}
