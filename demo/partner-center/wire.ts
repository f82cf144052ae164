import type { DeploymentEntry, SubscriptionEntry } from './contract.js';
import { type EmulatedCustomer, guidFrom, midnightAfter, processedAt, type UsageEntry } from './customer.js';
import { offerIds } from './offer-ids.js';
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
function percent(part: number, whole: number): number {
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

/** One CustomerLicensesDeploymentInsights row. */
export function deploymentRow(
  customer: EmulatedCustomer,
  entry: DeploymentEntry,
  now: Date,
  quirks: Quirks,
): object {
  return {
    ...(quirks.rowIds ? { customerId: customer.customerId, serviceCode: entry.serviceName } : {}),
    customerName: customer.companyName,
    productName: entry.productName,
    licensesDeployed: entry.licensesDeployed,
    licensesSold: entry.licensesSold,
    deploymentPercent: percent(entry.licensesDeployed, entry.licensesSold),
    processedDateTime: wireDate(processedAt(entry, now), quirks.dateStyle),
    serviceName: entry.serviceName,
    channel: entry.salesChannel,
    attributes: { objectType: 'CustomerLicensesDeploymentInsights' },
  };
}

const TERM_MONTHS = { P1M: 1, P1Y: 12, P3Y: 36 } as const;

/**
 * One Subscription; its id follows from customer and position. A term without an end is written as the year 9999, as
 * the real service does. Ends count from `termsFrom`, or move along with `now` without it. An offer of new commerce
 * is written with its last day, an older one with the day after.
 */
export function subscriptionItem(
  customer: EmulatedCustomer,
  entry: SubscriptionEntry,
  position: number,
  now: Date,
  termsFrom?: Date,
): object {
  const id = guidFrom(`subscription ${customer.customerId} ${position}`);
  const isLegacy = entry.commerce === 'legacy';
  const { productId, skuId } = offerIds(entry.offerName);
  const { startedOn, scheduledActions, scheduledNextTermInstructions, refundableForDays } = entry;
  const term =
    termsFrom === undefined
      ? { lastDay: lastDayOf(entry, now), isOver: false }
      : termAt(entry, now, termsFrom);
  const dayAfter = midnightAfter(term.lastDay, 1);
  const started =
    startedOn === undefined ? monthsBefore(dayAfter, TERM_MONTHS[entry.termDuration]) : new Date(startedOn);
  const start = wireDate(started, 'zulu');
  return {
    id,
    offerId: isLegacy
      ? guidFrom(entry.offerName).toUpperCase()
      : `${productId}:${skuId}:CFQ7TTC0${guidFrom(id).slice(0, 4).toUpperCase()}`,
    offerName: entry.offerName,
    friendlyName: entry.offerName,
    quantity: entry.quantity,
    unitType: entry.billingType === 'usage' ? 'Usage-based' : 'Licenses',
    creationDate: start,
    effectiveStartDate: start,
    ...endOf(entry, isLegacy ? dayAfter : term.lastDay, dayAfter),
    ...(refundableForDays === undefined
      ? {}
      : {
          cancellationAllowedUntilDate: wireDate(midnightAfter(termsFrom ?? now, refundableForDays), 'zulu'),
          refundableQuantity: { totalQuantity: entry.refundableQuantity ?? entry.quantity, details: [] },
        }),
    status: term.isOver ? 'expired' : entry.status,
    autoRenewEnabled: entry.autoRenewEnabled,
    isTrial: entry.isTrial,
    billingType: entry.billingType,
    billingCycle: entry.isTrial ? 'none' : (entry.billingCycle ?? 'monthly'),
    ...(entry.promotionId === undefined ? {} : { promotionId: entry.promotionId }),
    termDuration: entry.termDuration,
    contractType: 'subscription',
    ...(scheduledActions === undefined ? {} : { scheduledActions }),
    ...(scheduledNextTermInstructions === undefined ? {} : { scheduledNextTermInstructions }),
    orderId: guidFrom(`order ${id}`).slice(0, 12),
    links: { self: link(`/customers/${customer.customerId}/subscriptions/${id}`) },
    attributes: { objectType: 'Subscription' },
  };
}

/** The day so many months of the calendar before; of a month without such a day its last one. */
function monthsBefore(day: Date, months: number): Date {
  const month = day.getUTCMonth() - months;
  const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), last)));
}

function lastDayOf({ lastDay, endsInDays }: SubscriptionEntry, now: Date): Date {
  if (lastDay !== undefined) return new Date(lastDay);
  return midnightAfter(now, endsInDays === 'never' ? 0 : endsInDays);
}

/** The term under way of a contract that ran from a fixed day on: renewed as often as it takes, or over. */
function termAt(entry: SubscriptionEntry, now: Date, termsFrom: Date): { lastDay: Date; isOver: boolean } {
  const firstEnd = midnightAfter(lastDayOf(entry, termsFrom), 1);
  let end = firstEnd;
  const isOpen = entry.status !== 'active' || (entry.endsInDays === 'never' && entry.lastDay === undefined);
  const isPast = () => !isOpen && end <= now;
  for (let terms = 1; isPast() && entry.autoRenewEnabled; terms += 1)
    end = monthsBefore(firstEnd, -terms * TERM_MONTHS[entry.termDuration]);
  return { lastDay: midnightAfter(end, -1), isOver: isPast() };
}

function endOf({ endsInDays, lastDay }: SubscriptionEntry, date: Date, dayAfter: Date): object {
  if (endsInDays === 'never' && lastDay === undefined) return { commitmentEndDate: '9999-12-14T00:00:00Z' };
  return { commitmentEndDate: wireDate(date, 'zulu'), commitmentEndDateTime: wireDate(dayAfter, 'zulu') };
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

/** A qualification that was granted. Source: get-customer-qualification-asynchronous. */
export function qualificationItem(qualification: string): object {
  return { qualification, vettingStatus: 'Approved', vettingCreatedDate: '2024-02-01T00:00:00Z' };
}
