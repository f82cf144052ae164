import { statusReply } from '../../../src/cards/notices/status-card.js';
import { customersReply } from '../../../src/cards/portfolio/customers-card.js';
import { digestReply } from '../../../src/cards/portfolio/digest-card.js';
import { portfolioReply } from '../../../src/cards/portfolio/portfolio-card.js';
import type { CustomersOutcome } from '../../../src/usecases/portfolio/list-customers.js';
import type { PortfolioOutcome } from '../../../src/usecases/portfolio/show-portfolio.js';
import { render } from '../../../test/helpers/cards.js';
import { amountOf, totalsOf } from '../../../test/helpers/money.js';
import {
  DIGEST_PLANS_SAID,
  digest,
  figuresPage,
  longNamed,
  plansPage,
  portfolioCustomer,
  portfolioPage,
  renewalsPage,
  status,
  TOTALS,
  troubledStatus,
  WORST,
} from '../../../test/helpers/portfolio-situations.js';
import { NOW } from '../../../test/helpers/situations.js';
import { eachOf, type Situations } from '../situation.js';
import { CUSTOMERS } from './names.js';

const hardNames = Object.values(CUSTOMERS).map((customer) => portfolioCustomer(customer));
const longCustomers = longNamed(8).map((customer) => ({ ...customer, before: customer.unused }));

const longLines = longNamed(8).map((customer) => ({ ...customer, notUsed: customer.unused }));

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'SEK', 'DKK', 'NOK'];
const amounts = CURRENCIES.map((currency, at) => amountOf(currency, 34_210 / (at + 1), 71_840 / (at + 1)));
const inManyCurrencies = { ...TOTALS, money: totalsOf(amounts, { savable: amounts.slice(0, 2) }) };
const pricedCustomers = WORST.map((customer, at) => ({
  ...customer,
  money: totalsOf(amounts.slice(at, at + 1)),
}));

const PORTFOLIOS: Readonly<Record<string, PortfolioOutcome>> = {
  'first-page': portfolioPage(),
  'by-money': portfolioPage({ order: 'money', customers: pricedCustomers, totals: inManyCurrencies }),
  'page-3': portfolioPage({ page: 2 }),
  'hard-names': portfolioPage({ customers: hardNames }),
  'unbroken-names': portfolioPage({ customers: longNamed(8) }),
  'nothing-swept': { kind: 'nothing-swept', nextSweepAt: new Date('2026-11-22T06:00:00Z') },
};

const LISTS: Readonly<Record<string, CustomersOutcome>> = {
  below: figuresPage(),
  none: figuresPage({ lines: [], total: 0, lastPage: 0 }),
  product: figuresPage({
    question: { kind: 'product', product: 'copilot', use: 'some' },
    parts: [{ kind: 'workload', name: 'Microsoft 365 Copilot' }],
  }),
  plans: plansPage(),
  renewals: renewalsPage(),
  'unbroken-names': figuresPage({ lines: longLines }),
  'no-such-product': { kind: 'no-such-product', product: 'visio' },
};

/** All customers at once, the digest, and how the bot is doing. */
export const fleetSituations: Situations = (messages) => [
  ...eachOf('portfolio', PORTFOLIOS, (outcome) => portfolioReply(outcome, { now: NOW }, messages, render)),
  ...eachOf('customers', LISTS, (outcome) => customersReply(outcome, { now: NOW }, messages, render)),
  { name: 'digest-second', reply: digestReply(digest(), messages, render) },
  {
    name: 'digest-with-money',
    reply: digestReply(
      digest({
        totals: inManyCurrencies,
        customers: pricedCustomers.map((one) => ({ ...one, before: one.unused })),
      }),
      messages,
      render,
    ),
  },
  { name: 'digest-with-plans', reply: digestReply(digest({ plans: DIGEST_PLANS_SAID }), messages, render) },
  { name: 'digest-asked', reply: digestReply(digest({ why: 'asked' }), messages, render) },
  {
    name: 'digest-unbroken-names',
    reply: digestReply(digest({ customers: longCustomers }), messages, render),
  },
  { name: 'status-well', reply: statusReply(status(), { now: NOW }, messages, render) },
  { name: 'status-troubled', reply: statusReply(troubledStatus(), { now: NOW }, messages, render) },
];
