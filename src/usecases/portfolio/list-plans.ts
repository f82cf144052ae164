import { DAY_MS, utcDay } from '../../base/time.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { CustomersQuestion } from '../../domain/usage/customers-question.js';
import { lastDayBy } from '../../domain/usage/named-span.js';
import type { ListedPlan, PlannedChanges, PlansWanted, PlanTotals } from '../plan/plan-ports.js';

export type PlansQuestion = Extract<CustomersQuestion, { readonly kind: 'plan' }>;

/** Customers at whom seats can go, the largest savings first. */
export interface PlansList {
  readonly lines: readonly ListedPlan[];
  /** Customers of the whole list. */
  readonly total: number;
  /** From 0. */
  readonly page: number;
  readonly lastPage: number;
  readonly totals: PlanTotals;
  /** The last day that was asked for; undefined for any. */
  readonly until: Date | undefined;
  /** Whose prices savings are by; undefined where none is known. */
  readonly basis: PriceBasis | undefined;
}

/** A page of the plans for all customers, from 0; the last one for a page past the end. Throws StorageError. */
export async function listPlans(
  plans: Pick<PlannedChanges, 'list' | 'totals'>,
  { deadline }: PlansQuestion,
  { page: wanted, size, basis }: { readonly page: number; readonly size: number; readonly basis: PriceBasis },
  now: Date,
): Promise<PlansList> {
  const until = deadline && lastDayBy(deadline, now);
  const which: PlansWanted = { basis, from: new Date(utcDay(now) * DAY_MS), to: until };
  const totals = await plans.totals(which);
  const total = totals.customers;
  const lastPage = Math.max(0, Math.ceil(total / size) - 1);
  const page = Math.min(wanted, lastPage);
  const lines = total === 0 ? [] : await plans.list(which, page * size, size);
  return {
    lines,
    total,
    page,
    lastPage,
    totals,
    until,
    basis: totals.savings.length > 0 ? basis : undefined,
  };
}
