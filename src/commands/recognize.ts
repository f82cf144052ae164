import { createTakeOff } from './around.js';
import type { Command, Recognized, RecognizedName } from './catalogue.js';
import { createNearestCommands } from './nearest-commands.js';
import { expandPhrase } from './pattern.js';
import { createFindMatch, type Match, type NamedPattern } from './pattern-index.js';
import type { Phrases } from './phrases/phrases.js';
import { type Word, wordsOf } from './words.js';

/** Longest command read; people who write more are not writing a command. In UTF-16 code units. */
export const COMMAND_LIMIT = 300;

/** What people call the bot: a mention that Teams did not mark, or one typed by hand. */
const OWN_NAME = 'seatwise';

/** Where a greeting ends that is set off from what follows. */
const PAUSE = /[,!.;:，！。；：]/u;

/** Reads a text as a command. */
export type Recognize = (text: string) => Recognized;

/**
 * A recognizer over the phrases of all languages: any language is understood, whichever the client's locale. Courtesy
 * around a command is passed over; a greeting that no comma sets off, or a filler in front, only where the text is no
 * command otherwise, since `Hello Fresh usage` is about Hello Fresh. The bot's name alone is a greeting. Never throws; time is linear in the text up to COMMAND_LIMIT, and a
 * longer text is unknown. The empty text is unknown too.
 */
export function createRecognizer(languages: readonly Phrases[]): Recognize {
  const patterns = languages.flatMap(namedPatterns);
  const greetings = patterns.filter(({ name }) => name === 'greeting').map(({ pattern }) => pattern.literals);
  const named = [[OWN_NAME]];
  const around = {
    openers: [...named, ...literalsOf(languages, 'openers')],
    fillers: literalsOf(languages, 'fillers'),
    closers: [...named, ...literalsOf(languages, 'closers')],
    endings: literalsOf(languages, 'endings'),
  };
  const takeOffName = createTakeOff({ openers: named, fillers: [], closers: named, endings: [] });
  const takeOff = createTakeOff(around);
  const takeOffMore = createTakeOff({
    ...around,
    openers: [...around.openers, ...around.fillers, ...greetings],
  });
  const findMatch = createFindMatch(patterns);
  const nearestCommands = createNearestCommands(patterns);

  function isGreeting(text: string, words: readonly Word[]): boolean {
    return words.length > 0 && findMatch(text, words)?.name === 'greeting';
  }

  /** The words behind a greeting that a comma or another pause sets off; all of them where there is none. */
  function withoutGreeting(text: string, words: readonly Word[]): readonly Word[] {
    const pause = PAUSE.exec(text)?.index ?? 0;
    const head = words.filter(({ start }) => start < pause);
    const rest = words.slice(head.length);
    return rest.length > 0 && isGreeting(text, takeOffName(head)) ? rest : words;
  }

  return (text) => {
    const read = text.trim().slice(0, COMMAND_LIMIT);
    const written = wordsOf(read);
    if (text.trim().length > COMMAND_LIMIT) return { kind: 'unknown', nearest: nearestCommands(written) };
    const words = takeOffName(withoutGreeting(read, written));
    if (written.length > 0 && words.length === 0) return { kind: 'command', command: { name: 'greeting' } };
    for (const reading of [takeOff(words), words, takeOffMore(words)]) {
      const match = reading.length === 0 ? undefined : findMatch(read, reading);
      if (match !== undefined) return { kind: 'command', command: toCommand(match) };
    }
    return { kind: 'unknown', nearest: nearestCommands(written) };
  };
}

function namedPatterns({ commands }: Phrases): readonly NamedPattern[] {
  return (Object.entries(commands) as [RecognizedName, readonly string[]][]).flatMap(([name, phrases]) =>
    phrases
      .flatMap(expandPhrase)
      .filter(({ literals }) => literals.length > 0)
      .map((pattern) => ({ name, pattern })),
  );
}

function literalsOf(
  languages: readonly Phrases[],
  part: 'openers' | 'fillers' | 'closers' | 'endings',
): readonly (readonly string[])[] {
  return languages
    .flatMap((language) => language[part].flatMap(expandPhrase))
    .flatMap(({ literals }) => (literals.length > 0 ? [literals] : []));
}

function toCommand({ name, captured }: Match): Command {
  switch (name) {
    case 'license-usage':
    case 'unused-licenses':
    case 'renewals':
      return { name, customer: captured.customer ?? '' };
    case 'trend':
      return { name, customer: captured.customer ?? '' };
    case 'watch':
    case 'digest':
    case 'unwatch':
    case 'language':
      return { name: 'help' };
    default:
      return { name };
  }
}
