import type { WorkloadMove, WorkloadReading } from '../../domain/usage/trend-moves.js';
import type { UsagePoint, UsageTrend } from '../../domain/usage/usage-trend.js';
import type { Messages } from '../../i18n/messages.js';
import { unusedInShort } from '../usage/usage-phrases.js';
import { pointsPhrase } from '../usage/week-change.js';
import { joinEntries, joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';

/** Points of percentage by which a workload has to leave its two ends before that is said. */
const WORTH_SAYING = 1;
const WORTH_NAMING = 5;

/** "84% → 42.3%", and how far it went in between where that is far: what is told beside the name of a workload. */
export function wayPhrase(move: WorkloadMove, messages: Messages): string {
  const { first, last, isCurrent, percentPoints } = move;
  const percent = messages.percent(last.usagePercent);
  if (!isCurrent) return messages.say('trend.gone', { percent, date: messages.date(last.processedDateTime) });
  if (percentPoints === undefined) {
    const date = messages.date(first.processedDateTime);
    return joinPhrases([percent, messages.say('trend.first-figure', { date })], messages);
  }
  const way =
    percentPoints === 0
      ? percent
      : messages
          .say('trend.from-to', { first: messages.percent(first.usagePercent), last: percent })
          .replaceAll(' ', '\u00a0');
  return joinEntries(
    [way, extremesPhrase(move, WORTH_NAMING, messages)].filter((part) => part !== ''),
    messages,
  );
}

/** "41.7 points lower"; empty for a workload that is where it was, is new or is gone. */
export function changePhrase({ percentPoints = 0 }: WorkloadMove, messages: Messages): string {
  return percentPoints === 0 ? '' : pointsPhrase(percentPoints, messages);
}

/** What moved farthest, as the first thing to know: "Exchange fell from 84% to 42.3%". Holds outside text. */
export function movementHeadline(
  moves: readonly WorkloadMove[],
  { points }: UsageTrend,
  messages: Messages,
): string {
  if (points.length < 2) return messages.say('trend.one-reading');
  const [farthest] = moves;
  if (farthest === undefined || isUnmoved(farthest) || farthest.percentPoints === undefined) {
    return messages.say('trend.steady', { date: messages.date(points[0].processedDateTime) });
  }
  const { workloadName, first, last, percentPoints } = farthest;
  if (percentPoints === 0) return namedMovePhrase(farthest, messages);
  return messages.say(percentPoints < 0 ? 'trend.fell' : 'trend.rose', {
    workload: microsoftName(workloadName, 40),
    first: messages.percent(first.usagePercent),
    last: messages.percent(last.usagePercent),
  });
}

/** Whether a workload that is still there has been where it is all the time. */
export function isUnmoved({ percentPoints, turnPoints }: WorkloadMove): boolean {
  return percentPoints === 0 && turnPoints < WORTH_SAYING;
}

/** "Unchanged: Visio 100%, Teams 20%"; empty for none. Holds outside text. */
export function unchangedPhrase(moves: readonly WorkloadMove[], messages: Messages): string {
  const workloads = moves
    .map(({ workloadName, last }) =>
      messages.say('trend.figure', {
        workload: microsoftName(workloadName, 40),
        percent: messages.percent(last.usagePercent),
      }),
    )
    .join(messages.say('list.separator'));
  return workloads === '' ? '' : messages.say('trend.unchanged-ones', { workloads });
}

/** "lowest 8.8% on 15 June 2026": only where it went that far below or above both of its ends. */
function extremesPhrase(
  { first, last, lowest, highest }: WorkloadMove,
  worthPoints: number,
  messages: Messages,
): string {
  const [low, high] = [first.usagePercent, last.usagePercent].sort((a, b) => a - b) as [number, number];
  const say = (key: 'trend.lowest' | 'trend.highest', { usagePercent, processedDateTime }: WorkloadReading) =>
    messages.say(key, { percent: messages.percent(usagePercent), date: messages.date(processedDateTime) });
  return joinPhrases(
    [
      low - lowest.usagePercent >= worthPoints ? say('trend.lowest', lowest) : '',
      highest.usagePercent - high >= worthPoints ? say('trend.highest', highest) : '',
    ],
    messages,
  );
}

/** "Exchange from 62% to 41%", or "Exchange unchanged at 41%". */
export function namedMovePhrase(move: WorkloadMove, messages: Messages): string {
  const { workloadName, first, last, percentPoints } = move;
  const workload = microsoftName(workloadName, 40);
  const percent = messages.percent(last.usagePercent);
  if (isUnmoved(move)) return messages.say('trend.line-unchanged', { workload, percent });
  const line =
    percentPoints === 0
      ? messages.say('trend.line-again', { workload, percent })
      : messages.say('trend.line', { workload, first: messages.percent(first.usagePercent), last: percent });
  const extremes = extremesPhrase(move, WORTH_NAMING, messages);
  return extremes === '' ? line : messages.say('phrase.bracketed', { text: line, note: extremes });
}

/** "8 June 2026: 12-30 of 50 unused". */
export function unusedThenPhrase(
  { processedDateTime, unused, seats }: UsagePoint,
  messages: Messages,
): string {
  return messages.say('phrase.labelled', {
    label: messages.date(processedDateTime),
    value: unusedInShort(unused, seats, messages),
  });
}
