import { type Customer, type CustomerMatch, isCustomerId } from '../domain/customer.js';
import { deriveInsight, type LicenseUsageInsight } from '../domain/license-usage.js';
import type { Logger } from '../logger.js';
import type { CallContext, Clock, CustomerDirectory, PartnerCenter } from './ports.js';

export interface ShowLicenseUsageDeps {
  readonly partnerCenter: PartnerCenter;
  readonly directory: CustomerDirectory;
  readonly clock: Clock;
  readonly logger: Logger;
  /** LOW_USAGE_PERCENT, 0-100. */
  readonly lowUsagePercent: number;
}

/** What there is to say about a customer's licence usage. */
export type LicenseUsageOutcome =
  | { readonly kind: 'usage'; readonly customer: Customer; readonly insight: LicenseUsageInsight }
  | { readonly kind: 'no-data'; readonly customer: Customer }
  | { readonly kind: 'several'; readonly tried: string; readonly customers: readonly Customer[] }
  | {
      readonly kind: 'no-customer';
      readonly tried: string;
      readonly nearest: readonly Customer[];
      /** How many customers were looked through. */
      readonly searched: number;
    };

export interface ShowLicenseUsage {
  /** Usage of the customer a text means: a name, a domain or a customer id. */
  byText(text: string, call: CallContext): Promise<LicenseUsageOutcome>;
}

/**
 * Finds the customer and derives what its usage rows say. Throws PartnerCenterError when Partner Center does not
 * deliver; an unknown customer and missing data are outcomes.
 */
export function createShowLicenseUsage(deps: ShowLicenseUsageDeps): ShowLicenseUsage {
  const { partnerCenter, directory, clock, logger, lowUsagePercent } = deps;

  async function usageOf(customer: Customer, call: CallContext): Promise<LicenseUsageOutcome> {
    const rows = await partnerCenter.getLicenseUsage(customer.customerId, call);
    if (rows === undefined)
      return { kind: 'no-customer', tried: customer.customerName, nearest: [], searched: 0 };
    const insight = deriveInsight(rows, { lowUsagePercent, now: clock.now() });
    if (insight === undefined) return { kind: 'no-data', customer };
    if (insight.contradictions.length > 0) {
      const { customerId } = customer;
      logger.warn({ customerId, rows: insight.contradictions.length }, 'usagePercent contradicts the counts');
    }
    return { kind: 'usage', customer, insight };
  }

  /** A customer the cached directory does not have may have been added since: one call upstream tells. */
  async function lookUpstream(text: string, match: CustomerMatch, call: CallContext): Promise<CustomerMatch> {
    if (match.kind !== 'none') return match;
    const id = text.trim();
    if (isCustomerId(id)) {
      const customer = await partnerCenter.getCustomer(id.toLowerCase(), call);
      return customer === undefined ? match : { kind: 'one', customer };
    }
    const found = await partnerCenter.searchCustomers(match.tried, call);
    const [first, ...others] = found;
    if (first === undefined) return match;
    return others.length === 0
      ? { kind: 'one', customer: first }
      : { kind: 'several', customers: found.slice(0, 8) };
  }

  return {
    async byText(text, call) {
      const index = await directory.index(call);
      const match = await lookUpstream(text, index.match(text), call);
      switch (match.kind) {
        case 'one':
          return usageOf(match.customer, call);
        case 'several':
          return { kind: 'several', tried: text, customers: match.customers };
        case 'none':
          return { kind: 'no-customer', tried: match.tried, nearest: match.nearest, searched: index.size };
      }
    },
  };
}
