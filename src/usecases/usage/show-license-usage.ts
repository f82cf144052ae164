import type { Logger } from '../../base/logger.js';
import type { Customer } from '../../domain/customers/customer.js';
import type { CustomerMoney } from '../../domain/money/customer-money.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import type { Renewal } from '../../domain/usage/renewal.js';
import type { DeploymentInsight } from '../../domain/usage/unassigned-seats.js';
import type { UsageChange } from '../../domain/usage/usage-trend.js';
import { createGoneCustomer, type FindCustomer, type UnclearCustomer } from '../customers/find-customer.js';
import type {
  CallContext,
  Clock,
  LicenseDeploymentSource,
  LicenseUsageSource,
  Reading,
  SubscriptionSource,
} from '../ports.js';
import { createPriceRenewals, moneyOf, type ShowOptions } from '../prices/priced-renewals.js';
import type { CustomerPrices, ReadPrices } from '../prices/read-prices.js';
import { createDeploymentOf, createInsightOf } from './kept-insight.js';
import {
  createReadLiveSeats,
  type LiveSeatsAnswer,
  type ReadLiveSeatsDeps,
  withLive,
} from './read-live-seats.js';
import { createAskBeside, type SideAnswer } from './side-answer.js';
import type { ReadWeekChange } from './week-change.js';

export interface ShowLicenseUsageDeps extends Omit<ReadLiveSeatsDeps, 'sideLimitMs'> {
  readonly findCustomer: FindCustomer;
  readonly usage: LicenseUsageSource;
  readonly deployment: LicenseDeploymentSource;
  readonly subscriptions: SubscriptionSource;
  /** Undefined with prices off. */
  readonly readPrices?: ReadPrices | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** LOW_USAGE_PERCENT, 0-100. */
  readonly lowUsagePercent: number;
  /** Undefined where nothing is kept. */
  readonly readWeekChange?: ReadWeekChange | undefined;
  /** The most the questions beside usage may take, in milliseconds; 3 seconds by default. */
  readonly sideLimitMs?: number;
}

/** What completes usage: either part may be missing, whatever became of the other. */
export interface ContractAnswers {
  /** Of the weekly report, and of today where that is known of a product. */
  readonly deployment: SideAnswer<DeploymentInsight>;
  readonly renewals: SideAnswer<readonly Renewal[]>;
  /** Of the weekly report alone. */
  readonly weekly?: SideAnswer<DeploymentInsight> | undefined;
  /** What the customer's subscriptions are sold at; undefined with prices off, and where none is known. */
  readonly prices?: CustomerPrices | undefined;
  /** What the tenant holds now; undefined where that is not asked. */
  readonly live?: LiveSeatsAnswer | undefined;
}

/** What there is to say about a customer's licence usage; readAt and lastKnown are those of the usage rows. */
export type LicenseUsageOutcome =
  | ({
      readonly kind: 'usage';
      readonly customer: Customer;
      readonly insight: LicenseUsageInsight;
      /** Against about a week before; undefined when that is not known. */
      readonly weekChange?: UsageChange | undefined;
      /** What the unused seats cost; undefined with prices off, and where none is known for this customer. */
      readonly money?: CustomerMoney | undefined;
    } & Reading &
      ContractAnswers)
  | ({ readonly kind: 'no-data'; readonly customer: Customer } & Reading & ContractAnswers)
  | UnclearCustomer;

export interface ShowLicenseUsage {
  /** Usage of the customer a text means: a name, a domain or a customer id. */
  byText(text: string, call: CallContext, options?: ShowOptions): Promise<LicenseUsageOutcome>;
}

const NOTHING_PRICED = { renewals: [], prices: undefined };

/**
 * Finds the customer and derives what its usage rows say; deployment and subscriptions are asked beside and may be
 * missing. Throws PartnerCenterError when Partner Center does not deliver usage and none is known from before; an
 * unknown customer and missing data are outcomes.
 */
export function createShowLicenseUsage(deps: ShowLicenseUsageDeps): ShowLicenseUsage {
  const { findCustomer, usage, deployment, subscriptions, subscribedSkus, readWeekChange, clock, logger } =
    deps;
  const insightOf = createInsightOf(deps);
  const priceRenewals = createPriceRenewals(deps);
  const askBeside = createAskBeside(deps);
  const readLiveSeats = createReadLiveSeats(deps);
  const deploymentQuestion = { what: 'deployment', source: deployment, derive: createDeploymentOf() };
  const termsQuestion = {
    what: 'subscriptions',
    source: subscriptions,
    derive: (terms: readonly SubscriptionTerm[]) => terms,
  };

  async function renewalsOf(customerId: string, call: CallContext, options: ShowOptions) {
    const reading = askBeside(termsQuestion, customerId, call, options);
    const known = reading.then((terms) => (terms.kind === 'known' ? terms.value : undefined));
    const live = readLiveSeats(customerId, known, call, options);
    return { ...(await pricedOf(customerId, await reading, call)), live: await live };
  }

  async function pricedOf(
    customerId: string,
    terms: SideAnswer<readonly SubscriptionTerm[]>,
    call: CallContext,
  ) {
    if (terms.kind === 'missing') return { renewals: terms, priced: NOTHING_PRICED };
    const priced = await priceRenewals(customerId, terms.value, call);
    return { renewals: { ...terms, value: priced.renewals }, priced };
  }

  async function usageOf(
    customer: Customer,
    call: CallContext,
    options: ShowOptions,
  ): Promise<LicenseUsageOutcome> {
    const { customerId } = customer;
    const reading = usage.read(customerId, call, options);
    const beside = Promise.all([
      askBeside(deploymentQuestion, customerId, call, options),
      renewalsOf(customerId, call, options),
    ]);
    const answer = await reading;
    if (answer === undefined) return createGoneCustomer(customer);
    const { rows, readAt, lastKnown } = answer;
    const [deployed, { renewals, priced, live }] = await beside;
    const insight = insightOf(rows, deployed.kind === 'known' ? deployed.value.products : undefined);
    const weekChange = insight && readWeekChange?.(customerId, insight, call.correlationId);
    const products = insight?.products ?? [];
    const parts = {
      customer,
      readAt,
      lastKnown,
      deployment: withLive(deployed, { products, renewals, live }),
      renewals,
      weekly: deployed,
      prices: priced.prices,
      ...(subscribedSkus === undefined ? {} : { live }),
    };
    if (insight === undefined) return { kind: 'no-data', ...parts };
    if (insight.contradictions.length > 0) {
      const { correlationId } = call;
      logger.warn(
        { customerId, rows: insight.contradictions.length, correlationId },
        'usagePercent contradicts the counts',
      );
    }
    const money = moneyOf(insight, priced, options.basis, clock.now());
    return { kind: 'usage', insight, weekChange: await weekChange, money, ...parts };
  }

  return {
    async byText(text, call, options = {}) {
      const found = await findCustomer(text, call);
      return found.kind === 'one' ? usageOf(found.customer, call, options) : found;
    },
  };
}
