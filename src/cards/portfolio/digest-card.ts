import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { Messages } from '../../i18n/messages.js';
import type { DigestAttention } from '../../usecases/portfolio/digest-ports.js';
import type { Digest, DigestCustomer } from '../../usecases/portfolio/make-digest.js';
import { buttonRows } from '../button-rows.js';
import { cardInSize } from '../card-in-size.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { unusedInShort } from '../usage/usage-phrases.js';
import { explainedFigures } from '../words/explained-figures.js';
import { joinPhrases } from '../words/join.js';
import { readDigest } from './digest-content.js';
import { digestPhrase } from './digest-phrase.js';
import { digestPlans } from './digest-plans.js';
import { type ListAge, listAge } from './list-age.js';
import { ageLine, dataLine, nothingSweptReply } from './portfolio-card.js';
import {
  changeWord,
  customersPhrase,
  entryLine,
  inColumn,
  moneyFacts,
  type PortfolioEntry,
  portfolioEntry,
  portfolioSummary,
  totalsHeadline,
  totalsShare,
} from './portfolio-phrases.js';

export { digestProblemReply, digestScheduledReply, digestStoppedReply } from './digest-notices.js';
export { digestPhrase } from './digest-phrase.js';

/** However long their names are. */
const CUSTOMERS_AT_LEAST = 3;

/** The digest of a conversation, with what has changed since the last one. Throws Error for what is no digest. */
export function digestReply(value: unknown, messages: Messages, render: RenderCard): Reply {
  const digest = readDigest(value);
  const { totals, customers } = digest;
  if (totals.customers === 0) return nothingSweptReply(undefined, messages, render);
  const dates = customers.map(({ processedDateTime }) => processedDateTime);
  const age = listAge(dates, digest.madeAt, messages);
  const entries = customers.map((customer) => digestEntry(customer, age, messages));
  const { buttons, ...planned } = digestPlans(digest.plans, digest.madeAt, messages);
  const view = {
    title: messages.say('digest.title'),
    subject: messages.say('portfolio.title'),
    product: '',
    headline: totalsHeadline(totals, messages),
    facts: factsOf(digest, messages),
    ...ageLine(age, messages),
    ...explainedFigures(totals.unused, { ...age.common, staleness: age.staleness }, messages),
    order: messages.say('portfolio.order'),
    page: '',
    notes: [noteOf(digest, messages)],
    summary: portfolioSummary(totals, customers, messages),
    plansTitle: planned.plansTitle,
    plansFact: planned.plansFact,
    plans: inColumn(planned.plans),
    rows: buttonRows(buttons),
  };
  const withRows = (rows: number) =>
    render('portfolio', { ...view, customers: inColumn(entries.slice(0, rows)) });
  const card = cardInSize(withRows, { most: entries.length, least: CUSTOMERS_AT_LEAST });
  const lines = entries.map((entry) => entryLine(entry, messages));
  const head = [view.title, view.subject, view.headline, ...view.facts, dataLine(view), '', view.order];
  const told =
    planned.plansTitle === ''
      ? []
      : [
          '',
          planned.plansTitle,
          planned.plansFact,
          ...planned.plans.map((entry) => entryLine(entry, messages)),
        ];
  return { card, summary: view.summary, text: [...head, ...lines, ...told, '', ...view.notes].join('\n') };
}

function factsOf(digest: Digest, messages: Messages): readonly string[] {
  const { totals, attention } = digest;
  const facts = [
    ...totalsShare(totals, messages),
    changePhrase(digest, messages),
    ...moneyFacts(totals.money, messages),
    // Ten customers of long names leave no room for those without figures.
    customersPhrase({ ...totals, without: [] }, messages),
    ...attentionPhrases(attention, messages),
    readPhrase(digest, messages),
  ];
  return facts.filter((fact) => fact !== '');
}

function readPhrase({ sweptAt }: Digest, messages: Messages): string {
  return sweptAt === undefined
    ? messages.say('portfolio.not-swept')
    : messages.say('digest.swept', { date: messages.date(sweptAt) });
}

function changePhrase({ totals, totalsBefore, since }: Digest, messages: Messages): string {
  if (totalsBefore === undefined || since === undefined) return '';
  const date = messages.date(since);
  const isSame = isSameRange(totals.unused, totalsBefore.unused) && totals.seats === totalsBefore.seats;
  return isSame
    ? messages.say('digest.totals-same', { date })
    : messages.say('digest.totals-before', {
        date,
        unused: unusedInShort(totalsBefore.unused, totalsBefore.seats, messages),
      });
}

function attentionPhrases(
  { watches, openAlerts, oldestOpenAt, heldAlerts }: DigestAttention,
  messages: Messages,
): readonly string[] {
  const watched = messages.say('digest.watches', { count: watches });
  if (watches + openAlerts + heldAlerts === 0) return [watched];
  const date = oldestOpenAt === undefined ? '' : messages.date(oldestOpenAt);
  const held = heldAlerts === 0 ? '' : messages.say('digest.held-alerts', { count: heldAlerts });
  return [
    joinPhrases([messages.say('digest.open-alerts', { count: openAlerts, date }), held], messages),
    watched,
  ];
}

/** What it was before takes the place of the data's age. */
function digestEntry(customer: DigestCustomer, age: ListAge, messages: Messages): PortfolioEntry {
  const entry = portfolioEntry(customer, age, messages);
  const { unused, before } = customer;
  if (before === 'new') return { ...entry, note: messages.say('digest.new') };
  if (before === undefined || isSameRange(unused, before)) return entry;
  return {
    ...entry,
    note: messages.say('digest.before', { unused: rangeText(before, messages) }),
    flag: joinPhrases([changeWord(unused, before, messages), entry.flag], messages),
  };
}

function noteOf({ rhythm }: Digest, messages: Messages): string {
  if (rhythm === undefined) {
    return messages.say('digest.how-to-get', { example: messages.say('command.digest.example') });
  }
  const command = messages.say('digest.stop-command');
  return messages.say('digest.why', { rhythm: digestPhrase(rhythm, messages), command });
}

function rangeText({ atLeast, atMost }: SeatRange, messages: Messages): string {
  if (atLeast === atMost) return messages.number(atMost);
  return messages.say('seats.unused-range', { low: atLeast, high: atMost });
}

function isSameRange(one: SeatRange, other: SeatRange): boolean {
  return one.atLeast === other.atLeast && one.atMost === other.atMost;
}
