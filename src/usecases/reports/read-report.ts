import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { PortfolioPage, ShowPortfolio } from '../portfolio/show-portfolio.js';
import type { CallContext } from '../ports.js';
import type { LicenseUsageOutcome, ShowLicenseUsage } from '../usage/show-license-usage.js';
import type { ShowTrend, TrendOutcome } from '../usage/show-trend.js';

/** What a report tells, as the cards of the same questions do. */
export type ReportFigures =
  | {
      readonly kind: 'customer';
      readonly usage: Extract<LicenseUsageOutcome, { readonly kind: 'usage' | 'no-data' }>;
      /** Undefined where nothing is kept of it. */
      readonly trend: Extract<TrendOutcome, { readonly kind: 'trend' }> | undefined;
    }
  | { readonly kind: 'portfolio'; readonly page: PortfolioPage }
  /** Partner Center no longer knows the customer, or nothing was read of all customers yet. */
  | { readonly kind: 'nothing'; readonly reason: 'no such customer' | 'nothing read yet' };

/** Customers of a report about all of them, the worst first; its file has them all. */
const PORTFOLIO_CUSTOMERS = 25;

/** `customerId` undefined: of all customers. Throws PartnerCenterError and StorageError. */
export type ReadReport = (
  customerId: string | undefined,
  options: {
    readonly basis: PriceBasis;
    readonly call: CallContext;
    /** Where none is shown, none is read. */
    readonly withTrend: boolean;
  },
) => Promise<ReportFigures>;

export function createReadReport({
  showLicenseUsage,
  showTrend,
  showPortfolio,
}: {
  readonly showLicenseUsage: ShowLicenseUsage;
  readonly showTrend: ShowTrend;
  readonly showPortfolio: ShowPortfolio;
}): ReadReport {
  return async (customerId, { basis, call, withTrend }) => {
    if (customerId === undefined) {
      const page = await showPortfolio(0, { basis, pageSize: PORTFOLIO_CUSTOMERS });
      return page.kind === 'portfolio'
        ? { kind: 'portfolio', page }
        : { kind: 'nothing', reason: 'nothing read yet' };
    }
    const usage = await showLicenseUsage.byText(customerId, call, { basis });
    if (usage.kind !== 'usage' && usage.kind !== 'no-data')
      return { kind: 'nothing', reason: 'no such customer' };
    if (!withTrend) return { kind: 'customer', usage, trend: undefined };
    // Behind usage, whose reading is kept and is the newest of the trend.
    const trend = await showTrend.byText(customerId, call);
    return { kind: 'customer', usage, trend: trend.kind === 'trend' ? trend : undefined };
  };
}
