import type { PriceBasis } from '../../domain/money/price-basis.js';
import { nextRun } from '../../domain/schedules/cron-next.js';
import type { CustomersQuestion } from '../../domain/usage/customers-question.js';
import { beginOfSpan, type DaySpan, daysOfSpan } from '../../domain/usage/named-span.js';
import { partsCalled } from '../../domain/usage/part-naming.js';
import { PORTFOLIO_PAGE_SIZE } from '../../domain/usage/portfolio.js';
import type { PlannedChanges } from '../plan/plan-ports.js';
import type { Clock } from '../ports.js';
import type {
  CustomersStore,
  CustomersTest,
  ListedCustomer,
  ListStretch,
  NumberedPart,
} from './customers-ports.js';
import { listPlans, type PlansList, type PlansQuestion } from './list-plans.js';
import { type ListedRenewal, renewalOf } from './listed-renewal.js';
import type { PortfolioStore } from './portfolio-ports.js';

export type { ListedCustomer, ListedRenewal };

interface ListPage<Line> {
  readonly lines: readonly Line[];
  /** Of the whole list. */
  readonly total: number;
  /** From 0. */
  readonly page: number;
  readonly lastPage: number;
  /** Undefined when no sweep has come to its end yet. */
  readonly sweptAt: Date | undefined;
  /** Whose prices are on its lines; undefined where none are. */
  readonly basis?: PriceBasis | undefined;
}

export type RenewalsQuestion = Extract<CustomersQuestion, { readonly kind: 'renewals' }>;
export type FiguresQuestion = Exclude<CustomersQuestion, RenewalsQuestion | PlansQuestion>;

export interface RenewalsPage extends ListPage<ListedRenewal> {
  readonly kind: 'renewals';
  readonly question: RenewalsQuestion;
  readonly span: DaySpan;
  /** Customers with figures, and those of them whose subscriptions were read. */
  readonly coverage: { readonly customers: number; readonly read: number };
}

export interface FiguresPage extends ListPage<ListedCustomer> {
  readonly kind: 'figures';
  readonly question: FiguresQuestion;
  /** The products or workloads that were added up; empty for all products. */
  readonly parts: readonly Pick<NumberedPart, 'kind' | 'name'>[];
  /** The day that a change is counted from; undefined for the reading before. */
  readonly since: Date | undefined;
}

export interface PlansPage extends PlansList {
  readonly kind: 'plans';
  readonly question: PlansQuestion;
  /** Customers with figures, and those of them whose subscriptions were read. */
  readonly coverage: { readonly customers: number; readonly read: number };
  /** Undefined when no sweep has come to its end yet. */
  readonly sweptAt: Date | undefined;
}

export type CustomersOutcome =
  | RenewalsPage
  | PlansPage
  | FiguresPage
  /** Nobody has anything of that name. */
  | { readonly kind: 'no-such-product'; readonly product: string }
  /** No figures are kept yet. */
  | { readonly kind: 'nothing-swept'; readonly nextSweepAt: Date };

export interface ListCustomersDeps {
  readonly customers: CustomersStore;
  readonly plans: Pick<PlannedChanges, 'list' | 'totals'>;
  readonly portfolio: Pick<PortfolioStore, 'sweptAt'>;
  /** SWEEP_CRON. */
  readonly sweepCron: string;
  readonly clock: Clock;
}

/**
 * A page of the customers that a question takes, from 0; the last one for a page past the end. It has as many lines as a
 * card has room for unless `pageSize` says. Plans are ranked by prices on a basis, list prices unless given. Throws
 * StorageError.
 */
export type ListCustomers = (
  question: CustomersQuestion,
  page: number,
  pageSize?: number,
  basis?: PriceBasis,
) => Promise<CustomersOutcome>;

/** What is usual where a question about renewals names no time. */
const USUAL_SPAN = { kind: 'days', days: 30 } as const;

/** Answers from what sweeps kept: Partner Center is not asked. */
export function createListCustomers({
  customers,
  plans,
  portfolio,
  sweepCron,
  clock,
}: ListCustomersDeps): ListCustomers {
  async function renewals(
    question: RenewalsQuestion,
    wanted: number,
    size: number,
  ): Promise<CustomersOutcome> {
    const now = clock.now();
    const span = daysOfSpan(question.span ?? USUAL_SPAN, now);
    const [list, coverage, sweptAt] = await Promise.all([
      pageOf(wanted, size, (offset) => customers.terms({ span, words: question.product }, offset, size)),
      customers.termCoverage(),
      portfolio.sweptAt(),
    ]);
    if (list.total === 0 && !(await customers.isFilled())) return nothingSwept();
    const lines = list.lines.flatMap((term) => renewalOf(term, now) ?? []);
    return { ...list, kind: 'renewals', question, lines, span, coverage, sweptAt };
  }

  async function planned(
    question: PlansQuestion,
    wish: { readonly page: number; readonly size: number; readonly basis: PriceBasis },
  ): Promise<CustomersOutcome> {
    const [list, coverage, sweptAt] = await Promise.all([
      listPlans(plans, question, wish, clock.now()),
      customers.termCoverage(),
      portfolio.sweptAt(),
    ]);
    if (list.total === 0 && !(await customers.isFilled())) return nothingSwept();
    return { ...list, kind: 'plans', question, coverage, sweptAt };
  }

  async function figures(question: FiguresQuestion, wanted: number, size: number): Promise<CustomersOutcome> {
    const parts = await partsOf(question);
    if (parts !== undefined && parts.length === 0) {
      if (!(await customers.isFilled())) return nothingSwept();
      return { kind: 'no-such-product', product: productOf(question) ?? '' };
    }
    const since =
      question.kind === 'change' && question.span !== undefined
        ? beginOfSpan(question.span, clock.now())
        : undefined;
    const read = (offset: number): Promise<ListStretch<ListedCustomer>> =>
      question.kind === 'change'
        ? customers.changed({ direction: question.direction, since }, offset, size)
        : customers.passing(
            { partNos: parts?.map(({ partNo }) => partNo), test: testOf(question) },
            offset,
            size,
          );
    const [list, sweptAt] = await Promise.all([pageOf(wanted, size, read), portfolio.sweptAt()]);
    if (list.total === 0 && !(await customers.isFilled())) return nothingSwept();
    return { ...list, kind: 'figures', question, parts: parts ?? [], since, sweptAt };
  }

  /** Undefined where a question is about all products. */
  async function partsOf(question: FiguresQuestion): Promise<readonly NumberedPart[] | undefined> {
    const product = productOf(question);
    if (product === undefined) return undefined;
    // Unused seats are those of a product, use is that of a workload.
    return partsCalled(product, await customers.parts(), question.kind === 'unused' ? 'product' : 'workload');
  }

  function nothingSwept(): CustomersOutcome {
    return { kind: 'nothing-swept', nextSweepAt: nextRun(sweepCron, clock.now()) };
  }

  return (question, page, pageSize = PORTFOLIO_PAGE_SIZE, basis = 'retail') => {
    if (question.kind === 'renewals') return renewals(question, page, pageSize);
    if (question.kind === 'plan') return planned(question, { page, size: pageSize, basis });
    return figures(question, page, pageSize);
  };
}

async function pageOf<Line>(
  wanted: number,
  size: number,
  read: (offset: number) => Promise<ListStretch<Line>>,
): Promise<Pick<ListPage<Line>, 'lines' | 'total' | 'page' | 'lastPage'>> {
  const { items, total } = await read(wanted * size);
  const lastPage = Math.max(0, Math.ceil(total / size) - 1);
  if (wanted <= lastPage) return { lines: items, total, page: wanted, lastPage };
  return { lines: (await read(lastPage * size)).items, total, page: lastPage, lastPage };
}

function productOf(question: FiguresQuestion): string | undefined {
  return question.kind === 'change' ? undefined : question.product;
}

const USES = { any: 'has-seats', some: 'uses-some', none: 'uses-none', lacking: 'lacks' } as const;

function testOf(question: Exclude<FiguresQuestion, { readonly kind: 'change' }>): CustomersTest {
  switch (question.kind) {
    case 'usage':
      return question.belowPercent !== undefined
        ? { kind: 'below-percent', percent: question.belowPercent }
        : { kind: 'above-percent', percent: question.abovePercent ?? 0 };
    case 'unused':
      return { kind: 'unused', atLeast: question.atLeast };
    case 'product':
      return { kind: USES[question.use] };
  }
}
