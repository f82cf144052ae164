import type { SnoozeDays } from '../../domain/watching/alert.js';
import type { Command } from '../catalogue.js';
import { languageNamed } from '../language-names.js';
import type { Phrases } from '../phrases/phrases.js';
import { isNegative } from './captures.js';
import { createAsksWho, createIsEveryone, createIsPeople, type IsAboutAll } from './everyone.js';
import type { PhraseFor } from './pattern-groups.js';
import { createFindMatch, type Match, type PhraseName } from './pattern-index.js';
import { parsePhrase } from './phrase.js';
import { createReadDeadline, type ReadDeadline } from './read-deadline.js';
import { createReadDigest } from './read-digest.js';
import { createReadWatch, type WatchReading } from './watches/read-watch.js';
import { type Word, wordsOf } from './words.js';

/** Reads words as a command; undefined when they are none. */
export type ReadCommand = (text: string, words: readonly Word[]) => Command | undefined;

/** What may stand beside the number of a watch: "no. 3", "第 3 個". */
const NUMBER_LABELS = /^(?:the|le|la|no|nr|n|n\.?o|num|number|numero|nummer|numer|watch|第|個|项|項|號|号)$/;

/**
 * Reads whole phrases first, then a digest, then a watch. Of a customer's command and a watch without a rule the
 * command is meant: "Watch Tower usage" is about Watch Tower. A question for customers is one about all of them.
 */
export function createReadCommand(
  languages: readonly Phrases[],
  phrases: readonly PhraseFor<PhraseName>[],
): ReadCommand {
  const findMatch = createFindMatch(phrases);
  const findSpeak = createFindMatch(
    languages.flatMap(({ speak }) =>
      speak.map((text) => ({ value: 'language', phrase: parsePhrase(text) }) as const),
    ),
  );
  const isEveryone = createIsEveryone(languages);
  const isPeople = createIsPeople(languages);
  const asksWho = createAsksWho(languages);
  const readDeadline = createReadDeadline(languages);
  const whose = { isEveryone, isPeople, readDeadline };
  const readDigest = createReadDigest(languages.map(({ digest }) => digest));
  const watchReaders = languages.map(({ watch }) => createReadWatch(watch, isEveryone, isPeople));

  function readWatch(text: string, words: readonly Word[]): WatchReading | undefined {
    return watchReaders
      .flatMap((read) => read(text, words) ?? [])
      .reduce<WatchReading | undefined>(
        (best, one) => (best === undefined || one.understood > best.understood ? one : best),
        undefined,
      );
  }

  return (text, words) => {
    const match = findMatch(text, words);
    if (match !== undefined && match.captured.customer === undefined) return toCommand(text, match, whose);
    const digest = match === undefined ? readDigest(text, words) : undefined;
    if (digest !== undefined) return { name: 'digest', what: digest };
    const watch = readWatch(text, words);
    const spoken = match === undefined ? findSpeak(text, words)?.captured.language : undefined;
    if (spoken !== undefined && languageNamed(spoken) !== undefined)
      return { name: 'language', language: spoken };
    if (watch !== undefined && (match === undefined || watch.hasRule)) return watch.command;
    // Whom it takes is read from all of its words.
    if (asksWho(text, words)) return undefined;
    return match === undefined ? undefined : toCommand(text, match, whose);
  };
}

/** Whom a text is about, and by when. */
interface Whose {
  readonly isEveryone: IsAboutAll;
  readonly isPeople: IsAboutAll;
  readonly readDeadline: ReadDeadline;
}

function toCommand(
  text: string,
  { name, captured }: Match,
  { isEveryone, isPeople, readDeadline }: Whose,
): Command {
  switch (name) {
    case 'license-usage':
    case 'unused-licenses':
    case 'renewals':
    case 'trend':
    case 'plan': {
      const { customer = '' } = captured;
      // With what stands behind: "next month" may close any question, and here it says by when.
      const behind = text.slice(Math.max(0, text.indexOf(customer)));
      const deadline = name === 'plan' ? (readDeadline(behind) ?? readDeadline(customer)) : undefined;
      if (deadline === undefined && !isEveryone(customer)) return { name, customer };
      return name === 'plan'
        ? { name: 'customers', question: { kind: 'plan', deadline } }
        : { name: 'portfolio' };
    }
    case 'unwatch':
      return hasNegative(text)
        ? { name, which: undefined }
        : unwatched(captured.which ?? '', isEveryone, isPeople);
    case 'snooze-day':
    case 'snooze-week':
    case 'snooze-month':
    case 'snooze-other':
      return snoozed(captured.which ?? '', SNOOZES[name], isEveryone, isPeople);
    case 'language':
      return { name, language: captured.language ?? '' };
    case 'portfolio':
    case 'portfolio-by-money':
    case 'watches':
    case 'alerts':
    case 'send-test-alert':
    case 'help':
    case 'status':
    case 'operations-here':
    case 'cost-prices-here':
    case 'list-prices-here':
    case 'greeting':
    case 'thanks':
      return { name };
  }
}

const SNOOZES = { 'snooze-day': 1, 'snooze-week': 7, 'snooze-month': 30, 'snooze-other': undefined } as const;

/** A snooze is of one customer: for people, for all and for nobody the list of alerts has the buttons. */
function snoozed(
  text: string,
  days: SnoozeDays | undefined,
  isEveryone: IsAboutAll,
  isPeople: IsAboutAll,
): Command {
  if (wordsOf(text).length === 0 || isPeople(text) || isEveryone(text)) return { name: 'alerts' };
  return { name: 'snooze', customer: text, days };
}

/** What of the watches a text names: a number, alone or with a word for one, all of them, or else a customer. */
function unwatched(text: string, isEveryone: IsAboutAll, isPeople: IsAboutAll): Command {
  if (isPeople(text)) return { name: 'unwatch', which: undefined };
  if (isEveryone(text)) return { name: 'unwatch', which: 'all' };
  const [word, ...others] = wordsOf(text).filter(({ folded }) => !NUMBER_LABELS.test(folded));
  if (word === undefined) return { name: 'unwatch', which: undefined };
  if (!/^\d/.test(word.folded)) return { name: 'unwatch', customer: text };
  const isNumber = others.length === 0 && /^\d{1,9}$/.test(word.folded);
  return { name: 'unwatch', which: isNumber ? Number(word.folded) : undefined };
}

/** Whether a number in a text has a minus; what a phrase leaves open begins behind it. */
function hasNegative(text: string): boolean {
  return wordsOf(text).some((word) => /^\d/.test(word.folded) && isNegative(text, word));
}
