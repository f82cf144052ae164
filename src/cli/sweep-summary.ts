import type { PartnerCenterFault } from '../base/errors.js';
import { displayText } from '../cards/display-text.js';
import { sumOf } from '../usecases/sweep/sweep-counts.js';
import type { SkipReason, SweepSummary, WatchingCounts } from '../usecases/sweep/sweep-ports.js';
import { number } from './progress.js';

const SKIPPED: Readonly<Record<SkipReason, string>> = {
  'no-usage-data': 'no usage data yet',
  'unknown-customer': 'no longer a customer',
  'no-usable-date': 'rows without a usable date',
};

const FAILED: Readonly<Record<PartnerCenterFault, string>> = {
  unauthorized: 'Partner Center refused the token',
  'mfa-required': 'the sign-in lacks multi-factor authentication; run npm run consent',
  'sign-in-lost': 'nobody is signed in at Partner Center; run npm run consent',
  'wrong-audience': 'the token is for another service',
  forbidden: 'access denied',
  'no-relationship': 'no reseller relationship',
  'not-found': 'not found',
  throttled: 'throttled',
  unavailable: 'Partner Center did not answer',
  timeout: 'no answer in time',
  unreadable: 'the answer could not be read',
  rejected: 'Partner Center rejected the request',
};

/** What a sweep did, in lines of plain text, the last one with its line break. */
export function formatSummary(summary: SweepSummary, isResumed: boolean): string {
  const { runId, counts, endpoint } = summary;
  const how = endpoint === undefined ? [] : [HOW[endpoint]];
  const lines = [
    `Sweep ${runId} ${[headline(summary), ...how, ...(isResumed ? ['taken up where it had ended'] : [])].join(', ')}.`,
    `Read:    ${customers(counts.read)}, ${number(counts.changed)} with new data (${number(counts.rows)} rows)`,
    `Skipped: ${reasons(counts.skipped, SKIPPED)}`,
    `Failed:  ${reasons(counts.failed, FAILED)}`,
  ];
  if (summary.leftOut && summary.leftOut.length > 0) lines.push(`Left out: ${leftOutNames(summary.leftOut)}`);
  if (summary.watching) lines.push(...watchingLines(summary.watching));
  if (summary.state !== 'finished') lines.push('The next sweep within 12 hours goes on from here.');
  return `${lines.join('\n')}\n`;
}

function leftOutNames(leftOut: NonNullable<SweepSummary['leftOut']>): string {
  return leftOut
    .map(
      ({ id, name, reason }) =>
        `${displayText(name) || id} (${reason ? FAILED[reason] : 'of another version'})`,
    )
    .join('; ');
}

/** Subscriptions only where a watch needs them. */
function watchingLines(counts: WatchingCounts): readonly string[] {
  const { subscriptionsRead, subscriptionsFailed, subscriptionsEnded, opened, woken, resolved } = counts;
  const failed = sumOf(subscriptionsFailed) > 0 ? [`failed: ${reasons(subscriptionsFailed, FAILED)}`] : [];
  const ended = subscriptionsEnded ? [`the others were not asked: ${FAILED[subscriptionsEnded]}`] : [];
  const subscriptions = [...failed, ...ended];
  const again = woken > 0 ? [`${number(woken)} again after a snooze`] : [];
  const alerts = [`${number(opened)} new`, ...again, `${number(resolved)} resolved`];
  return [
    ...(subscriptionsRead > 0 || subscriptions.length > 0
      ? [`Subscriptions: ${[`read of ${customers(subscriptionsRead)}`, ...subscriptions].join('; ')}`]
      : []),
    `Alerts:  ${alerts.join(', ')}`,
  ];
}

const HOW = {
  commercial: 'by the report of all customers',
  customer: 'customer by customer',
} as const;

function headline({ state, failure, startedAt, endedAt }: SweepSummary): string {
  if (state === 'failed') {
    return `failed: ${failure === undefined || failure === 'storage' ? 'the database failed' : FAILED[failure]}`;
  }
  const seconds = Math.round(((endedAt ?? startedAt).getTime() - startedAt.getTime()) / 1000);
  return `${state} ${durationOf(seconds)} after it began`;
}

function durationOf(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function reasons<Reason extends string>(
  counts: Readonly<Partial<Record<Reason, number>>>,
  words: Readonly<Record<Reason, string>>,
): string {
  const entries = Object.entries(counts) as [Reason, number][];
  if (entries.length === 0) return 'none';
  const parts = entries
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${words[reason]} ${number(count)}`);
  return `${customers(sumOf(counts as Record<Reason, number>))} (${parts.join(', ')})`;
}

function customers(count: number): string {
  return `${number(count)} ${count === 1 ? 'customer' : 'customers'}`;
}
