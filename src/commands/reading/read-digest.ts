import { parseZone } from '../../domain/schedules/digest-zone.js';
import type { DigestRequest } from '../digest-request.js';
import type { DigestPhrases } from '../phrases/phrases.js';
import {
  createReadZone,
  type DayOrTime,
  dayAndTimePhrases,
  lastDayOrTime,
  timesIn,
} from './days-and-times.js';
import { createFindPhrase } from './phrase-finder.js';
import { type Part, partsOf } from './sentence-parts.js';
import type { Word } from './words.js';

/** Reads what is wanted of a digest; undefined for anything else. */
export type ReadDigest = (text: string, words: readonly Word[]) => DigestRequest | undefined;

type Mark = DayOrTime | { readonly kind: 'verb' | 'reminder' | 'noise' };

/** Reads in all the languages at once: days and times in any order, and a time zone behind them. */
export function createReadDigest(languages: readonly DigestPhrases[]): ReadDigest {
  const all = (part: 'now' | 'off' | 'verbs' | 'reminders' | 'noise') =>
    languages.flatMap((phrases) => phrases[part]);
  const findWhole = createFindPhrase<'now' | 'off'>([
    ['now', all('now')],
    ['off', all('off')],
  ]);
  const find = createFindPhrase<Mark>([
    [{ kind: 'verb' }, all('verbs')],
    [{ kind: 'reminder' }, all('reminders')],
    ...dayAndTimePhrases(languages),
    [{ kind: 'noise' }, all('noise')],
  ]);
  const readZone = createReadZone(languages);

  return (text, words) => {
    const whole = findWhole(text, words, 0);
    if (whole?.count === words.length) return { kind: whole.value };
    const parts = partsOf(text, words, find);
    const isVerb = ({ mark }: Part<Mark>) => mark?.kind === 'verb' || mark?.kind === 'reminder';
    const verb = parts.findIndex(isVerb);
    if (verb < 0) return undefined;
    // A zone may come before the verb, as in Chinese; anything else there makes another sentence of it.
    const isMark = ({ kind }: Part<Mark>) => kind === 'mark';
    const isZoneAhead = !parts.slice(0, verb).every(isMark);
    const days = new Set(parts.flatMap(({ mark }) => (mark?.kind === 'days' ? [mark.days] : [])));
    const times = timesIn(parts);
    if (days.size === 0 && times.length === 0) return undefined;
    const isWhole = days.size === 1 && times.length === 1 && parts.slice(verb).every(isMark);
    if (isZoneAhead && !isWhole) return undefined;
    const isReminder = parts.every(({ mark }) => mark?.kind !== 'verb');
    // Nobody said of what, so nothing is set.
    if (isReminder && parts.some(({ kind }) => kind !== 'mark')) return undefined;
    if (isReminder) return { kind: 'problem', problem: days.size === 0 ? 'days' : 'time' };
    const [day, ...otherDays] = days;
    if (day === undefined || otherDays.length > 0) return { kind: 'problem', problem: 'days' };
    const [time, ...otherTimes] = times;
    if (time === undefined || otherTimes.length > 0) return { kind: 'problem', problem: 'time' };
    const last = lastDayOrTime(parts);
    if (parts.slice(0, last).some(({ kind }) => kind !== 'mark')) return undefined;
    const behind = parts.slice(last + 1);
    const zoneParts = behind.slice(
      behind.findIndex(({ kind }) => kind !== 'mark'),
      behind.findLastIndex(({ kind }) => kind !== 'mark') + 1,
    );
    const written = readZone(
      text,
      zoneParts.flatMap((part) => part.words),
    );
    const zone = written === '' ? undefined : written;
    if (isZoneAhead && (zone === undefined || parseZone(zone) === undefined)) return undefined;
    return { kind: 'schedule', days: day, time, zone };
  };
}
