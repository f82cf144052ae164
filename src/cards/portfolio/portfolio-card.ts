import { PORTFOLIO_PAGE_SIZE } from '../../domain/usage/portfolio.js';
import type { Messages } from '../../i18n/messages.js';
import type { PortfolioOutcome, PortfolioPage } from '../../usecases/portfolio/show-portfolio.js';
import { buttonRows } from '../button-rows.js';
import type { CardButton } from '../card-action.js';
import { exportButton } from '../export-button.js';
import { noticeReply } from '../notices/notice-card.js';
import { turnButtons, turnsOf } from '../page.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { sourceOf } from '../usage/source-of.js';
import { dataAsOfPhrase, stalenessWord } from '../usage/usage-phrases.js';
import { agoPhrase, utcTimePhrase } from '../words/ago-phrase.js';
import { explainedFigures } from '../words/explained-figures.js';
import { NO_PLANS } from './digest-plans.js';
import { type ListAge, listAge } from './list-age.js';
import {
  customersPhrase,
  entryLine,
  inColumn,
  moneyFacts,
  portfolioEntry,
  portfolioSummary,
  totalsHeadline,
  totalsShare,
} from './portfolio-phrases.js';

const ORDERS = { seats: 'portfolio.order', money: 'portfolio.order-money' } as const;

/** The answer to `portfolio`: a page of all customers, the worst first, each leading to its usage. */
export function portfolioReply(
  outcome: PortfolioOutcome,
  { now }: { readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  if (outcome.kind === 'nothing-swept') return nothingSweptReply(outcome.nextSweepAt, messages, render);
  if (outcome.kind === 'prices-off') return pricesOffReply(messages, render);
  const { customers, totals, sweptAt, order: by } = outcome;
  const age = listAge(
    customers.map(({ processedDateTime }) => processedDateTime),
    now,
    messages,
  );
  const entries = customers.map((customer) => portfolioEntry(customer, age, messages));
  const page = positionOf(outcome, messages);
  const view = {
    title: messages.say('usage.title'),
    subject: messages.say('portfolio.title'),
    product: '',
    headline: totalsHeadline(totals, messages),
    facts: [
      ...totalsShare(totals, messages),
      ...moneyFacts(totals.money, messages),
      ...(by === 'money' && totals.money === undefined ? [messages.say('prices.none-yet')] : []),
      customersPhrase(totals, messages),
      sweptPhrase(sweptAt, now, messages),
    ],
    ...ageLine(age, messages),
    ...explainedFigures(totals.unused, { ...age.common, staleness: age.staleness }, messages),
    order: messages.say(ORDERS[by]),
    customers: inColumn(entries),
    page,
    notes: [],
    ...NO_PLANS,
    summary: portfolioSummary(totals, customers, messages),
    rows: buttonRows([
      ...turnButtons(turns(outcome), messages),
      ...orderButton(outcome, messages),
      exportButton({ kind: 'portfolio', order: by }, messages),
    ]),
  };
  const card = render('portfolio', view);
  const lines = entries.map((entry) => entryLine(entry, messages));
  const head = [view.title, view.subject, view.headline, ...view.facts, dataLine(view), '', view.order];
  return {
    card,
    summary: view.summary,
    text: [...head, ...lines, ...(page === '' ? [] : [page])].join('\n'),
    source: sourceOf(age.common, messages),
    turns: turns(outcome),
  };
}

/** From when most of a list's figures are. */
export function ageLine({ common }: ListAge, messages: Messages) {
  return { dataAsOf: dataAsOfPhrase(common, messages), staleness: stalenessWord(common, messages) };
}

/** The same as one line of plain text. */
export function dataLine({ dataAsOf, staleness }: ReturnType<typeof ageLine>): string {
  return staleness === '' ? dataAsOf : `${dataAsOf} · ${staleness}`;
}

/** Nothing is kept yet: when the next sweep is, and how to have one now. */
export function nothingSweptReply(
  nextSweepAt: Date | undefined,
  messages: Messages,
  render: RenderCard,
): Reply {
  const next =
    nextSweepAt && messages.say('portfolio.nothing-next', { time: utcTimePhrase(nextSweepAt, messages) });
  const notice = {
    title: messages.say('portfolio.nothing'),
    ...(next === undefined ? {} : { about: next }),
    advice: messages.say('portfolio.nothing-advice'),
  };
  return noticeReply(notice, messages, render);
}

function pricesOffReply(messages: Messages, render: RenderCard): Reply {
  return noticeReply(
    { title: messages.say('prices.off'), advice: messages.say('prices.off-advice') },
    messages,
    render,
  );
}

/** When the figures of a list were swept. */
export function sweptPhrase(sweptAt: Date | undefined, now: Date, messages: Messages): string {
  if (sweptAt === undefined) return messages.say('portfolio.not-swept');
  return messages.say('portfolio.swept', { ago: agoPhrase(sweptAt, now, messages) });
}

/** "9-16 of 40"; empty when there is one page. */
function positionOf({ customers, totals, page, lastPage }: PortfolioPage, messages: Messages): string {
  if (lastPage === 0) return '';
  const before = page * PORTFOLIO_PAGE_SIZE;
  const values = { from: before + 1, to: before + customers.length, total: totals.customers };
  return messages.say('usage.page', values);
}

function turns({ page, lastPage, order }: PortfolioPage) {
  const by = order === 'money' ? { by: 'money' as const } : {};
  return turnsOf({ number: page, last: lastPage }, (to) => ({ verb: 'show-portfolio', page: to, ...by }));
}

/** The other order, where prices are known. */
function orderButton({ order, totals }: PortfolioPage, messages: Messages): readonly CardButton[] {
  if (totals.money === undefined) return [];
  return order === 'money'
    ? [{ title: messages.say('action.by-seats'), data: { verb: 'show-portfolio', page: 0 } }]
    : [{ title: messages.say('action.by-money'), data: { verb: 'show-portfolio', page: 0, by: 'money' } }];
}
