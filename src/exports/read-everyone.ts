import { listWords } from '../cards/portfolio/customers-phrases.js';
import type {
  FiguresPage,
  FiguresQuestion,
  ListCustomers,
  ListedCustomer,
  RenewalsPage,
  RenewalsQuestion,
} from '../usecases/portfolio/list-customers.js';
import type { PriceList } from '../usecases/portfolio/price-list.js';
import type { PortfolioOrderName, ShowPortfolio } from '../usecases/portfolio/show-portfolio.js';
import type { Clock } from '../usecases/ports.js';
import { exportedOf } from './about-sheet.js';
import type { Exported, ExportWish } from './exported.js';
import { figuresSheet } from './figures-sheet.js';
import { portfolioSheet } from './portfolio-sheet.js';
import { allRenewalsSheet } from './renewal-sheets.js';

export interface ReadEveryoneDeps {
  readonly showPortfolio: ShowPortfolio;
  readonly listCustomers: ListCustomers;
  readonly priceList: PriceList;
  readonly clock: Clock;
}

/** Tables about all customers, of what sweeps kept. Methods throw StorageError, as their tables do while they are read. */
export interface ReadEveryone {
  portfolio(order: PortfolioOrderName, wish: ExportWish): Promise<Exported>;
  renewals(question: RenewalsQuestion, wish: ExportWish): Promise<Exported>;
  /** Customers that a question about usage, unused seats, a product or a change takes. */
  figures(question: FiguresQuestion, wish: ExportWish): Promise<Exported>;
}

/** Customers read at a time: what the longest names of so many take in memory is a few megabytes. */
const PAGE_SIZE = 2000;

export function createReadEveryone(deps: ReadEveryoneDeps): ReadEveryone {
  const { showPortfolio, listCustomers, priceList, clock } = deps;

  async function renewalsPage(
    question: RenewalsQuestion,
    page: number,
    { basis }: ExportWish,
  ): Promise<RenewalsPage | undefined> {
    const outcome = await priceList(await listCustomers(question, page, PAGE_SIZE), basis);
    return outcome.kind === 'renewals' ? outcome : undefined;
  }

  async function figuresPage(
    question: FiguresQuestion,
    page: number,
    { basis }: ExportWish,
  ): Promise<FiguresPage | undefined> {
    const outcome = await priceList(await listCustomers(question, page, PAGE_SIZE), basis);
    return outcome.kind === 'figures' ? outcome : undefined;
  }

  return {
    async portfolio(order, { basis, messages }) {
      const wish = { order, basis, pageSize: PAGE_SIZE };
      const first = await showPortfolio(0, wish);
      if (first.kind !== 'portfolio') return { kind: 'only-words' };
      const { customersWithoutData, customersUnread = 0, money } = first.totals;
      return exportedOf(
        [portfolioSheet(first, showPortfolio, wish, messages)],
        {
          subject: messages.say('portfolio.title'),
          madeAt: clock.now(),
          swept: { at: first.sweptAt },
          notes: [
            customersWithoutData === 0
              ? ''
              : messages.say('portfolio.without-data', { count: customersWithoutData }),
            customersUnread === 0 ? '' : messages.say('portfolio.unread', { count: customersUnread }),
          ],
          basis: money?.basis,
          money,
          hasTerms: false,
        },
        messages,
      );
    },

    async renewals(question, wish) {
      const { messages } = wish;
      const first = await renewalsPage(question, 0, wish);
      if (first === undefined) return { kind: 'only-words' };
      const lines = [...first.lines];
      // Pages may move while they are read: a term is told once.
      const told = new Set(lines.map(keyOf));
      for (let page = 1; page <= first.lastPage; page += 1) {
        const more = (await renewalsPage(question, page, wish))?.lines ?? [];
        lines.push(...more.filter((line) => !told.has(keyOf(line))));
        for (const line of more) told.add(keyOf(line));
      }
      const { coverage, span, sweptAt } = first;
      const isPriced = lines.some(({ worth }) => worth !== undefined);
      return exportedOf(
        [allRenewalsSheet(lines, messages)],
        {
          subject: messages.say('renewals.title'),
          madeAt: clock.now(),
          swept: { at: sweptAt },
          notes: [
            messages.say('file.span', { from: messages.date(span.from), to: messages.date(span.to) }),
            coverage.read < coverage.customers
              ? messages.say('file.coverage', { read: coverage.read, customers: coverage.customers })
              : '',
          ],
          basis: isPriced ? wish.basis : undefined,
          hasTerms: true,
        },
        messages,
      );
    },

    async figures(question, wish) {
      const { messages } = wish;
      const first = await figuresPage(question, 0, wish);
      if (first === undefined || first.total === 0) return { kind: 'only-words' };
      // Pages may move while they are read: a customer is told once.
      const lines = new Map<string, ListedCustomer>();
      for (let page = 0; page <= first.lastPage; page += 1) {
        const { lines: more = [] } = (page === 0 ? first : await figuresPage(question, page, wish)) ?? {};
        for (const line of more) lines.set(line.customerId, lines.get(line.customerId) ?? line);
      }
      const listed = [...lines.values()];
      const { subject, headline, facts } = listWords({ ...first, basis: undefined }, messages);
      return exportedOf(
        [figuresSheet(first, listed, messages)],
        {
          subject,
          madeAt: clock.now(),
          swept: { at: first.sweptAt },
          notes: [headline, ...facts],
          basis: listed.some(({ amounts }) => amounts !== undefined) ? wish.basis : undefined,
          hasTerms: false,
        },
        messages,
      );
    },
  };
}

function keyOf({ customer, renewal }: RenewalsPage['lines'][number]): string {
  return `${customer.customerId} ${renewal.subscriptionId}`;
}
