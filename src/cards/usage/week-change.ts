import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { UsageChange, WorkloadChange } from '../../domain/usage/usage-trend.js';
import type { Messages } from '../../i18n/messages.js';
import { joinEntries } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import { seatRangeText } from './usage-phrases.js';

/** Workloads named: the ones that moved farthest. */
const MOVES_NAMED = 2;

/**
 * "Since 14 November 2026: 4 more seats unused; Exchange 6 points lower": only what changed, workloads by whole points.
 * Empty when nothing did, or nothing is known. `unused` are the seats unused now. Holds outside text.
 */
export function weekChangePhrase(
  change: UsageChange | undefined,
  unused: SeatRange,
  messages: Messages,
  movesNamed = MOVES_NAMED,
): string {
  if (change === undefined) return '';
  const moves = change.workloads
    .map((workload) => ({ ...workload, percentPoints: Math.round(workload.percentPoints) }))
    .filter(({ percentPoints }) => percentPoints !== 0)
    .sort((a, b) => Math.abs(b.percentPoints) - Math.abs(a.percentPoints))
    .slice(0, movesNamed)
    .map((move) => movePhrase(move, messages));
  const changes = [unusedChangePhrase(change, unused, messages), ...moves].filter((phrase) => phrase !== '');
  if (changes.length === 0) return '';
  return messages.say('trend.since', {
    date: messages.date(change.since),
    changes: joinEntries(changes, messages),
  });
}

/** "21 points lower"; not for 0. */
export function pointsPhrase(percentPoints: number, messages: Messages): string {
  const key = percentPoints > 0 ? 'trend.higher' : 'trend.lower';
  return messages.say(key, { points: Math.abs(percentPoints) });
}

function movePhrase({ workloadName, percentPoints }: WorkloadChange, messages: Messages): string {
  return messages.say('trend.workload-change', {
    workload: microsoftName(workloadName, 40),
    change: pointsPhrase(percentPoints, messages),
  });
}

/** One number where both bounds moved alike; both ranges where they did not, as their difference would say nothing. */
function unusedChangePhrase(
  { unusedAtLeast, unusedAtMost }: UsageChange,
  unused: SeatRange,
  messages: Messages,
): string {
  if (unusedAtLeast === 0 && unusedAtMost === 0) return '';
  if (unusedAtLeast === unusedAtMost) {
    const key = unusedAtMost > 0 ? 'trend.unused-more' : 'trend.unused-fewer';
    return messages.say(key, { count: Math.abs(unusedAtMost) });
  }
  const before = { atLeast: unused.atLeast - unusedAtLeast, atMost: unused.atMost - unusedAtMost };
  return messages.say('trend.unused-instead', {
    count: unused.atMost,
    unused: seatRangeText(unused, messages),
    before: seatRangeText(before, messages),
  });
}
