import {
  type DeploymentEntry,
  deploymentFrom,
  offerName,
  type SubscriptionEntry,
  subscriptionsFrom,
} from './contract.js';
import { type EmulatedCustomer, guidFrom } from './customer.js';
import { PRODUCTS } from './invented/tables.js';
import { baseOffer } from './offer-ids.js';

/** A licence of the tenant as a test or a table states it. Source: the fact sheet's SubscribedSku. */
export interface SubscribedSkuEntry {
  /** As offers spell it. */
  readonly name: string;
  readonly active: number;
  readonly consumed: number;
  readonly warning: number;
  readonly suspended: number;
  readonly targetType: 'User' | 'Tenant';
  /** `group2` is what Minecraft is kept in. */
  readonly licenseGroupId: 'group1' | 'group2';
}

/** What stands between the partner and a customer's tenant: no role there, or a rule of the customer's own. */
export type TenantRefusal = 'no-role' | 'conditional-access';

export const TENANT_REFUSALS: Readonly<
  Record<TenantRefusal, { readonly code: string; readonly text: string }>
> = {
  'no-role': { code: '900308', text: 'The user has no role in the customer tenant.' },
  'conditional-access': {
    code: '900309',
    text: 'A Conditional Access policy of the customer blocks the call.',
  },
};

/**
 * The licences of a tenant that follow from its contracts: one for each licence, however many subscriptions, sellers and
 * sales channels its seats came by.
 */
export function subscribedSkusFrom(customer: EmulatedCustomer): readonly SubscribedSkuEntry[] {
  const { customerId, usage, terms = {} } = customer;
  const subscriptions = customer.subscriptions ?? subscriptionsFrom(customerId, usage, terms);
  const deployment = customer.deployment ?? deploymentFrom(usage, terms);
  const names = new Map<string, string>();
  for (const { offerName: name } of licences(subscriptions))
    names.set(keyOf(baseOffer(name)), baseOffer(name));
  for (const { productName } of deployment)
    if (!names.has(keyOf(productName))) names.set(keyOf(productName), offerName(productName));
  return [...names].map(([key, name]): SubscribedSkuEntry => {
    const ofOffer = licences(subscriptions).filter((one) => keyOf(baseOffer(one.offerName)) === key);
    const rows = deployment.filter(({ productName }) => keyOf(productName) === key);
    const live = Object.entries(terms).find(([product]) => keyOf(product) === key)?.[1];
    const bought = seatsOf(ofOffer, (status) => !GONE.has(status) && status !== 'suspended');
    const direct = rows.filter(({ salesChannel }) => salesChannel.toLowerCase() !== 'reseller');
    const others = (live?.otherPartnersSeats ?? 0) + soldOf(ofOffer.length === 0 ? rows : direct);
    return {
      name,
      active: bought + others,
      consumed: live?.assignedToday ?? rows.reduce((sum, row) => sum + row.licensesDeployed, 0),
      warning: live?.warningSeats ?? 0,
      suspended: seatsOf(ofOffer, (status) => status === 'suspended'),
      targetType: 'User',
      licenseGroupId: 'group1',
    };
  });
}

const GONE: ReadonlySet<string> = new Set(['expired', 'disabled', 'deleted', 'cancelled']);

function licences(subscriptions: readonly SubscriptionEntry[]): readonly SubscriptionEntry[] {
  return subscriptions.filter(({ billingType }) => billingType !== 'usage');
}

function seatsOf(entries: readonly SubscriptionEntry[], counts: (status: string) => boolean): number {
  return entries.filter(({ status }) => counts(status)).reduce((sum, { quantity }) => sum + quantity, 0);
}

function soldOf(rows: readonly DeploymentEntry[]): number {
  return rows.reduce((sum, { licensesSold }) => sum + licensesSold, 0);
}

/** One SubscribedSku. A licence of the catalogue has the id that the offer matrix gives it. */
export function subscribedSkuItem(entry: SubscribedSkuEntry): object {
  const { active, consumed, warning, suspended } = entry;
  const { id, skuPartNumber } = licenceIds(entry.name);
  return {
    availableUnits: active + warning - consumed,
    activeUnits: active,
    consumedUnits: consumed,
    suspendedUnits: suspended,
    totalUnits: active + warning,
    warningUnits: warning,
    productSku: {
      id,
      name: entry.name,
      skuPartNumber,
      targetType: entry.targetType,
      licenseGroupId: entry.licenseGroupId,
    },
    servicePlans: [],
    capabilityStatus: active > 0 ? 'Enabled' : warning > 0 ? 'Warning' : 'Suspended',
    attributes: { objectType: 'SubscribedSku' },
  };
}

function licenceIds(name: string): { readonly id: string; readonly skuPartNumber: string } {
  const known = Object.entries(PRODUCTS).find(([, product]) => keyOf(product) === keyOf(name))?.[0];
  const key = known ?? name;
  return { id: guidFrom(`provisioning ${key}`), skuPartNumber: key.toUpperCase().replace(/\W+/g, '_') };
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
