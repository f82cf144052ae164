import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { Reading } from '../../usecases/ports.js';

const MINUTE_MS = 60_000;

/** From which size a unit is used: "read 75 minutes ago" says more than "read 1 hour ago". */
const UNITS: readonly { readonly key: MessageKey; readonly fromMinutes: number; readonly minutes: number }[] =
  [
    { key: 'usage.read-days', fromMinutes: 48 * 60, minutes: 24 * 60 },
    { key: 'usage.read-hours', fromMinutes: 120, minutes: 60 },
    { key: 'usage.read-minutes', fromMinutes: 1, minutes: 1 },
  ];

/** "read 12 minutes ago"; empty for an answer younger than a minute. */
export function readAgePhrase({ readAt }: Reading, now: Date, messages: Messages): string {
  const minutes = (now.getTime() - readAt.getTime()) / MINUTE_MS;
  const unit = UNITS.find(({ fromMinutes }) => minutes >= fromMinutes);
  return unit === undefined ? '' : messages.say(unit.key, { count: Math.floor(minutes / unit.minutes) });
}

/** The warning on an answer that had to come from memory because Partner Center gave none; empty otherwise. */
export function lastKnownWarning(reading: Reading, now: Date, messages: Messages): string {
  if (reading.lastKnown === undefined) return '';
  const age = readAgePhrase(reading, now, messages) || messages.say('usage.read-minutes', { count: 1 });
  return messages.say('usage.last-known', { age });
}
