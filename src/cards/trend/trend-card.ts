import { type WorkloadMove, workloadMoves } from '../../domain/usage/trend-moves.js';
import type { UsageTrend } from '../../domain/usage/usage-trend.js';
import type { Messages } from '../../i18n/messages.js';
import type { TrendOutcome } from '../../usecases/usage/show-trend.js';
import { buttonRows } from '../button-rows.js';
import { showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import { noticeReply } from '../notices/notice-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes, type RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { sourceOf } from '../usage/source-of.js';
import { dataAgePhrase, unusedHeadline } from '../usage/usage-phrases.js';
import { breakableInColumn } from '../words/breakable-words.js';
import { customerLabel, customerWithDomain } from '../words/customer-label.js';
import { joinEntries } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import { trendAge, trendHeader } from './trend-header.js';
import { changePhrase, isUnmoved, namedMovePhrase, unchangedPhrase, wayPhrase } from './trend-phrases.js';
import { drawnMoves, LINE_STYLES, lineSample, trendPicture } from './trend-picture.js';
import { type TrendParts, trendText } from './trend-text.js';

/** Workloads shown: what fits 28 KB beside the picture. */
const WORKLOADS_SHOWN = 6;
const WORKLOAD_NAME_LIMIT = 80;

export type TrendAnswer = Extract<TrendOutcome, { kind: 'trend' }>;
export type NoHistoryAnswer = Extract<TrendOutcome, { kind: 'no-history' }>;

/**
 * The answer to `trend for <customer>`: a picture of the workloads that moved farthest, and the figures, which say all
 * of it without the picture. With a single reading there is no picture.
 */
export function trendReply(
  outcome: TrendAnswer | NoHistoryAnswer,
  { now }: { readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  return outcome.kind === 'trend'
    ? knownTrendReply(outcome, now, messages, render)
    : noHistoryReply(outcome, messages, render);
}

function knownTrendReply(
  { customer, trend }: TrendAnswer,
  now: Date,
  messages: Messages,
  render: RenderCard,
): Reply {
  const moves = workloadMoves(trend);
  const drawn = drawnMoves(moves);
  const header = trendHeader(trend, moves, now, messages);
  const { listed, unchanged } = toldMoves(moves, drawn);
  const summary = summaryOf({ customer, trend, drawn, header }, now, messages);
  const data = {
    title: messages.say('trend.title'),
    customerName: displayText(customer.customerName),
    domain: displayText(customer.domain ?? ''),
    ...header,
    summary,
    workloads: listed.slice(0, WORKLOADS_SHOWN).map((move) => {
      const style = LINE_STYLES[drawn.indexOf(move)];
      const isOne = trend.points.length === 1;
      return {
        name: breakableInColumn(microsoftName(move.workloadName, WORKLOAD_NAME_LIMIT)),
        way: isOne ? messages.percent(move.last.usagePercent) : wayPhrase(move, messages),
        change: changePhrase(move, messages),
        style: style === undefined ? '' : messages.say(`trend.${style}`),
        sample: style === undefined ? '' : lineSample(style),
      };
    }),
    unchanged: unchangedPhrase(unchanged.slice(0, WORKLOADS_SHOWN), messages),
    moreWorkloads: moreWorkloads(listed.length, messages),
    rows: buttonRows([
      {
        title: messages.say('action.unused'),
        data: showCustomer(customer.customerId, 'unused'),
        style: 'positive',
      },
      { title: messages.say('action.usage'), data: showCustomer(customer.customerId) },
    ]),
  };
  const withCharts = (charts: readonly object[]) => render('trend', { ...data, charts });
  const chart = { url: '', ...axisOf(trend, messages), alt: altOf(trend, drawn, messages) };
  const room = (CARD_SIZE_LIMIT_BYTES - cardSizeBytes(withCharts([chart]))) / 2;
  const card = withCharts(drawn.length === 0 ? [] : [{ ...chart, url: trendPicture(trend, drawn, room) }]);
  return {
    card,
    summary,
    text: trendText({ customer, trend, moves, drawn, header }, messages),
    source: sourceOf(trendAge(trend, now), messages),
  };
}

/** What stands beside the picture: it has no words of its own. Two dates with their years have no room on a phone. */
function axisOf({ points }: UsageTrend, messages: Messages) {
  const [first] = points;
  return {
    top: messages.percent(100),
    middle: messages.percent(50),
    bottom: messages.percent(0),
    from: messages.dayAndMonth(first.processedDateTime),
    to: messages.dayAndMonth((points.at(-1) ?? first).processedDateTime),
  };
}

function altOf(trend: UsageTrend, drawn: readonly WorkloadMove[], messages: Messages): string {
  const [first] = trend.points;
  const from = messages.date(first.processedDateTime);
  const to = messages.date((trend.points.at(-1) ?? first).processedDateTime);
  const lines = drawn.map((move) => namedMovePhrase(move, messages)).join(messages.say('list.separator'));
  return messages.say('trend.alt', { from, to, lines });
}

function summaryOf(
  { customer, trend, drawn, header }: Omit<TrendParts, 'moves'>,
  now: Date,
  messages: Messages,
): string {
  const named = drawn.map((move) => namedMovePhrase(move, messages));
  const readings =
    named.length === 0
      ? messages.say('trend.readings', { count: trend.points.length })
      : named.join(messages.say('list.separator'));
  const isOne = trend.points.length === 1;
  const last = trend.points.at(-1) ?? trend.points[0];
  const unused = unusedHeadline(last.unused, last.seats, messages);
  return messages.say('trend.summary', {
    customer: customerLabel(customer, messages),
    unused: isOne ? unused : joinEntries([unused, header.then], messages),
    workloads: isOne ? header.then : readings,
    age: dataAgePhrase(trendAge(trend, now), messages),
  });
}

/** Those with a line of their own, and those that are where they were and have none: they are told in one line. */
function toldMoves(moves: readonly WorkloadMove[], drawn: readonly WorkloadMove[]) {
  const isInOneLine = (move: WorkloadMove) => isUnmoved(move) && !drawn.includes(move);
  return { listed: moves.filter((move) => !isInOneLine(move)), unchanged: moves.filter(isInOneLine) };
}

function moreWorkloads(listed: number, messages: Messages): string {
  const count = listed - WORKLOADS_SHOWN;
  return count > 0 ? messages.say('usage.text-more', { count }) : '';
}

function noHistoryReply(
  { customer, reason }: NoHistoryAnswer,
  messages: Messages,
  render: RenderCard,
): Reply {
  const notice = {
    title: messages.say(`trend.${reason}`),
    about: customerWithDomain(customer, messages),
    advice: messages.say(`trend.${reason}-explained`),
    buttons: [{ title: messages.say('action.usage'), data: showCustomer(customer.customerId) }],
  };
  return noticeReply(notice, messages, render);
}
