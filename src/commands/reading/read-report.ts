import { parseMailAddress } from '../../domain/mail-address.js';
import type { ReportDays } from '../../domain/schedules/digest-rhythm.js';
import { parseZone } from '../../domain/schedules/digest-zone.js';
import type { Phrases } from '../phrases/phrases.js';
import type { ReportRequestText } from '../report-request.js';
import { createTakeOff } from './around.js';
import { captureText } from './captures.js';
import {
  createReadZone,
  type DayOrTime,
  dayAndTimePhrases,
  lastDayOrTime,
  timesIn,
} from './days-and-times.js';
import { literalsOf } from './phrase.js';
import { createFindPhrase } from './phrase-finder.js';
import { type Part, partsOf, written } from './sentence-parts.js';
import type { Word } from './words.js';

/** Reads what is wanted of a report by mail; undefined for anything else. */
export type ReadReport = (text: string, words: readonly Word[]) => ReportRequestText | undefined;

type Mark =
  | DayOrTime
  | { readonly kind: 'verb' }
  /** Undefined for every week, which names no day. */
  | { readonly kind: 'days'; readonly days: ReportDays | undefined };

/** Words around the one address of a text. */
interface Addressed {
  /** As written; undefined where there is none. */
  readonly address: string | undefined;
  readonly before: readonly Word[];
  readonly behind: readonly Word[];
}

/**
 * Reads in all the languages at once: the word for a report, whom it is about, its days and time, a time zone behind them,
 * and an address. `isEverybody` tells words for all customers. Time is linear in the words.
 */
export function createReadReport(
  languages: readonly Pick<Phrases, 'report' | 'digest'>[],
  isEverybody: (text: string, words: readonly Word[]) => boolean,
): ReadReport {
  const digests = languages.map(({ digest }) => digest);
  const all = (part: 'verbs' | 'monthly' | 'weekly' | 'to' | 'about') =>
    languages.flatMap(({ report }) => report[part]);
  const find = createFindPhrase<Mark>([
    [{ kind: 'verb' }, all('verbs')],
    [{ kind: 'days', days: 'monthly' }, all('monthly')],
    [{ kind: 'days', days: undefined }, all('weekly')],
    ...dayAndTimePhrases(digests),
  ]);
  const takeOffTo = createTakeOff({ closers: literalsOf(all('to')) });
  const about = literalsOf(all('about'));
  const takeOffAbout = createTakeOff({ openers: about, closers: about });
  const readZone = createReadZone(digests);

  return (text, words) => {
    const { address, before, behind } = addressedOf(text, words);
    const asked = address === undefined ? before : takeOffTo(before);
    const parts = [...partsOf(text, asked, find), ...partsOf(text, behind, find)];
    const verb = parts.findIndex(({ mark }) => mark?.kind === 'verb');
    const days = new Set(parts.flatMap(({ mark }) => (mark?.kind === 'days' ? [mark.days] : [])));
    // Without an address it may as well be a name, unless the word for it comes first and somebody says when.
    if (verb < 0 || (address === undefined && (verb > 0 || days.size === 0))) return undefined;
    const free = parts.filter(({ kind }) => kind !== 'mark');
    const last = lastDayOrTime(parts);
    const zonePart = free.find(
      (part) => last >= 0 && parts.indexOf(part) === last + 1 && parts.indexOf(part) > verb,
    );
    const [subject, ...others] = free.filter((part) => part !== zonePart);
    if (others.length > 0) return undefined;
    const named = readSubject(text, subject, zonePart);
    if (named === 'unclear') return undefined;
    if (named === undefined) return { problem: 'subject' };
    days.delete(undefined);
    const [day, ...otherDays] = days;
    if (day === undefined || otherDays.length > 0) return { problem: 'days' };
    const times = timesIn(parts);
    if (times.length > 1 || times.includes(undefined)) return { problem: 'time' };
    const mail = address === undefined ? undefined : parseMailAddress(address);
    const { customer, zone } = named;
    // One address alone.
    if (mail === undefined || zone?.includes('@')) return { problem: 'address' };
    return { report: { customer, days: day, time: times[0], zone, address: mail } };
  };

  /** Where the words that follow the days are the only ones and no zone, they are whom it is about. */
  function readSubject(text: string, subject: Part<Mark> | undefined, zonePart: Part<Mark> | undefined) {
    const zone = zonePart === undefined ? '' : readZone(text, zonePart.words);
    const isSubjectBehind = subject === undefined && zone !== '' && parseZone(zone) === undefined;
    const part = isSubjectBehind ? zonePart : subject;
    if (part === undefined) return undefined;
    const words = takeOffAbout(part.words);
    const customer = captureText(written(text, words));
    if (customer === '') return undefined;
    // An address that is no address, or one of two.
    if (customer.includes('@')) return 'unclear';
    return {
      customer: isEverybody(customer, words) ? undefined : customer,
      zone: isSubjectBehind || zone === '' ? undefined : zone,
    };
  }
}

/** Parts a text at the one thing with an @ in it. */
function addressedOf(text: string, words: readonly Word[]): Addressed {
  const first = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  const at = text.slice(0, end).indexOf('@', first);
  if (at < 0) return { address: undefined, before: words, behind: [] };
  let from = at;
  let to = at;
  while (from > first && /[^\s:：，、<(]/u.test(text.charAt(from - 1))) from -= 1;
  while (to < end && /[^\s，、>)]/u.test(text.charAt(to))) to += 1;
  return {
    address: withoutEnd(text.slice(from, to).replace(/^mailto:/i, '')),
    before: words.filter((word) => word.end <= from),
    behind: words.filter((word) => word.start >= to),
  };
}

/** A text without the marks that end a sentence. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;!?。！？'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
