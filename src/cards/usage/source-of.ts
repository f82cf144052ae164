import type { DataAge } from '../../domain/usage/data-age.js';
import type { Messages } from '../../i18n/messages.js';
import type { Source } from '../reply.js';
import { dataAsOfPhrase } from './usage-phrases.js';

const KEYS = { day: 'source.day', days: 'source.days', undated: 'source.undated' } as const;

/** Partner Center as the source of figures of these days. */
export function sourceOf(age: Pick<DataAge, 'oldest' | 'newest'>, messages: Messages): Source {
  return { name: dataAsOfPhrase(age, messages, KEYS), about: messages.say('source.about') };
}

/** Partner Center as the source of what was read, or holds, on these days; undefined where there is none. */
export function sourceOfDays(days: readonly (Date | undefined)[], messages: Messages): Source | undefined {
  const known = days.filter((day) => day !== undefined).sort((a, b) => a.getTime() - b.getTime());
  return known.length === 0 ? undefined : sourceOf({ oldest: known.at(0), newest: known.at(-1) }, messages);
}
