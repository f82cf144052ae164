import type { WorkloadMove, WorkloadReading } from '../../domain/usage/trend-moves.js';
import type { UsagePoint } from '../../domain/usage/usage-trend.js';
import type { Messages } from '../../i18n/messages.js';
import { unusedPhrase } from '../usage/usage-phrases.js';
import { pointsPhrase } from '../usage/week-change.js';
import { joinEntries, joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';

/** Points of percentage by which a workload has to leave its two ends before that is said: beside it, and in a summary. */
const WORTH_SAYING = 1;
const WORTH_NAMING = 5;

/** "62% on 8 June 2026, 21 points lower", and how far it went in between: what a workload's percentage of today is to be read against. */
export function movePhrase(move: WorkloadMove, messages: Messages): string {
  const { first, last, isCurrent, percentPoints } = move;
  if (!isCurrent) {
    return messages.say('trend.gone', {
      percent: messages.percent(last.usagePercent),
      date: messages.date(last.processedDateTime),
    });
  }
  const date = messages.date(first.processedDateTime);
  if (percentPoints === undefined) return messages.say('trend.first-figure', { date });
  const isSameAgain = percentPoints === 0 && move.turnPoints >= WORTH_SAYING;
  const from = messages.say('trend.from', {
    percent: messages.percent(first.usagePercent),
    date,
    change: isSameAgain ? messages.say('trend.same-again') : pointsPhrase(percentPoints, messages),
  });
  return joinEntries(
    [from, extremesPhrase(move, WORTH_SAYING, messages)].filter((part) => part !== ''),
    messages,
  );
}

/** "lowest 8.8% on 15 June 2026, highest 92.5% on 1 June 2026"; empty where the ends are the lowest and the highest. */
function extremesPhrase(
  { lowest, highest, turnPoints }: WorkloadMove,
  worthPoints: number,
  messages: Messages,
): string {
  if (turnPoints < worthPoints) return '';
  const say = (key: 'trend.lowest' | 'trend.highest', { usagePercent, processedDateTime }: WorkloadReading) =>
    messages.say(key, { percent: messages.percent(usagePercent), date: messages.date(processedDateTime) });
  return joinPhrases([say('trend.lowest', lowest), say('trend.highest', highest)], messages);
}

/** "Exchange from 62% to 41%", or "Exchange unchanged at 41%". */
export function namedMovePhrase(move: WorkloadMove, messages: Messages): string {
  const { workloadName, first, last, percentPoints, turnPoints } = move;
  const workload = microsoftName(workloadName, 40);
  const percent = messages.percent(last.usagePercent);
  if (percentPoints === 0 && turnPoints < WORTH_SAYING)
    return messages.say('trend.line-unchanged', { workload, percent });
  const line =
    percentPoints === 0
      ? messages.say('trend.line-again', { workload, percent })
      : messages.say('trend.line', { workload, first: messages.percent(first.usagePercent), last: percent });
  const extremes = extremesPhrase(move, WORTH_NAMING, messages);
  return extremes === '' ? line : messages.say('phrase.bracketed', { text: line, note: extremes });
}

/** "8 June 2026: 12-30 of 50 seats unused". */
export function unusedThenPhrase(
  { processedDateTime, unused, seats }: UsagePoint,
  messages: Messages,
): string {
  return messages.say('phrase.labelled', {
    label: messages.date(processedDateTime),
    value: unusedPhrase(unused, seats, messages),
  });
}
