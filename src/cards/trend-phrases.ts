import type { WorkloadMove } from '../domain/trend-moves.js';
import type { UsagePoint } from '../domain/usage-trend.js';
import type { Messages } from '../i18n/messages.js';
import { displayText } from './display-text.js';
import { unusedPhrase } from './usage-phrases.js';
import { pointsPhrase } from './week-change.js';

/** "62% on 8 June 2026, 21 points lower": what a workload's percentage of today is to be read against. */
export function movePhrase(
  { first, last, isCurrent, percentPoints }: WorkloadMove,
  messages: Messages,
): string {
  if (!isCurrent) {
    return messages.say('trend.gone', {
      percent: messages.percent(last.usagePercent),
      date: messages.date(last.processedDateTime),
    });
  }
  const date = messages.date(first.processedDateTime);
  if (percentPoints === undefined) return messages.say('trend.first-figure', { date });
  return messages.say('trend.from', {
    percent: messages.percent(first.usagePercent),
    date,
    change: pointsPhrase(percentPoints, messages),
  });
}

/** "Exchange from 62% to 41%", or "Exchange unchanged at 41%". */
export function namedMovePhrase(
  { workloadName, first, last, percentPoints }: WorkloadMove,
  messages: Messages,
): string {
  const workload = displayText(workloadName, 40);
  const percent = messages.percent(last.usagePercent);
  if (percentPoints === 0) return messages.say('trend.line-unchanged', { workload, percent });
  return messages.say('trend.line', {
    workload,
    first: messages.percent(first.usagePercent),
    last: percent,
  });
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
