import { createSkuMatcher } from '../seats/join-skus.js';
import type { LiveSeats } from '../seats/live-deployment.js';
import type { SubscribedSku } from '../seats/subscribed-sku.js';
import { withoutExtended } from '../terms/offer.js';
import { createProductMatcher, productKey } from '../usage/product-match.js';
import type { ProductUsage } from '../usage/product-usage.js';
import { isByUsage, type Renewal } from '../usage/renewal.js';
import type { ProductDeployment } from '../usage/unassigned-seats.js';

/** What is known of a customer for a plan; empty lists for what is not. */
export interface PlanFacts {
  /** In force, as deriveRenewals orders them. */
  readonly renewals: readonly Renewal[];
  readonly products: readonly ProductUsage[];
  /** Of the weekly report alone. */
  readonly deployments: readonly ProductDeployment[];
  /** Undefined where the tenant's licences could not be read. */
  readonly live: LiveSeats | undefined;
}

/** Subscriptions that people's seats are of together, and what the readings say of them. */
export interface LicenceFacts {
  readonly name: string;
  readonly renewals: readonly Renewal[];
  readonly sku: SubscribedSku | undefined;
  readonly isCertain: boolean;
  /** Undefined where no one product of usage, or of the report, is certainly it. */
  readonly product: ProductUsage | undefined;
  readonly deployment: ProductDeployment | undefined;
}

/**
 * Puts the subscriptions of one licence together: those that lead to one licence of the tenant, and where that is not
 * known those whose offers are called alike. What is billed by usage has no seats and is left out.
 */
export function licencesOf({ renewals, products, deployments, live }: PlanFacts): readonly LicenceFacts[] {
  const matchSku = createSkuMatcher(live?.skus ?? [], live?.matrix ?? []);
  const matchProduct = createProductMatcher(products);
  const matchDeployment = createProductMatcher(deployments);
  const groups = new Map<
    SubscribedSku | string,
    { sku: SubscribedSku | undefined; isCertain: boolean; renewals: Renewal[] }
  >();
  for (const renewal of renewals.filter((one) => !isByUsage(one))) {
    const match = matchSku(renewal);
    const sku = match.kind === 'sku' ? match.sku : undefined;
    const key = sku ?? productKey(withoutExtended(renewal.offerName));
    const group = groups.get(key) ?? { sku, isCertain: true, renewals: [] };
    group.renewals.push(renewal);
    groups.set(key, { ...group, isCertain: group.isCertain && match.kind !== 'uncertain' });
  }
  return [...groups.values()].map(({ sku, isCertain, renewals: own }): LicenceFacts => {
    const name = own.find(({ outcome }) => outcome.kind !== 'extended')?.offerName ?? own[0]?.offerName ?? '';
    // A seat bought directly is one of the same licence, and no report says which of the two somebody holds.
    const hasTwin = (list: readonly { readonly productName: string }[]) =>
      list.filter(({ productName }) => productKey(productName) === productKey(withoutExtended(name))).length >
      1;
    return {
      name,
      renewals: own,
      sku,
      isCertain,
      product: hasTwin(products) ? undefined : onlyOne(own.map(matchProduct)),
      deployment: hasTwin(deployments) ? undefined : onlyOne(own.map(matchDeployment)),
    };
  });
}

/** The one thing that all agree on; undefined where they do not. */
function onlyOne<Thing>(things: readonly (Thing | undefined)[]): Thing | undefined {
  const [first] = things;
  return things.every((thing) => thing === first) ? first : undefined;
}
