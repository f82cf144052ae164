import { compareTexts } from '../../base/compare-texts.js';
import { namesKey } from './name-key.js';
import { createProductMatcher, type ProductOfChannel } from './product-match.js';
import type { ProductUsage } from './product-usage.js';
import type { Renewal } from './renewal.js';
import type { ProductDeployment } from './unassigned-seats.js';

/** A product with seats that nobody uses or that nobody was given. */
export interface UnusedProduct extends ProductOfChannel {
  /** Undefined when Partner Center has no usage of it. */
  readonly usage: ProductUsage | undefined;
  /** Undefined when Partner Center did not say how many of its seats are assigned. */
  readonly deployment: ProductDeployment | undefined;
  /** Of the subscriptions that are certainly for this product, soonest term end first. */
  readonly renewals: readonly Renewal[];
}

/** What is known about a customer's products; empty lists for what is not. */
export interface ProductFacts {
  readonly usages: readonly ProductUsage[];
  readonly deployments: readonly ProductDeployment[];
  /** As deriveRenewals orders them. */
  readonly renewals: readonly Renewal[];
}

/**
 * Products with seats unused in at least one possible reading, or unassigned: most such seats first, of as many the
 * one with more certain ones, then by name. The upper end of a range ranks, as it does in watches: people who use
 * one part of a suite mostly use the others too, so the truth is near it, and by the lower end every suite would
 * stand beneath every product of a single workload, however little of it is used (docs/adr/0018). Usage and
 * deployment spell a product alike; subscriptions are matched by productKey.
 */
export function unusedProducts({ usages, deployments, renewals }: ProductFacts): readonly UnusedProduct[] {
  const deploymentOf = new Map(deployments.map((deployment) => [keyOf(deployment), deployment]));
  const usageOf = new Map(usages.map((usage) => [keyOf(usage), usage]));
  const products: readonly ProductOfChannel[] = [
    ...usages,
    ...deployments.filter((deployment) => !usageOf.has(keyOf(deployment))),
  ];
  const match = createProductMatcher(products);
  const matched = renewals.map((renewal) => ({ renewal, product: match(renewal) }));

  return products
    .map(
      (product): UnusedProduct => ({
        productName: product.productName,
        salesChannel: product.salesChannel,
        usage: usageOf.get(keyOf(product)),
        deployment: deploymentOf.get(keyOf(product)),
        renewals: matched.flatMap((entry) => (entry.product === product ? [entry.renewal] : [])),
      }),
    )
    .filter((product) => idleSeats(product) > 0)
    .sort(
      (a, b) =>
        idleSeats(b) - idleSeats(a) ||
        certainSeats(b) - certainSeats(a) ||
        compareTexts(a.productName, b.productName),
    );
}

function idleSeats({ usage, deployment }: UnusedProduct): number {
  return Math.max(usage?.unused.atMost ?? 0, deployment?.unassigned ?? 0);
}

function certainSeats({ usage, deployment }: UnusedProduct): number {
  return Math.max(usage?.unused.atLeast ?? 0, deployment?.unassigned ?? 0);
}

function keyOf({ productName, salesChannel }: ProductOfChannel): string {
  return namesKey(productName, salesChannel);
}
