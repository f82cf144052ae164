import type { Logger } from '../../base/logger.js';
import type { Customer } from '../../domain/customers/customer.js';
import type { CustomerMoney } from '../../domain/money/customer-money.js';
import type { LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage-row.js';
import { createProductMatcher } from '../../domain/usage/product-match.js';
import type { ProductUsage } from '../../domain/usage/product-usage.js';
import type { Renewal } from '../../domain/usage/renewal.js';
import { type DeploymentInsight, deploymentOf } from '../../domain/usage/unassigned-seats.js';
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
import type { ReadPrices } from '../prices/read-prices.js';
import { createDeploymentOf, createInsightOf } from './kept-insight.js';
import { createReadLiveSeats, type ReadLiveSeatsDeps, withLive } from './read-live-seats.js';
import { createAskBeside, type SideAnswer } from './side-answer.js';

export interface ShowRenewalsDeps extends Omit<ReadLiveSeatsDeps, 'sideLimitMs'> {
  readonly findCustomer: FindCustomer;
  readonly subscriptions: SubscriptionSource;
  readonly usage: LicenseUsageSource;
  readonly deployment: LicenseDeploymentSource;
  /** Undefined with prices off. */
  readonly readPrices?: ReadPrices | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** LOW_USAGE_PERCENT, 0-100. */
  readonly lowUsagePercent: number;
  /** The most the question for usage may take, in milliseconds; 3 seconds by default. */
  readonly sideLimitMs?: number;
}

/** A subscription that will renew or end, with the usage of its product where that is certain. */
export interface RenewalLine {
  readonly renewal: Renewal;
  /**
   * Unused seats are the product's, not this subscription's: several subscriptions of one product each get the same.
   * Undefined when no product matches, or usage is missing.
   */
  readonly product: ProductUsage | undefined;
  /** Seats of the product that nobody was given as of today; undefined where that is not known. */
  readonly givenToNobody?: number | undefined;
}

/** What there is to say about a customer's renewals; readAt and lastKnown are those of the subscriptions. */
export type RenewalsOutcome =
  | ({
      readonly kind: 'renewals';
      readonly customer: Customer;
      /** Soonest first, those without an end last; empty when nothing is subscribed to. */
      readonly lines: readonly RenewalLine[];
      /** Undefined inside means no usage data yet. */
      readonly usage: SideAnswer<LicenseUsageInsight | undefined>;
      /** What is known of seats nobody was given, which unused seats are counted with. */
      readonly deployment?: SideAnswer<DeploymentInsight> | undefined;
      /** What the unused seats cost; undefined with prices off, without usage, and where no price is known. */
      readonly money?: CustomerMoney | undefined;
    } & Reading)
  | UnclearCustomer;

export interface ShowRenewals {
  /** Renewals of the customer a text means: a name, a domain or a customer id. */
  byText(text: string, call: CallContext, options?: ShowOptions): Promise<RenewalsOutcome>;
}

/**
 * Finds the customer and lists its subscriptions by term end; usage and deployment are asked beside and may be missing. Throws
 * PartnerCenterError when Partner Center does not deliver subscriptions and none are known from before.
 */
export function createShowRenewals(deps: ShowRenewalsDeps): ShowRenewals {
  const { findCustomer, subscriptions, usage, deployment, clock } = deps;
  const insightOf = createInsightOf(deps);
  const priceRenewals = createPriceRenewals(deps);
  const askBeside = createAskBeside(deps);
  const readLiveSeats = createReadLiveSeats(deps);
  const usageQuestion = { what: 'usage', source: usage, derive: (rows: readonly LicenseUsageRow[]) => rows };
  const deploymentQuestion = { what: 'deployment', source: deployment, derive: createDeploymentOf() };

  async function renewalsOf(
    customer: Customer,
    call: CallContext,
    options: ShowOptions,
  ): Promise<RenewalsOutcome> {
    const { customerId } = customer;
    const reading = subscriptions.read(customerId, call, options);
    const beside = Promise.all([
      askBeside(usageQuestion, customerId, call, options),
      askBeside(deploymentQuestion, customerId, call, options),
      readLiveSeats(
        customerId,
        reading.then(
          (terms) => terms?.rows,
          () => undefined,
        ),
        call,
        options,
      ),
    ]);
    const answer = await reading;
    if (answer === undefined) return createGoneCustomer(customer);
    const [[rows, deployed, live], priced] = await Promise.all([
      beside,
      priceRenewals(customerId, answer.rows, call),
    ]);
    const deployments = deployed.kind === 'known' ? deployed.value.products : undefined;
    const used = rows.kind === 'known' ? { ...rows, value: insightOf(rows.value, deployments) } : rows;
    const matchProduct = createProductMatcher((used.kind === 'known' && used.value?.products) || []);
    const insight = used.kind === 'known' ? used.value : undefined;
    const renewals = { ...answer, kind: 'known', value: priced.renewals } as const;
    const today = withLive(deployed, { products: insight?.products ?? [], renewals, live });
    const lines = priced.renewals.map((renewal): RenewalLine => {
      const product = matchProduct(renewal);
      const given = product && today.kind === 'known' ? deploymentOf(today.value, product) : undefined;
      return { renewal, product, ...(given?.isLive ? { givenToNobody: given.unassigned } : {}) };
    });
    const money = moneyOf(insight, priced, options.basis, clock.now());
    const { readAt, lastKnown } = answer;
    return { kind: 'renewals', customer, lines, usage: used, deployment: deployed, money, readAt, lastKnown };
  }

  return {
    async byText(text, call, options = {}) {
      const found = await findCustomer(text, call);
      return found.kind === 'one' ? renewalsOf(found.customer, call, options) : found;
    },
  };
}
