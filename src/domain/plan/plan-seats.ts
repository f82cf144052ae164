import type { Renewal } from '../usage/renewal.js';
import type { SeatRange } from '../usage/seat-range.js';
import type { AssignedSeats } from './plan.js';
import type { LicenceFacts } from './plan-licences.js';

/** Which seats of which subscription can go, by subscription. */
export interface SeatCut {
  readonly renewal: Renewal;
  readonly from: number;
  readonly to: number;
}

/** Seats as a licence has them, in force and given to people. */
export interface SeatCount {
  /** Of the whole tenant, as far as that is known to be in force. */
  readonly total: number;
  readonly assigned: AssignedSeats;
}

/**
 * Seats kept free for people who come: so many percent of the seats, rounded up, one at least.
 * `percent` is PLAN_ALLOWANCE_PERCENT.
 */
export function spareSeats(seats: number, percent: number): number {
  return Math.max(1, Math.ceil((seats * percent) / 100));
}

/**
 * How many seats there are and how many people hold, by today's licences of the tenant, else by the weekly report; undefined
 * where neither says. Of the report never more seats count than the partner has: it may be from before some were given
 * back. Nor are fewer given than are used in it.
 */
export function countSeats({ sku, renewals, deployment, product }: LicenceFacts): SeatCount | undefined {
  if (sku !== undefined) {
    if (sku.isForTenant) return undefined;
    return { total: sku.active, assigned: { count: sku.consumed, source: 'live', asOf: undefined } };
  }
  if (deployment === undefined) return undefined;
  const own = renewals.reduce((sum, { quantity }) => sum + quantity, 0);
  const { licensesSold, licensesDeployed, processedDateTime } = deployment;
  const used = activeSeats(product)?.atLeast ?? 0;
  const assigned = {
    count: Math.max(licensesDeployed, used),
    source: 'weekly',
    asOf: processedDateTime,
  } as const;
  return { total: Math.min(licensesSold, own), assigned };
}

/** People who used a product: at least those of its busiest workload, at most all of them were different people. */
export function activeSeats(product: LicenceFacts['product']): SeatRange | undefined {
  if (product === undefined || product.rows.length === 0) return undefined;
  const active = product.rows.map(({ licensesActive }) => licensesActive);
  const busiest = Math.max(...active);
  const all = active.reduce((sum, count) => sum + count, 0);
  return { atLeast: busiest, atMost: Math.max(busiest, Math.min(product.seats, all)) };
}

/**
 * Cuts seats until only those people hold and the spare ones are left, the subscriptions whose term ends first before the
 * others. What goes anyway, with a term that ends or renews with fewer seats, is gone already; what is scheduled to come on
 * top is no seat yet. Only subscriptions of the partner that somebody can still decide about are cut.
 */
export function cutSeats(renewals: readonly Renewal[], count: SeatCount, spare: number): readonly SeatCut[] {
  let room = Math.max(0, totalAtTermEnd(renewals, count) - count.assigned.count - spare);
  return renewals.filter(isOpen).flatMap((renewal) => {
    const from = nextSeats(renewal);
    const base = Math.min(from, renewal.quantity);
    const cut = Math.min(room, base);
    room -= cut;
    return cut === 0 ? [] : [{ renewal, from, to: base - cut }];
  });
}

/**
 * Seats by which those who hold one outnumber what is left when every term has ended as it is scheduled. Where one goes on
 * as another product people go with it, so nothing is missing.
 */
export function missingSeats(renewals: readonly Renewal[], count: SeatCount): number {
  const isChanged = renewals.some(
    ({ outcome }) => outcome.kind === 'renews' && outcome.product !== undefined,
  );
  const goes = renewals.some((renewal) => nextSeats(renewal) < renewal.quantity);
  return goes && !isChanged ? Math.max(0, count.assigned.count - totalAtTermEnd(renewals, count)) : 0;
}

/**
 * People who hold a seat and do not use it: those that hold one less those that were active. Where usage counts fewer seats
 * than people hold, it says nothing of the others. Never more than can go at all after the cuts.
 */
export function idleSeats(
  { product, renewals }: LicenceFacts,
  { assigned }: SeatCount,
  cuts: readonly SeatCut[],
): SeatRange | undefined {
  const active = activeSeats(product);
  if (active === undefined || product === undefined) return undefined;
  const seen = Math.min(assigned.count, product.seats);
  const left = renewals.filter(isOpen).reduce((sum, renewal) => {
    const cut = cuts.find((one) => one.renewal === renewal);
    return sum + (cut?.to ?? Math.min(nextSeats(renewal), renewal.quantity));
  }, 0);
  const bounded = (seats: number) => Math.min(left, Math.max(0, seats));
  return { atLeast: bounded(seen - active.atMost), atMost: bounded(seen - active.atLeast) };
}

/** Whether somebody can still decide with how many seats it goes on: its end is ahead, or it goes on by the month. */
export function isOpen({ outcome, daysLeft, quantity }: Renewal): boolean {
  if (quantity === 0) return false;
  switch (outcome.kind) {
    case 'renews':
      return outcome.product === undefined && daysLeft !== undefined && daysLeft >= 0;
    case 'converts':
    case 'undecided':
      return daysLeft !== undefined && daysLeft >= 0;
    case 'extended':
      return outcome.isNow || (daysLeft !== undefined && daysLeft >= 0);
    case 'cancelled':
    case 'ends':
    case 'by-usage':
    case 'not-in-force':
      return false;
  }
}

function totalAtTermEnd(renewals: readonly Renewal[], { total }: SeatCount): number {
  return total - renewals.reduce((sum, one) => sum + Math.max(0, one.quantity - nextSeats(one)), 0);
}

/** Seats that a subscription goes on with, of this licence. */
function nextSeats({ outcome, quantity }: Renewal): number {
  switch (outcome.kind) {
    case 'renews':
      return outcome.product === undefined ? outcome.quantity : 0;
    case 'converts':
      return outcome.quantity;
    case 'undecided':
    case 'extended':
      return quantity;
    case 'cancelled':
    case 'ends':
    case 'by-usage':
    case 'not-in-force':
      return 0;
  }
}
