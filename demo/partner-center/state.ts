import { z } from 'zod';
import { type EmulatedCustomer, processedAt, type UsageEntry } from './customer.js';
import { type Quirks, type QuirksInput, quirksSchema } from './quirks.js';
import { workloadCodeOf } from './workloads.js';

const seats = z.int().min(0);

/** A usage row as a test or the control path states it; what is left out gets the common value. */
export const usageInputSchema = z.strictObject({
  productName: z.string().min(1),
  workloadName: z.string().min(1),
  licensesActive: seats,
  licensesQualified: seats,
  workloadCode: z.string().optional(),
  serviceName: z.string().default('o365'),
  salesChannel: z.string().default('reseller'),
  /** Days before the clock, or an instant; absent: now, and later than every row the customer had. */
  processed: z.union([z.number().min(0), z.iso.datetime({ offset: true }), z.date()]).optional(),
});

export const usageChangeSchema = z.strictObject({
  /** Which rows: all that fit, any case; absent fits every row. */
  productName: z.string().optional(),
  workloadName: z.string().optional(),
  licensesActive: seats.optional(),
  licensesQualified: seats.optional(),
});

export type UsageInput = z.input<typeof usageInputSchema>;
export type UsageChange = z.output<typeof usageChangeSchema>;

export interface EmulatorState {
  /** All customers, in list order, with their usage as it is now. */
  readonly customers: readonly EmulatedCustomer[];
  readonly quirks: Quirks;
  /** Grows with every change of usage or customers. */
  readonly version: number;
  /** A customer by id (any case). */
  get(customerId: string): EmulatedCustomer | undefined;
  /** A customer by its exact name or domain, any case; the first in list order. Throws when there is none. */
  find(nameOrDomain: string): EmulatedCustomer;
  /** Adds a customer, or replaces the one with its id. */
  addCustomer(customer: EmulatedCustomer): void;
  removeCustomer(customerId: string): void;
  /** Replaces all rows of a customer. Throws when there is no such customer. */
  setUsage(customerId: string, rows: readonly UsageInput[]): void;
  /** Changes the counts of the rows that fit and stamps them as newly processed; returns how many fitted. */
  changeUsage(customerId: string, change: UsageChange): number;
  /** Takes back every setUsage and changeUsage of one customer, or of all. */
  resetUsage(customerId?: string): void;
  setQuirks(quirks: QuirksInput): void;
}

/** The emulator's data: customers, their usage and the quirks, changeable at run time. */
export function createState(initial: readonly EmulatedCustomer[], now: () => Date): EmulatorState {
  const customers = [...initial];
  const changed = new Map<string, EmulatedCustomer>();
  let positions = positionsOf(customers);
  let quirks = quirksSchema.parse({});
  let version = 0;

  const get = (customerId: string): EmulatedCustomer | undefined => {
    const position = positions.get(customerId.toLowerCase());
    return position === undefined ? undefined : customers[position];
  };

  const replaceUsage = (customer: EmulatedCustomer, usage: readonly UsageEntry[]): void => {
    const position = positions.get(customer.customerId);
    if (position === undefined) return;
    if (!changed.has(customer.customerId)) changed.set(customer.customerId, customer);
    customers[position] = { ...customer, usage, recordedUsage: undefined };
    version += 1;
  };

  const existing = (customerId: string): EmulatedCustomer => {
    const customer = get(customerId);
    if (customer === undefined) throw new Error(`The emulator has no customer ${customerId}`);
    return customer;
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
      const position = positions.get(customer.customerId);
      if (position === undefined) positions.set(customer.customerId, customers.push(customer) - 1);
      else customers[position] = customer;
      changed.delete(customer.customerId);
      version += 1;
    },
    removeCustomer(customerId) {
      const position = positions.get(customerId.toLowerCase());
      if (position === undefined) return;
      customers.splice(position, 1);
      changed.delete(customerId.toLowerCase());
      positions = positionsOf(customers);
      version += 1;
    },
    setUsage(customerId, rows) {
      const customer = existing(customerId);
      const stamp = nextStamp(customer, now());
      replaceUsage(
        customer,
        rows.map((row) => toEntry(usageInputSchema.parse(row), stamp)),
      );
    },
    changeUsage(customerId, change) {
      const customer = existing(customerId);
      const { productName, workloadName, ...counts } = usageChangeSchema.parse(change);
      const stamp = nextStamp(customer, now());
      let fitting = 0;
      const usage = customer.usage.map((entry) => {
        if (!sameText(productName, entry.productName) || !sameText(workloadName, entry.workloadName))
          return entry;
        fitting += 1;
        return {
          ...entry,
          licensesActive: counts.licensesActive ?? entry.licensesActive,
          licensesQualified: counts.licensesQualified ?? entry.licensesQualified,
          processed: stamp,
        };
      });
      if (fitting > 0) replaceUsage(customer, usage);
      return fitting;
    },
    resetUsage(customerId) {
      const ids = customerId === undefined ? [...changed.keys()] : [customerId.toLowerCase()];
      for (const id of ids) {
        const original = changed.get(id);
        const position = positions.get(id);
        if (original === undefined || position === undefined) continue;
        customers[position] = original;
        changed.delete(id);
      }
      version += 1;
    },
    setQuirks(input) {
      quirks = quirksSchema.parse({ ...quirks, ...input });
    },
  };
}

function positionsOf(customers: readonly EmulatedCustomer[]): Map<string, number> {
  return new Map(customers.map(({ customerId }, position) => [customerId, position]));
}

function sameText(wanted: string | undefined, actual: string): boolean {
  return wanted === undefined || wanted.toLowerCase() === actual.toLowerCase();
}

function toEntry(row: z.output<typeof usageInputSchema>, stamp: Date): UsageEntry {
  const { processed } = row;
  return {
    ...row,
    workloadCode: row.workloadCode ?? workloadCodeOf(row.workloadName),
    processed: typeof processed === 'string' ? new Date(processed) : (processed ?? stamp),
  };
}

/** Whole seconds, and always later than what the customer has: a sweep stores only what is newer. */
function nextStamp(customer: EmulatedCustomer, now: Date): Date {
  const newest = Math.max(0, ...customer.usage.map((entry) => processedAt(entry, now).getTime()));
  return new Date(Math.max(Math.floor(now.getTime() / 1000) * 1000, newest + 1000));
}
