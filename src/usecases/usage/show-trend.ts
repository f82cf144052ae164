import { DAY_MS, earlier } from '../../base/time.js';
import type { Customer } from '../../domain/customers/customer.js';
import { type UsageTrend, usageTrend } from '../../domain/usage/usage-trend.js';
import type { FindCustomer, UnclearCustomer } from '../customers/find-customer.js';
import type { CallContext, Clock } from '../ports.js';
import type { UsageHistory } from '../sweep/sweep-ports.js';

export interface ShowTrendDeps {
  readonly findCustomer: FindCustomer;
  /** Undefined where there is no database. */
  readonly history: UsageHistory | undefined;
  readonly clock: Clock;
  /** HISTORY_DAYS. */
  readonly historyDays: number;
}

/** What there is to say about how a customer's usage changed. */
export type TrendOutcome =
  | { readonly kind: 'trend'; readonly customer: Customer; readonly trend: UsageTrend }
  | {
      readonly kind: 'no-history';
      readonly customer: Customer;
      /** `nothing-kept`: no sweep has brought usage of this customer so far. */
      readonly reason: 'nothing-kept' | 'no-database';
    }
  | UnclearCustomer;

export interface ShowTrend {
  /** The trend of the customer a text means: a name, a domain or a customer id. */
  byText(text: string, call: CallContext): Promise<TrendOutcome>;
}

/** Finds the customer and lines up its kept usage. Throws PartnerCenterError and StorageError. */
export function createShowTrend({ findCustomer, history, clock, historyDays }: ShowTrendDeps): ShowTrend {
  async function trendOf(customer: Customer): Promise<TrendOutcome> {
    if (history === undefined) return { kind: 'no-history', customer, reason: 'no-database' };
    const since = earlier(clock.now(), historyDays * DAY_MS);
    const trend = usageTrend(await history.pointsOf(customer.customerId, since));
    return trend === undefined
      ? { kind: 'no-history', customer, reason: 'nothing-kept' }
      : { kind: 'trend', customer, trend };
  }

  return {
    async byText(text, call) {
      const found = await findCustomer(text, call);
      return found.kind === 'one' ? trendOf(found.customer) : found;
    },
  };
}
