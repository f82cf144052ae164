import { type EmulatedCustomer, processedAt } from './customer.js';
import {
  type DeploymentInput,
  type SubscribedSkuInput,
  type SubscriptionInput,
  subscribedSkuInputSchema,
  subscriptionInputSchema,
  type TenantRefusalInput,
  toDeploymentEntry,
  toUsageEntry,
  type UsageChange,
  type UsageInput,
  usageChangeSchema,
} from './inputs.js';
import { type Quirks, type QuirksInput, quirksSchema } from './quirks.js';

/** Methods that take a customer id throw when there is no such customer; ids are taken in any case. */
export interface EmulatorState {
  /** All customers, in list order, with their data as it is now. */
  readonly customers: readonly EmulatedCustomer[];
  readonly quirks: Quirks;
  /** Grows with every change of customers or their data. */
  readonly version: number;
  /** Undefined when there is no such customer. */
  get(customerId: string): EmulatedCustomer | undefined;
  /** A customer by its exact name or domain, any case; the first in list order. Throws when there is none. */
  find(nameOrDomain: string): EmulatedCustomer;
  /** Adds a customer, or replaces the one with its id. */
  addCustomer(customer: EmulatedCustomer): void;
  removeCustomer(customerId: string): void;
  /** Replaces all usage rows. */
  setUsage(customerId: string, rows: readonly UsageInput[]): void;
  /** Changes the counts of the usage rows that fit and stamps them as newly processed; returns how many fitted. */
  changeUsage(customerId: string, change: UsageChange): number;
  /** Replaces the deployment rows that would follow from usage and terms. */
  setDeployment(customerId: string, rows: readonly DeploymentInput[]): void;
  /** Replaces the subscriptions that would follow from usage and terms. */
  setSubscriptions(customerId: string, subscriptions: readonly SubscriptionInput[]): void;
  /** Replaces the licences of the tenant that would follow from contracts. */
  setSubscribedSkus(customerId: string, skus: readonly SubscribedSkuInput[]): void;
  /** Keeps the partner from the customer's tenant, or lets it in with null. */
  setTenantRefusal(customerId: string, refusal: TenantRefusalInput): void;
  /** Takes back every set and change of one customer, or of all. */
  reset(customerId?: string): void;
  /** Changes the quirks named and leaves the others. Throws ZodError. */
  setQuirks(quirks: QuirksInput): void;
}

/** The emulator's data: customers with their usage and contracts, and the quirks, changeable at run time. */
export function createState(initial: readonly EmulatedCustomer[], now: () => Date): EmulatorState {
  const customers = [...initial];
  const originals = new Map<string, EmulatedCustomer>();
  let positions = positionsOf(customers);
  let quirks = quirksSchema.parse({});
  let version = 0;

  const get = (customerId: string): EmulatedCustomer | undefined => {
    const position = positions.get(customerId.toLowerCase());
    return position === undefined ? undefined : customers[position];
  };

  const existing = (customerId: string): EmulatedCustomer => {
    const customer = get(customerId);
    if (customer === undefined) throw new Error(`The emulator has no customer ${customerId}`);
    return customer;
  };

  const put = (customer: EmulatedCustomer): void => {
    const position = positions.get(customer.customerId);
    if (position === undefined) positions.set(customer.customerId, customers.push(customer) - 1);
    else customers[position] = customer;
    version += 1;
  };

  const patch = (customer: EmulatedCustomer, data: Partial<EmulatedCustomer>): void => {
    if (!originals.has(customer.customerId)) originals.set(customer.customerId, customer);
    put({ ...customer, ...data });
  };

  return {
    customers,
    get quirks() {
      return quirks;
    },
    get version() {
      return version;
    },
    get,
    find(nameOrDomain) {
      const wanted = nameOrDomain.toLowerCase();
      const found = customers.find(
        ({ companyName, domain }) => companyName.toLowerCase() === wanted || domain.toLowerCase() === wanted,
      );
      if (found === undefined) throw new Error(`The emulator has no customer called ${nameOrDomain}`);
      return found;
    },
    addCustomer(customer) {
      originals.delete(customer.customerId);
      put(customer);
    },
    removeCustomer(customerId) {
      const customer = existing(customerId);
      customers.splice(customers.indexOf(customer), 1);
      originals.delete(customer.customerId);
      positions = positionsOf(customers);
      version += 1;
    },
    setUsage(customerId, rows) {
      const customer = existing(customerId);
      const stamp = nextStamp(customer, now());
      patch(customer, { usage: rows.map((row) => toUsageEntry(row, stamp)), recordedUsage: undefined });
    },
    changeUsage(customerId, change) {
      const customer = existing(customerId);
      const { productName, workloadName, ...counts } = usageChangeSchema.parse(change);
      const stamp = nextStamp(customer, now());
      let fitting = 0;
      const usage = customer.usage.map((entry) => {
        if (!fits(productName, entry.productName) || !fits(workloadName, entry.workloadName)) return entry;
        fitting += 1;
        return {
          ...entry,
          licensesActive: counts.licensesActive ?? entry.licensesActive,
          licensesQualified: counts.licensesQualified ?? entry.licensesQualified,
          processed: stamp,
        };
      });
      if (fitting > 0) patch(customer, { usage, recordedUsage: undefined });
      return fitting;
    },
    setDeployment(customerId, rows) {
      patch(existing(customerId), { deployment: rows.map(toDeploymentEntry) });
    },
    setSubscriptions(customerId, subscriptions) {
      const parsed = subscriptions.map((subscription) => subscriptionInputSchema.parse(subscription));
      patch(existing(customerId), { subscriptions: parsed });
    },
    setSubscribedSkus(customerId, skus) {
      const subscribedSkus = skus.map((sku) => subscribedSkuInputSchema.parse(sku));
      patch(existing(customerId), { subscribedSkus });
    },
    setTenantRefusal(customerId, refusal) {
      patch(existing(customerId), { tenantRefusal: refusal ?? undefined });
    },
    reset(customerId) {
      const wanted = customerId === undefined ? undefined : existing(customerId).customerId;
      for (const original of [...originals.values()]) {
        if (wanted !== undefined && original.customerId !== wanted) continue;
        originals.delete(original.customerId);
        put(original);
      }
    },
    setQuirks(input) {
      quirks = quirksSchema.parse({ ...quirks, ...input });
    },
  };
}

function positionsOf(customers: readonly EmulatedCustomer[]): Map<string, number> {
  return new Map(customers.map(({ customerId }, position) => [customerId, position]));
}

function fits(wanted: string | undefined, actual: string): boolean {
  return wanted === undefined || wanted.toLowerCase() === actual.toLowerCase();
}

/** Whole seconds, and always later than what the customer has: a sweep stores only what is newer. */
function nextStamp(customer: EmulatedCustomer, now: Date): Date {
  const newest = Math.max(0, ...customer.usage.map((entry) => processedAt(entry, now).getTime()));
  return new Date(Math.max(Math.floor(now.getTime() / 1000) * 1000, newest + 1000));
}
