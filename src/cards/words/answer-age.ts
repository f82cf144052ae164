import type { Messages } from '../../i18n/messages.js';
import type { Reading } from '../../usecases/ports.js';
import { timeSince } from './ago-phrase.js';

/** "read 12 minutes ago"; empty for an answer younger than a minute. */
export function readAgePhrase({ readAt }: Reading, now: Date, messages: Messages): string {
  const since = timeSince(readAt, now);
  return since === undefined ? '' : messages.say(`usage.read-${since.unit}`, { count: since.count });
}

/** The warning on an answer that had to come from memory because Partner Center gave none; empty otherwise. */
export function lastKnownWarning(reading: Reading, now: Date, messages: Messages): string {
  if (reading.lastKnown === undefined) return '';
  const age = readAgePhrase(reading, now, messages) || messages.say('usage.read-minutes', { count: 1 });
  return messages.say('usage.last-known', { age });
}
