import { type DataAge, isStale, stalenessOf } from '../../domain/usage/data-age.js';
import type { Messages } from '../../i18n/messages.js';
import { dataAsOfPhrase, stalenessWord } from '../usage/usage-phrases.js';

/** From when the figures of a list are: told once for most of its rows, and at those that are older. */
export interface ListAge {
  /** Of the rows that are not told apart. */
  readonly common: DataAge;
  /** Of the whole list: `partly-stale` when some rows are older than the others. */
  readonly staleness: DataAge['staleness'];
  /** "Data as of 22 October 2026" and "stale" for a row that is older than the list says; empty for all others. */
  readonly apart: (date: Date | undefined) => { readonly note: string; readonly flag: string };
}

/** The age of a list by the dates of its rows; undefined stands for a row that has none. */
export function listAge(dates: readonly (Date | undefined)[], now: Date, messages: Messages): ListAge {
  const known = dates.filter((date) => date !== undefined).sort((a, b) => a.getTime() - b.getTime());
  const fresh = known.filter((date) => !isStale(date, now));
  const told = fresh.length > 0 ? fresh : known;
  const ends = { oldest: told.at(0), newest: told.at(-1) };
  const common = { ...ends, staleness: stalenessOf(ends, now) };
  const areSomeOlder = fresh.length > 0 && fresh.length < known.length;
  return {
    common,
    staleness: areSomeOlder ? 'partly-stale' : common.staleness,
    apart: (date) => {
      if (date === undefined)
        return { note: told.length > 0 ? messages.say('usage.data-undated') : '', flag: '' };
      if (!areSomeOlder || !isStale(date, now)) return { note: '', flag: '' };
      const age: DataAge = { oldest: date, newest: date, staleness: 'stale' };
      return { note: dataAsOfPhrase(age, messages), flag: stalenessWord(age, messages) };
    },
  };
}
