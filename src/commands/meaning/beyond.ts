import type { Customer } from '../../domain/customers/customer.js';
import { namingOf } from '../../domain/customers/customer-named.js';
import type { CustomerCommandName } from '../catalogue.js';
import { captureText } from '../reading/captures.js';
import type { Word } from '../reading/words.js';
import type { Sense, Written } from './sense.js';
import { isLastDayAsked } from './view-of.js';

/**
 * What of a question about one customer no card answers, as written: reasons, other people, other times, money, what
 * is turned around, and every word that says something nobody knows. Empty where the question is answered as asked.
 */
export function beyondOne(
  text: string,
  sense: Sense,
  view: CustomerCommandName | undefined,
  customers: readonly Customer[],
): readonly string[] {
  const said = (...of: readonly Written[]) => of.flatMap((name) => sense.written.get(name) ?? []);
  const isUnused = view === 'unused-licenses' || view === 'plan';
  return [
    // Figures say what and never why, and go to nobody else.
    ...said('why', 'send', 'forecast', 'divided'),
    ...(isLastDayAsked(sense.concepts) ? [] : said('tell-them')),
    ...(isUnused || sense.concepts.has('usage') ? [] : said('money')),
    ...(isUnused ? [] : said('lacks', 'never')),
    ...(view === undefined ? said('not', 'how-many', 'other-product') : []),
    ...(isShowing(sense, view) ? [] : said('span')),
    // A card is about no bound.
    ...said('below', 'above', 'at-least'),
    ...sense.unread
      .map((run) => writtenOf(text, run))
      .filter((part) => /\p{L}/u.test(part) && !isName(part, customers)),
  ];
}

/** Runs of words as written, one after the other. */
export function writtenRuns(text: string, runs: readonly (readonly Word[])[]): string {
  return runs.map((run) => writtenOf(text, run)).join(', ');
}

function writtenOf(text: string, run: readonly Word[]): string {
  return captureText(text.slice(run[0]?.start ?? 0, run.at(-1)?.end ?? 0));
}

/** Whether a card is about the time that is asked for: usage is today's, a trend what was, renewals what comes. */
function isShowing({ span, isPast }: Sense, view: CustomerCommandName | undefined): boolean {
  if (span === undefined) return true;
  if (view === 'trend') return span.kind !== 'next' && (isPast || span.kind !== 'days');
  if (view === 'renewals') return !isPast;
  // A figure of the last 28 days is this week's and this month's, and no year's.
  return span.kind === 'this' && (span.unit === 'week' || span.unit === 'month');
}

/** A customer written twice says nothing new. */
function isName(part: string, customers: readonly Customer[]): boolean {
  return customers.some((customer) => namingOf(part, customer) !== 'other');
}
