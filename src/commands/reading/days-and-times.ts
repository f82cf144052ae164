import { DIGEST_DAYS, type DigestDays } from '../../domain/schedules/digest-rhythm.js';
import type { DigestPhrases } from '../phrases/phrases.js';
import { createTakeOff } from './around.js';
import { captureText } from './captures.js';
import { literalsOf } from './phrase.js';
import { type HalfDay, readTime } from './read-time.js';
import { type Part, written } from './sentence-parts.js';
import type { Word } from './words.js';

/** A word for days or for a time. */
export type DayOrTime =
  | { readonly kind: 'days'; readonly days: DigestDays }
  | { readonly kind: 'time'; readonly half: HalfDay };

/** The phrases for days and times of all languages, for a finder of phrases. */
export function dayAndTimePhrases(
  languages: readonly Pick<DigestPhrases, 'days' | 'times'>[],
): readonly (readonly [DayOrTime, readonly string[]])[] {
  return [
    ...DIGEST_DAYS.map(
      (days) => [{ kind: 'days', days }, languages.flatMap((one) => one.days[days])] as const,
    ),
    ...(['am', 'pm', 'any'] as const).map(
      (half) => [{ kind: 'time', half }, languages.flatMap(({ times }) => times[half])] as const,
    ),
  ];
}

/** The times in parts of a sentence as `HH:MM`; undefined for one that no clock shows. */
export function timesIn(
  parts: readonly Part<{ readonly kind: string; readonly half?: HalfDay }>[],
): readonly (string | undefined)[] {
  return parts.flatMap((part) =>
    part.kind === 'mark' && part.mark.half !== undefined ? [readTime(part.captured, part.mark.half)] : [],
  );
}

/** Where the words for days and times end; -1 where there are none. */
export function lastDayOrTime(parts: readonly Part<{ readonly kind: string }>[]): number {
  return parts.findLastIndex(({ mark }) => mark?.kind === 'days' || mark?.kind === 'time');
}

/** Reads a time zone as written, without what stands around it; empty for none. */
export function createReadZone(
  languages: readonly Pick<DigestPhrases, 'zone'>[],
): (text: string, words: readonly Word[]) => string {
  const around = literalsOf(languages.flatMap(({ zone }) => zone));
  const takeOff = createTakeOff({ openers: around, closers: around });
  return (text, words) => captureText(written(text, takeOff(words))).replace(/^\((.*)\)$/s, '$1');
}
