import { createHash } from 'node:crypto';
import type { UsageEntry } from './customer.js';

/** What was sold and what of it was given to people, per product. */
export interface DeploymentEntry {
  readonly productName: string;
  readonly serviceName: string;
  readonly salesChannel: string;
  readonly licensesSold: number;
  readonly licensesDeployed: number;
  /** As in UsageEntry. */
  readonly processed: number | Date;
}

export type TermDuration = 'P1M' | 'P1Y' | 'P3Y';

export type SubscriptionStatus =
  | 'active'
  | 'pending'
  | 'suspended'
  | 'expired'
  | 'disabled'
  | 'deleted'
  | 'cancelled';

/** What a subscription says of its term beside its end; what is left out is not sent, or follows from the rest. */
export interface TermDetails {
  /** Offers before new commerce have a GUID, and end on the day after the last. */
  readonly commerce?: 'new' | 'legacy' | undefined;
  /** Days of the calendar, as 2026-05-04, in the place of those that follow from endsInDays. */
  readonly lastDay?: string | undefined;
  readonly startedOn?: string | undefined;
  /** Sent as they are. */
  readonly scheduledActions?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly scheduledNextTermInstructions?: Readonly<Record<string, unknown>> | undefined;
  /** Days after the clock's day until which seats may be given back, and how many. */
  readonly refundableForDays?: number | undefined;
  readonly refundableQuantity?: number | undefined;
  /** How it is billed, monthly when absent; and the promotion that it was bought with. */
  readonly billingCycle?: 'monthly' | 'annual' | 'triennial' | undefined;
  readonly promotionId?: string | undefined;
}

export interface SubscriptionEntry extends TermDetails {
  readonly offerName: string;
  readonly quantity: number;
  readonly status: SubscriptionStatus;
  readonly autoRenewEnabled: boolean;
  readonly isTrial: boolean;
  readonly billingType: 'license' | 'usage';
  readonly termDuration: TermDuration;
  /** Days after the clock's day; `never` is written as the year 9999. */
  readonly endsInDays: number | 'never';
}

/** What a table says of a licence as the tenant holds it today, where that does not follow from the contract. */
export interface LiveTerms {
  /** Seats given to people, those of other sellers included. */
  readonly assignedToday?: number | undefined;
  readonly otherPartnersSeats?: number | undefined;
  /** Seats in grace. */
  readonly warningSeats?: number | undefined;
}

/** What a table says about a product's contract; what it leaves out is derived. */
export interface ContractTerms extends TermDetails, LiveTerms {
  /** In the place of the product's name. */
  readonly offerName?: string;
  readonly billingType?: SubscriptionEntry['billingType'];
  readonly sold?: number;
  readonly deployed?: number;
  readonly quantity?: number;
  readonly status?: SubscriptionEntry['status'];
  readonly autoRenew?: boolean;
  readonly trial?: boolean;
  readonly term?: TermDuration;
  readonly endsInDays?: number | 'never';
}

export type TermsByProduct = Readonly<Record<string, ContractTerms>>;

interface ProductRows {
  readonly productName: string;
  readonly serviceName: string;
  readonly salesChannel: string;
  readonly seats: number;
  readonly mostActive: number;
  readonly processed: number | Date;
}

const TERMS: readonly TermDuration[] = ['P1Y', 'P1Y', 'P1Y', 'P1M', 'P3Y'];
const LONGEST_DAYS: Readonly<Record<TermDuration, number>> = { P1M: 30, P1Y: 365, P3Y: 1095 };

/**
 * Sold and assigned seats of every product with usage rows. Unless the terms say otherwise all seats are sold and
 * those in use, and half of the idle ones, are assigned.
 */
export function deploymentFrom(usage: readonly UsageEntry[], terms: TermsByProduct = {}): DeploymentEntry[] {
  return byProduct(usage).map((product) => {
    const { sold = product.seats, deployed } = terms[product.productName] ?? {};
    const used = Math.min(sold, product.mostActive);
    return {
      productName: product.productName,
      serviceName: product.serviceName,
      salesChannel: product.salesChannel,
      licensesSold: sold,
      licensesDeployed: deployed ?? used + Math.floor((sold - used) / 2),
      processed: product.processed,
    };
  });
}

/**
 * One subscription per product sold through the reseller channel. What the terms leave open follows from customer and
 * product: mostly yearly, ending on a day within the term, two of three renewing by themselves. What the terms say is
 * billed by usage comes behind.
 */
export function subscriptionsFrom(
  customerId: string,
  usage: readonly UsageEntry[],
  terms: TermsByProduct = {},
): SubscriptionEntry[] {
  const ofSeats = byProduct(usage)
    .filter((product) => product.salesChannel.toLowerCase() === 'reseller' && product.seats > 0)
    .map((product): SubscriptionEntry => {
      const stated = terms[product.productName] ?? {};
      const chance = stableNumber(`${customerId} ${product.productName}`);
      const termDuration = stated.term ?? TERMS[chance % TERMS.length] ?? 'P1Y';
      return {
        ...detailsOf(stated),
        offerName: stated.offerName ?? offerName(product.productName),
        quantity: stated.quantity ?? stated.sold ?? product.seats,
        status: stated.status ?? 'active',
        autoRenewEnabled: stated.autoRenew ?? chance % 3 !== 0,
        isTrial: stated.trial ?? false,
        billingType: stated.billingType ?? 'license',
        termDuration,
        endsInDays: stated.endsInDays ?? 1 + (chance % LONGEST_DAYS[termDuration]),
      };
    });
  return [...ofSeats, ...Object.entries(terms).flatMap(byUsage)];
}

/** What is billed by usage has no seats, and so no usage rows that it could follow from. */
function byUsage([product, terms]: readonly [string, ContractTerms]): readonly SubscriptionEntry[] {
  if (terms.billingType !== 'usage') return [];
  return [
    {
      ...detailsOf(terms),
      offerName: terms.offerName ?? offerName(product),
      quantity: terms.quantity ?? 1,
      status: terms.status ?? 'active',
      autoRenewEnabled: terms.autoRenew ?? true,
      isTrial: false,
      billingType: 'usage',
      termDuration: terms.term ?? 'P1M',
      endsInDays: terms.endsInDays ?? 'never',
    },
  ];
}

function detailsOf(terms: ContractTerms): TermDetails {
  const { commerce, lastDay, startedOn, scheduledActions, scheduledNextTermInstructions } = terms;
  const { refundableForDays, refundableQuantity, billingCycle, promotionId } = terms;
  const term = { commerce, lastDay, startedOn, scheduledActions, scheduledNextTermInstructions };
  return { ...term, refundableForDays, refundableQuantity, billingCycle, promotionId };
}

/** How subscriptions spell a product that usage rows write in capitals: `Power BI Pro`, `Office 365 E3`. */
export function offerName(productName: string): string {
  return productName
    .toLowerCase()
    .replace(/\b(?:[a-z]\d+|bi|id)\b/g, (code) => code.toUpperCase())
    .replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/\b(?:For|And)\b/g, (word) => word.toLowerCase());
}

function byProduct(usage: readonly UsageEntry[]): ProductRows[] {
  const products = new Map<string, ProductRows>();
  for (const row of usage) {
    const key = `${row.productName}\n${row.salesChannel}`;
    const known = products.get(key);
    products.set(key, {
      productName: row.productName,
      serviceName: known?.serviceName ?? row.serviceName,
      salesChannel: row.salesChannel,
      seats: Math.max(known?.seats ?? 0, row.licensesQualified),
      mostActive: Math.max(known?.mostActive ?? 0, row.licensesActive),
      processed: known?.processed ?? row.processed,
    });
  }
  return [...products.values()];
}

function stableNumber(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
