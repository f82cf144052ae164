import { createHash } from 'node:crypto';
import type { DeploymentEntry, SubscriptionEntry, TermsByProduct } from './contract.js';
import type { SubscribedSkuEntry, TenantRefusal } from './subscribed-skus.js';

/** One row of usage as the emulator keeps it. */
export interface UsageEntry {
  readonly productName: string;
  readonly workloadName: string;
  readonly workloadCode: string;
  readonly serviceName: string;
  readonly salesChannel: string;
  readonly licensesActive: number;
  readonly licensesQualified: number;
  /** A number: days before the emulator's clock, at midnight UTC. A Date: that instant. */
  readonly processed: number | Date;
}

export type Relationship = 'reseller' | 'advisor' | 'none';

export interface EmulatedCustomer {
  /** Lower-case GUID. */
  readonly customerId: string;
  readonly companyName: string;
  readonly domain: string;
  readonly relationship: Relationship;
  /** Two letters, for the billing address. */
  readonly country: string;
  /** Qualifications that were granted: Education, NonProfit; none when absent. */
  readonly qualifications?: readonly string[] | undefined;
  readonly usage: readonly UsageEntry[];
  /** Contracts by product name, where they are not to be derived. */
  readonly terms?: TermsByProduct | undefined;
  /** Rows in the place of those that follow from usage and terms. */
  readonly deployment?: readonly DeploymentEntry[] | undefined;
  readonly subscriptions?: readonly SubscriptionEntry[] | undefined;
  /** Licences in the place of those that follow from contracts, and what keeps the partner from seeing them. */
  readonly subscribedSkus?: readonly SubscribedSkuEntry[] | undefined;
  readonly tenantRefusal?: TenantRefusal | undefined;
  /** A recorded answer of the usage endpoint, sent byte for byte. */
  readonly recordedUsage?: Buffer | undefined;
}

const DAY_MS = 86_400_000;

/** A GUID that is always the same for the same text. Version and variant bits are those of a random GUID. */
export function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** When a row was aggregated: its own instant, or midnight UTC the given number of days before now. */
export function processedAt(entry: Pick<UsageEntry, 'processed'>, now: Date): Date {
  return entry.processed instanceof Date ? entry.processed : midnightAfter(now, -entry.processed);
}

/** Midnight UTC that many days after the day of an instant; negative for before. */
export function midnightAfter(now: Date, days: number): Date {
  return new Date((Math.floor(now.getTime() / DAY_MS) + days) * DAY_MS);
}
