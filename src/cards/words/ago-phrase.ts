import type { MessageKey, Messages } from '../../i18n/messages.js';

const MINUTE_MS = 60_000;

/** From which size a unit is used: "75 minutes ago" says more than "1 hour ago". */
const UNITS: readonly { readonly key: MessageKey; readonly fromMinutes: number; readonly minutes: number }[] =
  [
    { key: 'status.days-ago', fromMinutes: 48 * 60, minutes: 24 * 60 },
    { key: 'status.hours-ago', fromMinutes: 120, minutes: 60 },
    { key: 'status.minutes-ago', fromMinutes: 1, minutes: 1 },
  ];

/** "12 minutes ago"; "just now" within a minute, and for a time that has not come by this clock. */
export function agoPhrase(at: Date, now: Date, messages: Messages): string {
  const minutes = (now.getTime() - at.getTime()) / MINUTE_MS;
  const unit = UNITS.find(({ fromMinutes }) => minutes >= fromMinutes);
  return unit === undefined
    ? messages.say('status.now')
    : messages.say(unit.key, { count: Math.floor(minutes / unit.minutes) });
}

/** "22 November 2026, 06:00 UTC". */
export function utcTimePhrase(at: Date, messages: Messages): string {
  const time = at.toISOString().slice(11, 16);
  return messages.say('status.utc-time', { date: messages.date(at), time, zone: 'UTC' });
}
