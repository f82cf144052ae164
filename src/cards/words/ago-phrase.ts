import { MINUTE_MS } from '../../base/time.js';
import type { Messages } from '../../i18n/messages.js';

/** From which size a unit is used: "75 minutes ago" says more than "1 hour ago". */
const UNITS = [
  { unit: 'days', fromMinutes: 48 * 60, minutes: 24 * 60 },
  { unit: 'hours', fromMinutes: 120, minutes: 60 },
  { unit: 'minutes', fromMinutes: 1, minutes: 1 },
] as const;

/** How long ago something was, in whole units; undefined within a minute, and for what has not come by this clock. */
export function timeSince(
  at: Date,
  now: Date,
): { readonly unit: 'days' | 'hours' | 'minutes'; readonly count: number } | undefined {
  const passed = (now.getTime() - at.getTime()) / MINUTE_MS;
  const found = UNITS.find(({ fromMinutes }) => passed >= fromMinutes);
  return found && { unit: found.unit, count: Math.floor(passed / found.minutes) };
}

/** "12 minutes ago"; "just now" within a minute, and for a time that has not come by this clock. */
export function agoPhrase(at: Date, now: Date, messages: Messages): string {
  const since = timeSince(at, now);
  return since === undefined
    ? messages.say('status.now')
    : messages.say(`status.${since.unit}-ago`, { count: since.count });
}

/** "22 November 2026, 06:00 UTC". */
export function utcTimePhrase(at: Date, messages: Messages): string {
  const time = at.toISOString().slice(11, 16);
  return messages.say('status.utc-time', { date: messages.date(at), time, zone: 'UTC' });
}
