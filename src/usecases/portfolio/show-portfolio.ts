import { nextRun } from '../../domain/schedules/cron-next.js';
import {
  PORTFOLIO_PAGE_SIZE,
  type PortfolioCustomer,
  type PortfolioTotals,
} from '../../domain/usage/portfolio.js';
import type { Clock } from '../ports.js';
import type { PortfolioStore } from './portfolio-ports.js';

/** A page of all customers, the worst first. */
export interface PortfolioPage {
  readonly kind: 'portfolio';
  readonly customers: readonly PortfolioCustomer[];
  readonly totals: PortfolioTotals;
  /** From 0. */
  readonly page: number;
  readonly lastPage: number;
  /** Undefined when no sweep has come to its end yet. */
  readonly sweptAt: Date | undefined;
}

export type PortfolioOutcome =
  | PortfolioPage
  /** No figures are kept yet. */
  | { readonly kind: 'nothing-swept'; readonly nextSweepAt: Date };

export interface ShowPortfolioDeps {
  readonly portfolio: PortfolioStore;
  /** SWEEP_CRON. */
  readonly sweepCron: string;
  readonly clock: Clock;
}

/** A page of the portfolio, from 0; the last one for a page past the end. Throws StorageError. */
export type ShowPortfolio = (page: number) => Promise<PortfolioOutcome>;

/** Answers from the kept history: Partner Center is not asked. */
export function createShowPortfolio({ portfolio, sweepCron, clock }: ShowPortfolioDeps): ShowPortfolio {
  return async (wanted) => {
    const [totals, sweptAt] = await Promise.all([portfolio.totals(), portfolio.sweptAt()]);
    if (totals.customers === 0)
      return { kind: 'nothing-swept', nextSweepAt: nextRun(sweepCron, clock.now()) };
    const lastPage = Math.ceil(totals.customers / PORTFOLIO_PAGE_SIZE) - 1;
    const page = Math.min(wanted, lastPage);
    const customers = await portfolio.page(page * PORTFOLIO_PAGE_SIZE, PORTFOLIO_PAGE_SIZE);
    return { kind: 'portfolio', customers, totals, page, lastPage, sweptAt };
  };
}
