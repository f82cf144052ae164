import type { PricedCustomer } from '../domain/money/priced-portfolio.js';
import { unusedPercents } from '../domain/usage/portfolio.js';
import type { Messages } from '../i18n/messages.js';
import type { PortfolioPage, PortfolioWish, ShowPortfolio } from '../usecases/portfolio/show-portfolio.js';
import { customerColumns } from './customer-columns.js';
import { currenciesOf, moneyColumns, totalMoney } from './money-columns.js';
import { rangeColumns, shareOf } from './range-columns.js';
import { type ColumnOf, type Sheet, sheetOf } from './table.js';

/** All customers with figures, in the order of the first page, which is given; the others are read as they are asked for. */
export function portfolioSheet(
  first: PortfolioPage,
  showPortfolio: ShowPortfolio,
  wish: PortfolioWish,
  messages: Messages,
): Sheet {
  const columns: readonly ColumnOf<PricedCustomer>[] = [
    ...customerColumns<PricedCustomer>((customer) => customer, messages),
    { title: messages.say('file.seats'), kind: 'count', cell: ({ seats }) => seats },
    ...rangeColumns<PricedCustomer>(['file.unused-from', 'file.unused-to'], ({ unused }) => unused, messages),
    {
      title: messages.say('file.unused-share-from'),
      kind: 'share',
      cell: (customer) => shareOf(unusedPercents(customer)?.atLeast),
    },
    {
      title: messages.say('file.unused-share-to'),
      kind: 'share',
      cell: (customer) => shareOf(unusedPercents(customer)?.atMost),
    },
    {
      title: messages.say('file.data-as-of'),
      kind: 'day',
      cell: ({ processedDateTime }) => processedDateTime,
    },
    ...moneyColumns<PricedCustomer>(
      currenciesOf([totalMoney(first.totals.money)]),
      ({ money }) => totalMoney(money),
      messages,
    ),
  ];
  return sheetOf(messages.say('portfolio.title'), columns, customersFrom(first, showPortfolio, wish));
}

/** Whoever moved to a later page while pages were read comes once all the same. */
async function* customersFrom(
  first: PortfolioPage,
  showPortfolio: ShowPortfolio,
  wish: PortfolioWish,
): AsyncGenerator<PricedCustomer> {
  const told = new Set<string>();
  let page: PortfolioPage | undefined = first;
  while (page !== undefined) {
    for (const customer of page.customers) {
      if (told.has(customer.customerId)) continue;
      told.add(customer.customerId);
      yield customer;
    }
    if (page.page >= page.lastPage) return;
    const next = await showPortfolio(page.page + 1, wish);
    page = next.kind === 'portfolio' && next.page > page.page ? next : undefined;
  }
}
