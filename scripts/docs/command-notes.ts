import type { CommandName } from '../../src/commands/catalogue.js';
import { WATCH_LIMITS } from '../../src/commands/watch-request.js';

/** Another way to write a command, and what it does. */
export interface CommandVariant {
  readonly write: string;
  readonly does: string;
}

/** What the page of commands says of one, beside its example and what it is about. */
export interface CommandNote {
  /** Paragraphs of Markdown. */
  readonly text: readonly string[];
  readonly variants: readonly CommandVariant[];
}

/** Notes in English, for every command there is. */
export const COMMAND_NOTES: Readonly<Record<CommandName, CommandNote>> = {
  'license-usage': {
    text: [
      'A card with the unused seats, one line and bar for each workload (the least used first), the products that stand out, the seats nobody was given, the next renewal, and the day the figures are from. Its buttons show it by product, all workloads, the unused licenses and the renewals. With Refresh, Partner Center is asked again. Where the bot has a database, Watch makes a watch of this customer.',
    ],
    variants: [
      { write: 'license usage for northwindtraders.onmicrosoft.com', does: 'the customer with that domain' },
      {
        write: 'license usage for 2243d2e7-419a-448a-911c-691b109eaf99',
        does: 'the customer with that id, which is its tenant id',
      },
      { write: 'how many licenses does Northwind use', does: 'the same, asked in another way' },
      { write: 'license usage for all customers', does: 'the portfolio' },
    ],
  },
  'unused-licenses': {
    text: ['Seats nobody used within 28 days, and seats nobody was given, product by product.'],
    variants: [{ write: 'unassigned seats at Northwind', does: 'the same' }],
  },
  renewals: {
    text: [
      'The soonest first, each with its last day, what becomes of it, and the unused seats of its product where exactly one product fits its name. What is billed by usage, such as Azure, is listed last.',
      [
        '| It says | Which means |',
        '| --- | --- |',
        '| renews by itself; renews with 12 of 100 seats | a new term begins, with as many seats or with those scheduled; another product or duration is named |',
        '| undecided | nobody has decided: unless somebody cancels or renews by its last day, it goes on as an Extended Service Term, by the month at a higher price |',
        '| goes on as an extended term; in an extended term | that is scheduled, or so already; it costs 3% more, 23% where no monthly plan exists, until somebody acts |',
        '| is cancelled | the cancellation is scheduled |',
        '| does not renew | it ends: an older offer |',
        '| trial, ends; trial, becomes a paid subscription | at its last day |',
      ].join('\n'),
      'Seats that can still be given back for money are said with their last day.',
    ],
    variants: [{ write: 'when does Northwind renew', does: 'the same' }],
  },
  trend: {
    text: [
      'A line chart and its figures in words, from what daily readings have kept of the customer (see [alerts](#how-alerts-behave)). All customers are read once a day, and Partner Center renews its figures about once a week, so a trend takes a week or two to begin.',
    ],
    variants: [{ write: 'usage history of Northwind', does: 'the same' }],
  },
  plan: {
    text: [
      'For each licence: seats that nobody holds, which can go at the next term without touching anybody, and then those that people hold and have not used within 28 days, of which somebody has to choose. With each what it saves a month and over the next term by list prices, the last day to act, and what happens otherwise. Some seats are kept free (`PLAN_ALLOWANCE_PERCENT`, 2% and one at least). All subscriptions of a licence are planned together, and seats that others sold are not cut.',
      'Who holds a seat is as of today where the bot may read the tenant of the customer, else of the weekly report, and the card says which. Where it is not certain which licence of the tenant a subscription is, nothing is planned, and the card says so. The bot changes nothing in Partner Center.',
      '"Ticket text" gives the plan as text to copy. Who took it is remembered in the conversation, and from then on the card says how many of those seats have gone, or are scheduled to go, as Partner Center has it.',
    ],
    variants: [
      { write: 'which seats can go at Northwind', does: 'the same' },
      {
        write: 'plan for all customers',
        does: 'the customers at whom seats can go, the largest savings first (currencies apart), each with its last day to act; by the weekly reports, and for customers with a watched renewal by the seats held that day',
      },
      { write: 'plan for all customers before 1 March 2027', does: 'what has to be decided about by then' },
    ],
  },
  portfolio: {
    text: [
      'Those with the most seats unused for certain first, page by page, by what was read last.',
      'A question about all customers gives a list of those it takes, page by page, by what was read last. A row leads to its customer. Usage and unused seats are those of the busiest workload, so that of a range its upper end counts. A product or workload is named in a few words of its name; what was counted is said.',
    ],
    variants: [
      { write: 'all customers', does: 'the same' },
      { write: 'which customers have unused licenses', does: 'the same' },
      {
        write: 'which customers renew next month',
        does: 'terms that end then, by day, with their seats, what becomes of them and what is unused',
      },
      { write: 'renewals within 45 days', does: 'the same for other days; 30 where none are named' },
      { write: 'who uses copilot', does: 'who uses some of its seats' },
      { write: 'who has no copilot', does: 'who has no seats of it, the largest first' },
      { write: 'never used teams', does: 'who has seats of it and uses none' },
      { write: 'unused power bi', does: 'who has seats of it unused, the most first' },
      { write: 'customers below 30%', does: 'who uses less of all seats; with a product, of its seats' },
      { write: 'more than 10 unused', does: 'who has at least so many seats unused' },
      {
        write: 'customers that got worse',
        does: 'whose share of unused seats grew since the reading before',
      },
      {
        write: 'which customers got better last month',
        does: 'whose share shrank since the reading nearest to 30 days ago',
      },
    ],
  },
  'portfolio-by-money': {
    text: [
      'The same list in another order: the most money for unused seats first. Amounts of two currencies are not compared: customers of one currency stand together, the currency of most customers first. Customers without a price come last. Needs `PRICE_SHEET`.',
    ],
    variants: [],
  },
  export: {
    text: [
      'The file belongs to the question that follows: usage, unused licenses and renewals of a customer, lists of customers (by renewals, usage, unused seats, a product or a change), and the portfolio. Its figures are those of the card, and its last sheet says what they mean and from when they are. A CSV holds the first table alone; what it leaves out is said. Without a question it is the one before.',
      'In a personal chat Teams asks whether the file may go into your OneDrive. In a group chat or channel the bot gives a link, with `PUBLIC_URL` set: one that everybody there sees works once, one that only you see (the answer to the button) for an hour. A link ends with the access of whoever asked for it, and is made of what is known when it is opened.',
    ],
    variants: [
      { write: 'export portfolio as csv', does: 'one table as text, in the separators of the language' },
      { write: 'export renewals next 90 days', does: 'terms that end then, of all customers' },
      { write: 'export customers below 30%', does: 'any list of customers, all of its pages' },
      { write: 'export Northwind', does: 'its usage, workload by workload and product by product' },
      { write: 'unused licenses for Northwind as excel', does: 'the same, the other way round' },
    ],
  },
  watch: {
    text: [
      'A watch belongs to the conversation it was asked for in: a channel, a group chat or a personal chat. A watch of one customer takes effect at once, its reply says what it would alert on now, and Undo takes it back. A watch of all customers begins when somebody presses the button of the reply, which says how many customers it means now. Alerts come with the next daily reading. Anybody in the conversation may add and remove watches.',
      'One watch looks for one thing:',
      [
        '| Rule | It alerts on | Whole numbers | Without a number | It clears |',
        '| --- | --- | --- | --- | --- |',
        `| \`watch all below 40%\` | a workload used less than that | ${range('percent')} | \`LOW_USAGE_PERCENT\`, 50 unless set (\`watch all\`) | 5 points above, at 100% at the latest |`,
        `| \`watch all above 100%\` | a workload with more active seats than that share of the entitled ones | ${range('over-percent')} | 100 (\`watch all overuse\`) | 5 points below |`,
        `| \`watch all unused 10\` | a product with that many seats or more unused, even in its busiest workload | ${range('seats')} | 1 (\`watch all unused\`) | a fifth below, three seats at least |`,
        `| \`watch all renewals 30 days\` | a term that ends within so many days while a twentieth of its product's seats, one at least, is unused | ${range('days')} | 30 (\`watch all renewals\`) | once half as many seats are unused, the term ends more than 5 days beyond the limit, or it is over; once it is to be cancelled or renewed with fewer seats |`,
      ].join('\n'),
      'Between the two points an alert that is there stays and none comes, so that figures which go up and down around the limit do not bring a new alert each time.',
      'Trials, and monthly terms that renew by themselves, bring no renewal alert: their seats can be dropped any month. Extended terms bring one also when every seat is used, because they cost more.',
    ],
    variants: [
      { write: 'watch Northwind below 40%', does: 'one customer' },
      { write: 'watch all below 40% except Litware and Northwind', does: 'all but two customers' },
      {
        write: 'watch all unused 10 except product Visio',
        does: 'all products, and workloads, but those with this word in the name',
      },
      {
        write: 'watch all below 40% from 25 seats',
        does: `customers with fewer seats in all are left out (${range('minimum-seats')})`,
      },
      { write: 'watch all renewals 60 days from 50 seats', does: 'all of it together' },
      {
        write: 'watch all renewals 30 days ticket to service@psa.example',
        does: 'its alerts also go there by mail, where that is set up and the domain is allowed: once when they open, once when somebody acknowledges them, once when they are over',
      },
      {
        write: 'watch all renewals 30 days ticket to webhook',
        does: 'the same to the webhook of the settings, where there is one',
      },
    ],
  },
  watches: {
    text: [
      'Every watch of the conversation with its number, who asked for it and when, and the digest. Whatever the bot posts here by itself is on that list and can be removed there. Operations notices are the one exception.',
    ],
    variants: [
      { write: 'what is watched here', does: 'the same' },
      { write: 'alerts', does: 'what is open here, by customer, the most seats first, with buttons' },
      { write: 'snooze Northwind for 7 days', does: 'its alerts here keep quiet that long; 1, 7 or 30 days' },
    ],
  },
  unwatch: {
    text: [
      'Takes effect at once. Alerts that no other watch keeps are stopped, and their cards say so. Undo in the reply brings the watch and its alerts back.',
    ],
    variants: [
      {
        write: 'unwatch all',
        does: 'every watch here, and what goes on all the same: reports by mail, a digest',
      },
      { write: 'unwatch', does: 'the list, to choose from' },
    ],
  },
  digest: {
    text: [
      'All customers together, the ten with the most seats unused for certain, what changed since the last digest, the seats that can go at the next terms with the three largest savings and their last day to act, and the open alerts and watches of the conversation. It names a day and a time on the clocks of a place, summer time included. A conversation has one digest; a new one takes its place.',
    ],
    variants: [
      { write: 'digest', does: 'one now' },
      { write: 'digest daily 08:30 Lisbon', does: 'every day; a city is enough where one zone has its name' },
      { write: 'digest workdays 9:00 Europe/Warsaw', does: 'Monday to Friday' },
      { write: 'digest off', does: 'no more digests here' },
    ],
  },
  report: {
    text: [
      'License usage of a customer or of all, as a page and as text, with the trend as a picture and the workbook that an export gives. The answer shows what the mail would say and to whom it goes; it is set with the press of a button, and another button sends one at once. It comes on the 1st of each month or as often as a digest can, at 08:00 unless a time is given, on the clocks of the place that is named, of the digest of the conversation or else UTC. Mail goes only to the domains of `MAIL_DOMAINS` and needs `SMTP_URL`: [admin guide](admin-guide.md#reports-by-mail). Reports have numbers among those of watches and stand on the same list; `unwatch all` leaves them and says how many. To change one, end it and set another.',
    ],
    variants: [
      {
        write: 'report all customers monday 08:00 Europe/Lisbon to ana@contoso.com',
        does: 'all customers, each Monday',
      },
      { write: 'report Northwind daily 7:30 to ana@contoso.com', does: 'every day' },
      { write: 'unwatch 3', does: 'ends it, where it is number 3' },
    ],
  },
  'send-test-alert': {
    text: ['It goes the way real alerts go, so it also shows that the bot may post here.'],
    variants: [],
  },
  language: {
    text: [
      'For everything written in this conversation, alerts and digests included. Until it is set, the bot answers in the language of whoever asks. Commands are understood in all six languages either way.',
    ],
    variants: [
      { write: 'language pl', does: 'by its tag' },
      { write: 'language automatic', does: 'everyone is answered in the language of their Teams again' },
    ],
  },
  help: {
    text: ['A hello, or nothing but the mention, gets the first few lines of it.'],
    variants: [{ write: 'what can you do', does: 'the same' }],
  },
  status: {
    text: [
      'Sign-in, last and next daily reading, messages that wait, conversations that take none, and what to do about each. For the people in `ADMIN_USER_IDS`.',
    ],
    variants: [],
  },
  'operations-here': {
    text: [
      'In place of the personal chats of the admins; see [operations.md](operations.md#notices). For the people in `ADMIN_USER_IDS`.',
    ],
    variants: [],
  },
  'cost-prices-here': {
    text: [
      'With `PRICE_BASIS=cost`, in this conversation alone: whoever reads along sees it too, in answers, alerts and digests. Everywhere else money is by list prices. For the people in `ADMIN_USER_IDS`.',
    ],
    variants: [],
  },
  'list-prices-here': {
    text: ['Shows money by list prices again, as everywhere else. For the people in `ADMIN_USER_IDS`.'],
    variants: [],
  },
};

function range(limits: keyof typeof WATCH_LIMITS): string {
  const { from, to } = WATCH_LIMITS[limits];
  return `${from} to ${to.toLocaleString('en')}`;
}
