import type { IdleWorth } from '../../domain/money/customer-money.js';
import { deriveInsight } from '../../domain/usage/license-usage.js';
import { createProductMatcher } from '../../domain/usage/product-match.js';
import type { ProductUsage } from '../../domain/usage/product-usage.js';
import { deriveRenewals, type Renewal } from '../../domain/usage/renewal.js';
import { deriveDeployment } from '../../domain/usage/unassigned-seats.js';
import type { ListedTerm } from './customers-ports.js';

/** A term that ends: what becomes of it, and how its seats are used where that is certain. */
export interface ListedRenewal {
  readonly customer: ListedTerm['customer'];
  readonly renewal: Renewal;
  readonly product: ProductUsage | undefined;
  /** What its unused seats cost; undefined where nothing is known of that. */
  readonly worth?: IdleWorth | undefined;
  /** From when the unused seats are; undefined where no row says. */
  readonly processedDateTime: Date | undefined;
}

/** A term as a card of its customer shows it; undefined where what is kept of it was written by another version. */
export function renewalOf(
  { customer, subscriptionId, terms, rows, deployments = [] }: ListedTerm,
  now: Date,
): ListedRenewal | undefined {
  const renewal = deriveRenewals(terms, now).find((one) => one.subscriptionId === subscriptionId);
  if (renewal === undefined) return undefined;
  const deployed = deriveDeployment(deployments).products;
  const insight = deriveInsight(rows, { lowUsagePercent: 0, now, deployments: deployed });
  const product = createProductMatcher(insight?.products ?? [])(renewal);
  return { customer, renewal, product, processedDateTime: insight?.dataAge.newest };
}
