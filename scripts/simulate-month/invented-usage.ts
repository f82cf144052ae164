import { createRandom, type Random } from '../../bench/random.js';
import type { SubscriptionTerm } from '../../src/domain/terms/subscription-term.js';
import type { LicenseUsageRow } from '../../src/domain/usage/license-usage.js';
import type { CustomerUsageRow } from '../../src/usecases/sweep/everyone-ports.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Partner Center's rows lag behind the days they are about. */
const LAG_DAYS = 6;

/** Products, their share among what is sold, and how large a part of the seats uses each workload, usually. */
const CATALOGUE = [
  {
    share: 40,
    name: 'Microsoft 365 Business Premium',
    workloads: { EXO: 0.9, TEAMS: 0.75, SPO: 0.6, OD: 0.65 },
  },
  {
    share: 25,
    name: 'Office 365 E3',
    workloads: { EXO: 0.92, TEAMS: 0.8, SPO: 0.65, OD: 0.6, YAMMER: 0.08 },
  },
  { share: 10, name: 'Microsoft 365 E5', workloads: { EXO: 0.94, TEAMS: 0.88, SPO: 0.7, OD: 0.7, PBI: 0.3 } },
  { share: 15, name: 'Exchange Online Plan 1', workloads: { EXO: 0.85 } },
  { share: 6, name: 'Power BI Pro', workloads: { PBI: 0.6 } },
  { share: 4, name: 'Visio Plan 2', workloads: { VISIO: 0.45 } },
] as const;

const WORKLOADS: Readonly<Record<string, string>> = {
  EXO: 'Exchange',
  TEAMS: 'Microsoft Teams',
  SPO: 'SharePoint',
  OD: 'OneDrive',
  YAMMER: 'Yammer',
  PBI: 'Power BI',
  VISIO: 'Visio',
};

interface Workload {
  readonly name: string;
  /** Share of seats towards which usage tends, 0 and up. */
  usual: number;
  share: number;
}

interface Product {
  readonly name: string;
  seats: number;
  readonly workloads: readonly Workload[];
  term: SubscriptionTerm;
}

interface Customer {
  readonly customerId: string;
  readonly customerName: string;
  readonly products: readonly Product[];
}

/** A month of one partner's customers, day by day. */
export interface InventedUsage {
  readonly customerIds: readonly string[];
  /** Lets a day pass. */
  nextDay(now: Date): void;
  rows(): readonly CustomerUsageRow[];
  terms(customerId: string): readonly SubscriptionTerm[] | undefined;
}

/**
 * Invents customers: few large ones, many small; usage counted over 28 days, so that it drifts by little each day; now
 * and then seats are bought or given back, a department comes or leaves, a term ends. The same for the same seed.
 */
export function inventUsage(count: number, start: Date, seed: number): InventedUsage {
  const random = createRandom(seed);
  const customers = Array.from({ length: count }, (_, number) => inventCustomer(number, start, random));
  let processedDateTime = new Date(start.getTime() - LAG_DAYS * DAY_MS);

  return {
    customerIds: customers.map(({ customerId }) => customerId),
    nextDay(now) {
      // On some days there is no newer data.
      if (random.chance(0.8)) processedDateTime = new Date(now.getTime() - LAG_DAYS * DAY_MS);
      for (const { products } of customers) for (const product of products) liveADay(product, now, random);
    },
    rows: () =>
      customers.flatMap(({ customerId, customerName, products }) =>
        products.flatMap((product) =>
          rowsOf(product, processedDateTime).map((row) => ({ customerId, customerName, row })),
        ),
      ),
    terms: (customerId) =>
      customers.find((customer) => customer.customerId === customerId)?.products.map(({ term }) => term),
  };
}

function inventCustomer(number: number, start: Date, random: Random): Customer {
  // From 3 seats to some 3,000; half of all customers have fewer than 25.
  const size = Math.round(3 * Math.exp((random.below(1_000) / 1_000) ** 2 * 7)) + random.below(20);
  const names = new Set(Array.from({ length: 1 + random.below(3) }, () => random.weighted(CATALOGUE).name));
  const products = CATALOGUE.filter(({ name }) => names.has(name)).map(({ name, workloads }, at): Product => {
    const seats = Math.max(1, Math.round(at === 0 ? size : size * (0.1 + random.below(60) / 100)));
    return {
      name,
      seats,
      workloads: Object.entries(workloads).map(([code, usual]) => {
        const share = Math.max(0, usual + (random.below(50) - 30) / 100);
        return { name: WORKLOADS[code] ?? code, usual: share, share };
      }),
      term: inventTerm(name, seats, start, random),
    };
  });
  return { customerId: random.guid(), customerName: `Invented customer ${number + 1}`, products };
}

function inventTerm(offerName: string, quantity: number, start: Date, random: Random): SubscriptionTerm {
  const termDuration = random.weighted([
    { share: 65, is: 'P1Y', days: 365 },
    { share: 30, is: 'P1M', days: 30 },
    { share: 5, is: 'P3Y', days: 1_095 },
  ]);
  return {
    subscriptionId: random.guid(),
    offerName,
    friendlyName: offerName,
    quantity,
    status: 'active',
    autoRenewEnabled: random.chance(0.85),
    isTrial: random.chance(0.03),
    termDuration: termDuration.is,
    commitmentEndDate: new Date(start.getTime() + (1 + random.below(termDuration.days)) * DAY_MS),
    unitType: 'Licenses',
  };
}

function liveADay(product: Product, now: Date, random: Random): void {
  for (const workload of product.workloads) {
    // A department starts to use something, or leaves: rare, and a new usual level.
    if (random.chance(0.002)) workload.usual = Math.max(0, workload.usual + (random.below(60) - 30) / 100);
    const noise = (random.below(200) - 100) / 10_000;
    workload.share = Math.max(0, workload.share + 0.1 * (workload.usual - workload.share) + noise);
  }
  if (random.chance(0.01)) {
    const before = product.seats;
    product.seats = Math.max(1, Math.round(product.seats * (0.9 + random.below(25) / 100)));
    // People stay as many: their share of the seats changes.
    for (const workload of product.workloads) {
      workload.share *= before / product.seats;
      workload.usual *= before / product.seats;
    }
    product.term = { ...product.term, quantity: product.seats };
  }
  const { commitmentEndDate: end, autoRenewEnabled, termDuration } = product.term;
  if (end === undefined || end > now) return;
  product.term = autoRenewEnabled
    ? {
        ...product.term,
        commitmentEndDate: new Date(end.getTime() + (termDuration === 'P1M' ? 30 : 365) * DAY_MS),
      }
    : { ...product.term, status: 'suspended' };
}

function rowsOf({ name, seats, workloads }: Product, processedDateTime: Date): readonly LicenseUsageRow[] {
  return workloads.map((workload) => ({
    productName: name.toUpperCase(),
    workloadName: workload.name,
    serviceName: 'o365',
    salesChannel: 'reseller',
    licensesQualified: seats,
    licensesActive: Math.round(seats * workload.share),
    reportedUsagePercent: undefined,
    processedDateTime,
  }));
}
