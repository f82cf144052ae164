import { DAY_MS } from '../../base/time.js';
import type { SubscriptionTerm } from '../terms/subscription-term.js';
import type { TermOutcome } from '../terms/term-outcome.js';
import { isStale } from '../usage/data-age.js';
import type { LicenseDeploymentRow } from '../usage/license-deployment.js';
import { deriveInsight, type LicenseUsageInsight, type LicenseUsageRow } from '../usage/license-usage.js';
import { nameKey } from '../usage/name-key.js';
import { createProductMatcher } from '../usage/product-match.js';
import { deriveRenewals, type Renewal } from '../usage/renewal.js';
import { deriveDeployment } from '../usage/unassigned-seats.js';
import type { AlertFigures, AlertSubject, TermEnd } from './alert.js';
import { RULE_TRAITS } from './rule-traits.js';
import type { WatchRuleKind } from './watch.js';
import { isProductExcepted } from './watch-coverage.js';

/** What is known of one customer when its watches are looked at. */
export interface WatchedReading {
  readonly customerId: string;
  readonly rows: readonly LicenseUsageRow[];
  /** How many seats of each product were given to people; undefined when that was not read. */
  readonly deployments?: readonly LicenseDeploymentRow[] | undefined;
  /** A complete list or report no longer has it: it left, or has no usage any more. */
  readonly isOver?: boolean | undefined;
  /** Undefined when they were not read. */
  readonly terms: readonly SubscriptionTerm[] | undefined;
}

/** One thing a rule can be about, and how it stands. */
export interface WatchFact {
  readonly subject: AlertSubject;
  /** Undefined when nothing fresh is known of it: its rows are stale, or of no date. */
  readonly figures: AlertFigures | undefined;
}

/** Facts of one reading, worked out when asked for and once for all watches. */
export interface WatchFacts {
  readonly customerId: string;
  /** Seats of all products, whatever is excepted. */
  readonly seats: number;
  /** It left, has no usage any more, or nothing was read of it for 60 days: it is hardly a customer any more. */
  readonly isGone: boolean;
  /**
   * What a rule of a kind looks at, products of these names left out; undefined when nothing is known: no rows, rows
   * all stale, or seats unused but subscriptions not read.
   */
  of(ruleKind: WatchRuleKind, exceptProducts: readonly string[]): readonly WatchFact[] | undefined;
}

const GONE_AFTER_MS = 60 * DAY_MS;

/** Works out what watches go by. Subscriptions that renew by themselves come first, then by the end of their term. */
export function createWatchFacts(
  { customerId, rows, deployments = [], terms, isOver = false }: WatchedReading,
  now: Date,
): WatchFacts {
  const deployed = deriveDeployment(deployments).products;
  const insights = new Map<string, LicenseUsageInsight | undefined>();
  const facts = new Map<string, readonly WatchFact[] | undefined>();
  const whole = insightWithout([]);
  const newest = whole?.dataAge.newest;
  const isKnown = newest !== undefined && !isStale(newest, now);

  function insightWithout(exceptProducts: readonly string[]): LicenseUsageInsight | undefined {
    const key = exceptProducts.join('\n');
    if (insights.has(key)) return insights.get(key);
    const left =
      exceptProducts.length === 0
        ? rows
        : rows.filter(
            ({ productName, workloadName }) =>
              !isProductExcepted(exceptProducts, productName) &&
              !isProductExcepted(exceptProducts, workloadName),
          );
    // Flags are not used here.
    const insight = deriveInsight(left, { lowUsagePercent: 0, now, deployments: deployed });
    insights.set(key, insight);
    return insight;
  }

  function factsOf(
    kind: AlertSubject['kind'],
    exceptProducts: readonly string[],
  ): readonly WatchFact[] | undefined {
    const insight = insightWithout(exceptProducts);
    if (insight === undefined) return [];
    switch (kind) {
      case 'workload':
        return workloadFacts(insight, now);
      case 'product':
        return productFacts(insight, now);
      case 'subscription':
        if (terms === undefined) return insight.unused.atMost === 0 ? [] : undefined;
        return renewalFacts(insight, terms, exceptProducts, now);
    }
  }

  return {
    customerId,
    seats: whole?.seats ?? 0,
    isGone: isOver || (newest !== undefined && now.getTime() - newest.getTime() > GONE_AFTER_MS),
    of(ruleKind, exceptProducts) {
      if (!isKnown) return undefined;
      const kind = RULE_TRAITS[ruleKind].subject;
      const key = [kind, ...exceptProducts].join('\n');
      if (!facts.has(key)) facts.set(key, factsOf(kind, exceptProducts));
      return facts.get(key);
    },
  };
}

function workloadFacts({ workloads, products }: LicenseUsageInsight, now: Date): readonly WatchFact[] {
  const newest = new Map<string, Date>();
  for (const { rows } of products) {
    for (const { workloadName, processedDateTime } of rows) {
      const key = nameKey(workloadName);
      const known = newest.get(key);
      if (processedDateTime && (known === undefined || processedDateTime > known)) {
        newest.set(key, processedDateTime);
      }
    }
  }
  return workloads.map(({ workloadName, licensesQualified, licensesActive }) => {
    const dataAsOf = fresh(newest.get(nameKey(workloadName)), now);
    return {
      subject: { kind: 'workload', workloadName },
      figures: dataAsOf && { kind: 'workload', licensesQualified, licensesActive, dataAsOf },
    };
  });
}

function productFacts({ products }: LicenseUsageInsight, now: Date): readonly WatchFact[] {
  return products.map(({ productName, salesChannel, seats, unused, rows }) => {
    const dataAsOf = fresh(newestOf(rows), now);
    return {
      subject: { kind: 'product', productName, salesChannel },
      figures: dataAsOf && {
        kind: 'product',
        seats,
        unusedAtLeast: unused.atLeast,
        unusedAtMost: unused.atMost,
        dataAsOf,
      },
    };
  });
}

function renewalFacts(
  { products, dataAge }: LicenseUsageInsight,
  terms: readonly SubscriptionTerm[],
  exceptProducts: readonly string[],
  now: Date,
): readonly WatchFact[] {
  const match = createProductMatcher(products);
  const facts = new Map<string, WatchFact>();
  const renewals = deriveRenewals(terms, now).filter(isRenewalWatched);
  // Sorting keeps the order by the end of the term.
  const inOrder = [...renewals].sort((a, b) => Number(costsNothing(a)) - Number(costsNothing(b)));
  for (const renewal of inOrder) {
    const { subscriptionId, offerName, quantity, autoRenewEnabled, outcome, lastDay: endsAt } = renewal;
    if (endsAt === undefined || facts.has(subscriptionId)) continue;
    const subject = { kind: 'subscription', subscriptionId, offerName } as const;
    const product = match(renewal);
    const term = {
      kind: 'renewal',
      quantity,
      endsAt,
      autoRenewEnabled,
      ...toldEnd(outcome, quantity),
    } as const;
    const dataAsOf = product && fresh(newestOf(product.rows), now);
    if (product !== undefined && dataAsOf !== undefined) {
      const { seats, unused } = product;
      const figures = {
        ...term,
        seats,
        unusedAtLeast: unused.atLeast,
        unusedAtMost: unused.atMost,
        dataAsOf,
      };
      facts.set(subscriptionId, { subject, figures });
    } else if (outcome.kind === 'extended' && !isProductExcepted(exceptProducts, offerName)) {
      const unknown = { seats: quantity, unusedAtLeast: 0, unusedAtMost: 0, isUsageUnknown: true } as const;
      const figures = dataAge.newest && ({ ...term, ...unknown, dataAsOf: dataAge.newest } as const);
      facts.set(subscriptionId, { subject, figures });
    } else if (product !== undefined) facts.set(subscriptionId, { subject, figures: undefined });
  }
  return [...facts.values()];
}

function costsNothing({ outcome }: Renewal): boolean {
  return outcome.kind === 'ends' || outcome.kind === 'cancelled';
}

function toldEnd(
  outcome: TermOutcome,
  quantity: number,
): { readonly termEnd: TermEnd; readonly nextQuantity?: number } {
  switch (outcome.kind) {
    case 'renews':
    case 'converts':
      return outcome.quantity === quantity
        ? { termEnd: 'renews' }
        : { termEnd: 'renews', nextQuantity: outcome.quantity };
    case 'extended':
      return { termEnd: outcome.isNow ? 'extended' : 'extends' };
    case 'undecided':
    case 'cancelled':
      return { termEnd: outcome.kind };
    case 'ends':
    case 'by-usage':
    case 'not-in-force':
      return { termEnd: 'ends' };
  }
}

/**
 * Whether the end of a term is a time to act: not of a trial, nor of what is billed by usage, and not of a month that
 * renews by itself, whose seats can be dropped any month. An extended term is watched always: it costs more.
 */
export function isRenewalWatched({ isTrial, termDuration, outcome }: Renewal): boolean {
  if (outcome.kind === 'extended') return true;
  if (isTrial || outcome.kind === 'by-usage') return false;
  return !(termDuration === 'P1M' && outcome.kind === 'renews');
}

function newestOf(rows: readonly LicenseUsageRow[]): Date | undefined {
  let newest: Date | undefined;
  for (const { processedDateTime } of rows) {
    if (processedDateTime && (newest === undefined || processedDateTime > newest)) newest = processedDateTime;
  }
  return newest;
}

function fresh(time: Date | undefined, now: Date): Date | undefined {
  return time === undefined || isStale(time, now) ? undefined : time;
}
