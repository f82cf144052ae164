import type { OfferLine } from '../money/offer-line.js';
import { namesKey } from '../usage/name-key.js';
import { createProductMatcher, type ProductOfChannel, productKey } from '../usage/product-match.js';
import { isByUsage, type Renewal } from '../usage/renewal.js';
import type { DeploymentInsight, ProductDeployment, ReportedUnassigned } from '../usage/unassigned-seats.js';
import { createSkuMatcher } from './join-skus.js';
import { type SubscribedSku, seatsGivenToNobody } from './subscribed-sku.js';

/** What is read of a customer's tenant now, and how offers lead to it. */
export interface LiveSeats {
  readonly skus: readonly SubscribedSku[];
  /** Lines of the offer matrix for the customer's offers; empty where there is none. */
  readonly matrix: readonly OfferLine[];
}

/**
 * The weekly report of seats given to people, with today's figures in their place where a product's licence is certain:
 * all of its subscriptions lead to one, and no other product's do. Nothing else changes, so that what cannot be joined
 * stays as old as it was. `isLive` says whether every product with seats given to nobody is of today; what the report says
 * otherwise stays beside it.
 */
export function withLiveSeats(
  deployment: DeploymentInsight,
  products: readonly ProductOfChannel[],
  renewals: readonly Renewal[],
  live: LiveSeats,
): DeploymentInsight {
  const today = liveDeployments(products, renewals, live);
  if (today.size === 0) return deployment;
  const week = deployment.products;
  const merged = [
    ...week.map((product) => besideReport(today.get(keyOf(product)), product) ?? product),
    ...[...today.values()].filter((one) => !week.some((product) => keyOf(product) === keyOf(one))),
  ];
  const unassigned = merged.reduce((sum, product) => sum + product.unassigned, 0);
  const isLive = merged.every((product) => product.isLive === true || product.unassigned === 0);
  return {
    unassigned,
    products: merged.sort((a, b) => b.unassigned - a.unassigned),
    isLive,
    ...(isLive && week.length > 0 ? otherThan(unassigned, week) : {}),
  };
}

function besideReport(today: ProductDeployment | undefined, week: ProductDeployment) {
  return today && { ...today, ...otherThan(today.unassigned, [week]) };
}

/** What the report says, where that is not what today's licences say. */
function otherThan(
  unassigned: number,
  week: readonly ProductDeployment[],
): { readonly inReport?: ReportedUnassigned } {
  const reported = week.reduce((sum, product) => sum + product.unassigned, 0);
  const [first, ...others] = week.map(({ processedDateTime }) => processedDateTime);
  const isOneDay = others.every((day) => day?.getTime() === first?.getTime());
  return reported === unassigned
    ? {}
    : { inReport: { unassigned: reported, asOf: isOneDay ? first : undefined } };
}

/** By product: what its licence holds now. */
function liveDeployments(
  products: readonly ProductOfChannel[],
  renewals: readonly Renewal[],
  { skus, matrix }: LiveSeats,
): ReadonlyMap<string, ProductDeployment> {
  const matchSku = createSkuMatcher(skus, matrix);
  const matchProduct = createProductMatcher(products);
  const skusOf = new Map<string, Set<SubscribedSku | undefined>>();
  for (const renewal of renewals.filter((one) => !isByUsage(one))) {
    const product = matchProduct(renewal);
    if (product === undefined) continue;
    const match = matchSku(renewal);
    const known = skusOf.get(keyOf(product)) ?? new Set();
    skusOf.set(keyOf(product), known.add(match.kind === 'sku' ? match.sku : undefined));
  }
  // A licence is of the whole tenant, so what is bought directly as well cannot be parted from it.
  const hasTwin = ({ productName }: ProductOfChannel) =>
    products.filter((other) => productKey(other.productName) === productKey(productName)).length > 1;
  const usedBy = (sku: SubscribedSku) => [...skusOf.values()].filter((found) => found.has(sku)).length;
  return new Map(
    products.flatMap((product) => {
      const found = [...(skusOf.get(keyOf(product)) ?? [])];
      const [sku] = found;
      if (sku === undefined || found.length > 1 || sku.isForTenant || usedBy(sku) > 1 || hasTwin(product))
        return [];
      const row: ProductDeployment = {
        productName: product.productName,
        salesChannel: product.salesChannel,
        licensesSold: sku.active,
        licensesDeployed: sku.consumed,
        processedDateTime: undefined,
        unassigned: seatsGivenToNobody(sku),
        isLive: true,
      };
      return [[keyOf(product), row] as const];
    }),
  );
}

function keyOf({ productName, salesChannel }: ProductOfChannel): string {
  return namesKey(productName, salesChannel);
}
