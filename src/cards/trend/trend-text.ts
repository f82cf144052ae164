import type { Customer } from '../../domain/customers/customer.js';
import { evenlyChosen } from '../../domain/usage/trend-choice.js';
import type { WorkloadMove } from '../../domain/usage/trend-moves.js';
import type { UsageTrend } from '../../domain/usage/usage-trend.js';
import type { Messages } from '../../i18n/messages.js';
import { unusedPhrase } from '../usage/usage-phrases.js';
import { customerWithDomain } from '../words/customer-label.js';
import { joinEntries, joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import type { trendHeader } from './trend-header.js';
import { changePhrase, wayPhrase } from './trend-phrases.js';

/** Readings written out, at even distances. */
const READINGS_WRITTEN = 12;

export interface TrendParts {
  readonly customer: Customer;
  readonly trend: UsageTrend;
  readonly moves: readonly WorkloadMove[];
  /** The workloads of the picture: what is written out of each reading. */
  readonly drawn: readonly WorkloadMove[];
  readonly header: ReturnType<typeof trendHeader>;
}

/** Everything the trend card says, as plain lines, and in place of its picture a line of figures for each reading. */
export function trendText({ customer, trend, moves, drawn, header }: TrendParts, messages: Messages): string {
  const { headline, unused, facts, dataAsOf, staleness } = header;
  const places = trend.points.length > 1 ? evenlyChosen([...trend.points.keys()], READINGS_WRITTEN) : [];
  const readings = places.map((place) => readingLine(trend, drawn, place, messages));
  return [
    messages.say('trend.title'),
    customerWithDomain(customer, messages),
    headline,
    unused,
    ...facts,
    joinPhrases([dataAsOf, staleness], messages),
    ...(moves.length === 0 ? [] : ['', ...moves.map((move) => moveLine(move, trend, messages))]),
    ...(readings.length === 0 ? [] : ['', ...readings]),
  ].join('\n');
}

/** "Exchange: 84% → 42.3%, 41.7 points lower". */
function moveLine(move: WorkloadMove, { points }: UsageTrend, messages: Messages): string {
  const percent = messages.percent(move.isCurrent ? move.last.usagePercent : undefined);
  return messages.say('phrase.labelled', {
    label: microsoftName(move.workloadName, 40),
    value:
      points.length > 1
        ? joinPhrases([changePhrase(move, messages), wayPhrase(move, messages)], messages)
        : percent,
  });
}

/** "8 June 2026: 12-30 of 50 seats unused; Exchange 62%; Teams 30%". */
function readingLine(
  { points }: UsageTrend,
  drawn: readonly WorkloadMove[],
  place: number,
  messages: Messages,
): string {
  const { processedDateTime, unused, seats } = points[place] ?? points[0];
  const figures = drawn.map(({ workloadName, usagePercents }) =>
    messages.say('trend.figure', {
      workload: microsoftName(workloadName, 40),
      percent: messages.percent(usagePercents[place]),
    }),
  );
  return messages.say('phrase.labelled', {
    label: messages.date(processedDateTime),
    value: joinEntries([unusedPhrase(unused, seats, messages), ...figures], messages),
  });
}
