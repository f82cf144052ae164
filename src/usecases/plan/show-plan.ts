import type { Conversation } from '../../domain/conversation.js';
import type { Customer } from '../../domain/customers/customer.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import { derivePlan } from '../../domain/plan/derive-plan.js';
import type { Plan } from '../../domain/plan/plan.js';
import type { DataAge } from '../../domain/usage/data-age.js';
import { isUnclear, type UnclearCustomer } from '../customers/find-customer.js';
import type { CallContext, Clock, Reading } from '../ports.js';
import type { ShowOptions } from '../prices/priced-renewals.js';
import type { LiveSeatsAnswer } from '../usage/read-live-seats.js';
import type { LicenseUsageOutcome, ShowLicenseUsage } from '../usage/show-license-usage.js';
import type { MadePlanBook } from './made-plan.js';
import type { MadePlan } from './plan-ports.js';

/** What could be done about a customer's seats; readAt and lastKnown are those of the usage rows. */
export type PlanOutcome =
  | ({
      readonly kind: 'plan';
      readonly customer: Customer;
      /** Undefined where subscriptions are not available, without which nothing can be planned. */
      readonly plan: Plan | undefined;
      readonly basis: PriceBasis;
      /** Whether prices are known at all: without them nothing is said of money. */
      readonly hasPrices: boolean;
      /** Undefined when there is no usage yet: then idle seats are not known. */
      readonly usageAge: DataAge | undefined;
      /** What the tenant holds now, or why that is not known. */
      readonly live: LiveSeatsAnswer | undefined;
      /** What somebody took into a ticket where it is asked; undefined for nothing. */
      readonly made?: MadePlan | undefined;
    } & Reading)
  | UnclearCustomer;
export type PlanAnswer = Extract<PlanOutcome, { readonly kind: 'plan' }>;

export interface ShowPlanOptions extends ShowOptions {
  /** Undefined at a terminal. */
  readonly askedIn?: Conversation | undefined;
}

export interface ShowPlan {
  /** A plan for the customer a text means: a name, a domain or a customer id. Throws what usage throws. */
  byText(text: string, call: CallContext, options?: ShowPlanOptions): Promise<PlanOutcome>;
}

/** Plans by what usage, the report of seats given out, subscriptions and the tenant's licences say. Changes nothing. */
export function createShowPlan({
  showLicenseUsage,
  planAllowancePercent,
  madePlans,
  clock,
}: {
  readonly showLicenseUsage: ShowLicenseUsage;
  /** PLAN_ALLOWANCE_PERCENT, 0-100. */
  readonly planAllowancePercent: number;
  /** Undefined without a database. */
  readonly madePlans?: Pick<MadePlanBook, 'of'> | undefined;
  readonly clock: Clock;
}): ShowPlan {
  return {
    async byText(text, call, options = {}) {
      const outcome = await showLicenseUsage.byText(text, call, options);
      if (isUnclear(outcome)) return outcome;
      const { basis = 'retail', askedIn } = options;
      const { customer, readAt, lastKnown, live, prices, renewals } = outcome;
      const reading =
        renewals.kind === 'known' ? { renewals: renewals.value, readAt: renewals.readAt } : undefined;
      const made = askedIn && (await madePlans?.of(askedIn, customer.customerId, reading));
      return {
        kind: 'plan',
        customer,
        plan: planOf(outcome, { allowancePercent: planAllowancePercent, basis, now: clock.now() }),
        basis,
        hasPrices: prices !== undefined,
        usageAge: outcome.kind === 'usage' ? outcome.insight.dataAge : undefined,
        live,
        ...(made === undefined ? {} : { made }),
        readAt,
        lastKnown,
      };
    },
  };
}

function planOf(
  outcome: Exclude<LicenseUsageOutcome, UnclearCustomer>,
  {
    allowancePercent,
    basis,
    now,
  }: { readonly allowancePercent: number; readonly basis: PriceBasis; readonly now: Date },
): Plan | undefined {
  const { renewals, weekly, live, prices } = outcome;
  if (renewals.kind === 'missing') return undefined;
  return derivePlan(
    {
      renewals: renewals.value,
      products: outcome.kind === 'usage' ? outcome.insight.products : [],
      deployments: weekly?.kind === 'known' ? weekly.value.products : [],
      live: live?.kind === 'known' ? live.value : undefined,
    },
    { allowancePercent, prices: prices && { ...prices, basis }, now },
  );
}
