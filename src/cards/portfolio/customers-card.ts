import { PORTFOLIO_PAGE_SIZE } from '../../domain/usage/portfolio.js';
import type { Messages } from '../../i18n/messages.js';
import type { CustomersOutcome, FiguresPage } from '../../usecases/portfolio/list-customers.js';
import { buttonRows } from '../button-rows.js';
import { type CardButton, showCustomers } from '../card-action.js';
import { cardInSize } from '../card-in-size.js';
import { displayText } from '../display-text.js';
import { exportButton } from '../export-button.js';
import { noticeReply } from '../notices/notice-card.js';
import { turnButtons, turnsOf } from '../page.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { sourceOf, sourceOfDays } from '../usage/source-of.js';
import { explainedFigures } from '../words/explained-figures.js';
import { joinEntries, joinPhrases } from '../words/join.js';
import { figuresEntry, type ListedPage, listRule, listWords, renewalEntry } from './customers-phrases.js';
import { NO_PLANS } from './digest-plans.js';
import { type ListAge, listAge } from './list-age.js';
import { planEntry } from './plan-list-phrases.js';
import { ageLine, dataLine, nothingSweptReply, sweptPhrase } from './portfolio-card.js';
import { entryLine, inColumn, type PortfolioEntry } from './portfolio-phrases.js';

/** What a person typed is quoted back no longer than this. */
const QUOTE_LIMIT = 60;
const SUMMARY_ENTRIES = 3;

/** The answer to a question about all customers: a page of those it takes, each leading to what was asked about. */
export function customersReply(
  outcome: CustomersOutcome,
  { now }: { readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  switch (outcome.kind) {
    case 'nothing-swept':
      return nothingSweptReply(outcome.nextSweepAt, messages, render);
    case 'no-such-product':
      return noticeReply(
        {
          title: messages.say('customers.no-product', { product: displayText(outcome.product, QUOTE_LIMIT) }),
          advice: messages.say('customers.no-product-advice'),
          buttons: [allCustomers(messages)],
        },
        messages,
        render,
      );
    case 'renewals':
      return listReply(
        outcome,
        outcome.lines.map((line) => renewalEntry(line, messages)),
        now,
        messages,
        render,
      );
    case 'plans':
      return listReply(
        outcome,
        outcome.lines.map((line) => planEntry(line, now, messages)),
        now,
        messages,
        render,
      );
    case 'figures':
      return listReply(
        outcome,
        outcome.lines.map((line) => figuresEntry(line, outcome, ageOf(outcome, now, messages), messages)),
        now,
        messages,
        render,
      );
  }
}

function listReply(
  list: ListedPage,
  entries: readonly PortfolioEntry[],
  now: Date,
  messages: Messages,
  render: RenderCard,
): Reply {
  const { subject, headline, facts } = listWords(list, messages);
  const isEmpty = list.total === 0;
  const age = list.kind === 'figures' && !isEmpty ? ageOf(list, now, messages) : undefined;
  const read = sweptPhrase(list.sweptAt, now, messages);
  const order = messages.say('customers.order', { by: isEmpty ? 'none' : listRule(list) });
  const position = positionOf(list, messages);
  const summary = messages.say('phrase.labelled', {
    label: subject,
    value: joinEntries(
      [headline, ...entries.slice(0, SUMMARY_ENTRIES).map((entry) => shortLine(entry, messages))],
      messages,
    ),
  });
  const view = {
    title: messages.say('portfolio.title'),
    // It holds the name of a product, which a TextBlock would read as Markdown.
    subject: '',
    product: subject,
    headline,
    ...(age === undefined
      ? { facts, dataAsOf: read, staleness: '' }
      : { facts: [...facts, read], ...ageLine(age, messages) }),
    ...(list.kind === 'plans'
      ? { ask: messages.say('explained.ask'), explained: [messages.say('customers.plan-weekly')] }
      : explainedFigures(undefined, age && { ...age.common, staleness: age.staleness }, messages)),
    order: isEmpty ? '' : order,
    customers: inColumn(entries),
    page: position,
    notes: [],
    ...NO_PLANS,
    summary,
  };
  const buttons = isEmpty ? [allCustomers(messages)] : turnButtons(turns(list), messages);
  const files = isEmpty ? [] : fileButton(list, messages);
  const withFiles = (count: number) =>
    render('portfolio', { ...view, rows: buttonRows([...buttons, ...files.slice(0, count)]) });
  // Names so long that the card would be too large leave the file to be asked for in words.
  const card = cardInSize(withFiles, { most: files.length, least: 0 });
  const head = [
    view.title,
    subject,
    headline,
    ...view.facts,
    dataLine(view),
    ...(list.kind === 'plans' ? view.explained : []),
    ...(isEmpty ? [] : ['', order]),
  ];
  const lines = entries.map((entry) => entryLine(entry, messages));
  return {
    card,
    summary,
    text: [...head, ...lines, ...(position === '' ? [] : [position])].join('\n'),
    // What a list leaves out is known from the sweep as well.
    source: age === undefined ? sourceOfDays([list.sweptAt], messages) : sourceOf(age.common, messages),
    turns: turns(list),
  };
}

/** Figures that a list has in common are told above it. */
function ageOf({ lines }: FiguresPage, now: Date, messages: Messages): ListAge {
  const dates = lines.map(({ processedDateTime }) => processedDateTime);
  return listAge(dates, now, messages);
}

function shortLine({ name, seats, detail }: PortfolioEntry, messages: Messages): string {
  return messages.say('phrase.labelled', { label: name, value: joinPhrases([detail, seats], messages) });
}

/** "9-16 of 40"; empty when there is one page. */
function positionOf({ lines, total, page, lastPage }: ListedPage, messages: Messages): string {
  if (lastPage === 0) return '';
  const before = page * PORTFOLIO_PAGE_SIZE;
  return messages.say('usage.page', { from: before + 1, to: before + lines.length, total });
}

function turns({ question, page, lastPage }: ListedPage) {
  return turnsOf({ number: page, last: lastPage }, (to) => showCustomers(question, { page: to }));
}

/** Plans come as text for a ticket, and as no file. */
function fileButton({ question }: ListedPage, messages: Messages): readonly CardButton[] {
  return question.kind === 'plan' ? [] : [exportButton({ kind: 'customers', question }, messages)];
}

function allCustomers(messages: Messages): CardButton {
  return {
    title: messages.say('action.all-customers'),
    data: { verb: 'show-portfolio', page: 0, answer: 'message' },
  };
}
