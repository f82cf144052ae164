import type { Customer } from '../../domain/customers/customer.js';
import type { CustomerMoney } from '../../domain/money/customer-money.js';
import type { LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import { type UnusedProduct, unusedProducts } from '../../domain/usage/unused-product.js';
import { isUnclear, type UnclearCustomer } from '../customers/find-customer.js';
import type { CallContext, Reading } from '../ports.js';
import type { ShowOptions } from '../prices/priced-renewals.js';
import type { ContractAnswers, LicenseUsageOutcome, ShowLicenseUsage } from './show-license-usage.js';

/** What there is to say about a customer's unused licences; readAt and lastKnown are those of the usage rows. */
export type UnusedLicensesOutcome =
  | ({
      readonly kind: 'unused';
      readonly customer: Customer;
      /** Undefined when there is no usage data yet: then only unassigned seats are told. */
      readonly insight: LicenseUsageInsight | undefined;
      /** Most idle seats first; empty when every seat is in use, as far as is known. */
      readonly products: readonly UnusedProduct[];
      /** As with usage. */
      readonly money?: CustomerMoney | undefined;
    } & Reading &
      ContractAnswers)
  | UnclearCustomer;

export interface ShowUnusedLicenses {
  /** Unused licences of the customer a text means: a name, a domain or a customer id. */
  byText(text: string, call: CallContext, options?: ShowOptions): Promise<UnusedLicensesOutcome>;
}

/** Usage seen by product: unused and unassigned seats, and when their terms end. Throws what usage throws. */
export function createShowUnusedLicenses(showLicenseUsage: ShowLicenseUsage): ShowUnusedLicenses {
  return {
    async byText(text, call, options) {
      return toUnused(await showLicenseUsage.byText(text, call, options));
    },
  };
}

function toUnused(outcome: LicenseUsageOutcome): UnusedLicensesOutcome {
  if (isUnclear(outcome)) return outcome;
  const { customer, readAt, lastKnown, deployment, renewals, live } = outcome;
  const [insight, money] =
    outcome.kind === 'usage' ? [outcome.insight, outcome.money] : [undefined, undefined];
  const products = unusedProducts({
    usages: insight?.products ?? [],
    deployments: deployment.kind === 'known' ? deployment.value.products : [],
    renewals: renewals.kind === 'known' ? renewals.value : [],
  });
  const parts = { customer, insight, products, money, readAt, lastKnown, deployment, renewals };
  return { kind: 'unused', ...parts, ...(live === undefined ? {} : { live }) };
}
