import { type DataAge, isStale } from '../../domain/usage/data-age.js';
import type { UsageTrend } from '../../domain/usage/usage-trend.js';
import type { Messages } from '../../i18n/messages.js';
import { asLine, dataAsOfPhrase, stalenessWord, unusedHeadline } from '../usage/usage-phrases.js';
import { weekChangePhrase } from '../usage/week-change.js';
import { joinPhrases } from '../words/join.js';
import { unusedThenPhrase } from './trend-phrases.js';

/** What stands above the picture. */
export function trendHeader(trend: UsageTrend, now: Date, messages: Messages) {
  const { points, weekChange } = trend;
  const [first] = points;
  const last = points.at(-1) ?? first;
  const age = trendAge(trend, now);
  const then = points.length > 1 ? unusedThenPhrase(first, messages) : messages.say('trend.one-reading');
  const sinceLastWeek = weekChangePhrase(weekChange, last.unused, messages);
  return {
    headline: asLine(unusedHeadline(last.unused, last.seats, messages)),
    /** The unused seats of the first reading, or that there is no other. */
    then,
    facts: [then, sinceLastWeek].filter((fact) => fact !== ''),
    dataAsOf: joinPhrases(
      [
        dataAsOfPhrase({ ...age, oldest: first.processedDateTime }, messages),
        messages.say('trend.readings', { count: points.length }),
      ],
      messages,
    ),
    staleness: stalenessWord(age, messages),
  };
}

/** The newest reading alone says how old a trend is. */
export function trendAge({ points }: UsageTrend, now: Date): DataAge {
  const newest = (points.at(-1) ?? points[0]).processedDateTime;
  return { oldest: newest, newest, staleness: isStale(newest, now) ? 'stale' : 'fresh' };
}
