import { type DataAge, isStale } from '../../domain/usage/data-age.js';
import type { WorkloadMove } from '../../domain/usage/trend-moves.js';
import type { UsagePoint, UsageTrend } from '../../domain/usage/usage-trend.js';
import type { Messages } from '../../i18n/messages.js';
import { asLine, dataAsOfPhrase, stalenessWord, unusedHeadline } from '../usage/usage-phrases.js';
import { weekChangePhrase } from '../usage/week-change.js';
import { explainedFigures } from '../words/explained-figures.js';
import { joinPhrases } from '../words/join.js';
import { movementHeadline, unusedThenPhrase } from './trend-phrases.js';

/** What stands above the picture. */
export function trendHeader(
  trend: UsageTrend,
  moves: readonly WorkloadMove[],
  now: Date,
  messages: Messages,
) {
  const { points, weekChange } = trend;
  const [first] = points;
  const last = points.at(-1) ?? first;
  const age = trendAge(trend, now);
  const then = points.length > 1 ? unusedThenPhrase(first, messages) : messages.say('trend.one-reading');
  const wasSame = isSameUnused(first, last);
  // With two readings a week apart it is what the headline and the lines say.
  const sinceLastWeek = points.length > 2 ? weekChangePhrase(weekChange, last.unused, messages) : '';
  return {
    headline: movementHeadline(moves, trend, messages),
    unused: asLine(unusedHeadline(last.unused, last.seats, messages)),
    /** The unused seats of the first reading, or that there is no other. */
    then,
    facts: [points.length > 1 && !wasSame ? then : '', sinceLastWeek].filter((fact) => fact !== ''),
    dataAsOf: joinPhrases(
      [dataAsOfPhrase(age, messages), messages.say('trend.readings', { count: points.length })],
      messages,
    ),
    staleness: stalenessWord(age, messages),
    ...explainedFigures(last.unused, age, messages),
  };
}

function isSameUnused(one: UsagePoint, other: UsagePoint): boolean {
  const { unused, seats } = one;
  return (
    seats === other.seats && unused.atLeast === other.unused.atLeast && unused.atMost === other.unused.atMost
  );
}

/** The newest reading alone says how old a trend is. */
export function trendAge({ points }: UsageTrend, now: Date): DataAge {
  const newest = (points.at(-1) ?? points[0]).processedDateTime;
  return { oldest: newest, newest, staleness: isStale(newest, now) ? 'stale' : 'fresh' };
}
