import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { PricedCustomer, PricedTotals } from '../../domain/money/priced-portfolio.js';
import { nextRun } from '../../domain/schedules/cron-next.js';
import { PORTFOLIO_PAGE_SIZE } from '../../domain/usage/portfolio.js';
import type { Clock } from '../ports.js';
import type { MoneyStore } from '../prices/money-ports.js';
import { withMoney } from '../prices/with-money.js';
import type { PortfolioStore } from './portfolio-ports.js';

export type PortfolioOrderName = 'seats' | 'money';

/** How a page is wanted, and whose prices it shows. */
export interface PortfolioWish {
  readonly order?: PortfolioOrderName | undefined;
  /** As with one customer. */
  readonly basis?: PriceBasis | undefined;
  /** Customers on a page; as many as a card has room for unless given. */
  readonly pageSize?: number | undefined;
}

/** A page of all customers, the worst first. */
export interface PortfolioPage {
  readonly kind: 'portfolio';
  readonly customers: readonly PricedCustomer[];
  readonly totals: PricedTotals;
  /** From 0. */
  readonly page: number;
  readonly lastPage: number;
  readonly order: PortfolioOrderName;
  /** Undefined when no sweep has come to its end yet. */
  readonly sweptAt: Date | undefined;
}

export type PortfolioOutcome =
  | PortfolioPage
  /** It was asked for by money. */
  | { readonly kind: 'prices-off' }
  /** No figures are kept yet. */
  | { readonly kind: 'nothing-swept'; readonly nextSweepAt: Date };

export interface ShowPortfolioDeps {
  readonly portfolio: PortfolioStore;
  /** Undefined with prices off. */
  readonly money?: Pick<MoneyStore, 'of' | 'totals'> | undefined;
  /** SWEEP_CRON. */
  readonly sweepCron: string;
  readonly clock: Clock;
}

/** A page of the portfolio, from 0; the last one for a page past the end. Throws StorageError. */
export type ShowPortfolio = (page: number, wish?: PortfolioWish) => Promise<PortfolioOutcome>;

/** Answers from the kept history: Partner Center is not asked. */
export function createShowPortfolio({
  portfolio,
  money,
  sweepCron,
  clock,
}: ShowPortfolioDeps): ShowPortfolio {
  return async (wanted, { order = 'seats', basis = 'retail', pageSize = PORTFOLIO_PAGE_SIZE } = {}) => {
    if (order === 'money' && money === undefined) return { kind: 'prices-off' };
    const [figures, inAll, sweptAt] = await Promise.all([
      portfolio.totals(),
      money?.totals(basis),
      portfolio.sweptAt(),
    ]);
    const totals = { ...figures, ...(inAll === undefined ? {} : { money: inAll }) };
    if (totals.customers === 0)
      return { kind: 'nothing-swept', nextSweepAt: nextRun(sweepCron, clock.now()) };
    const lastPage = Math.ceil(totals.customers / pageSize) - 1;
    const page = Math.min(wanted, lastPage);
    const customers = await portfolio.page(
      page * pageSize,
      pageSize,
      order === 'money' ? { by: 'money', basis } : undefined,
    );
    return {
      kind: 'portfolio',
      customers: await withMoney(customers, money, basis),
      totals,
      page,
      lastPage,
      order,
      sweptAt,
    };
  };
}
