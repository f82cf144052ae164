import { once } from '../base/once.js';
import { FILE_KINDS } from '../domain/files/file-kind.js';
import { LIST_TURNS, type Recognized } from './catalogue.js';
import { createCorrectWord } from './meaning/typos.js';
import type { Phrases } from './phrases/phrases.js';
import { createTakeOff } from './reading/around.js';
import { COMMAND_LIMIT } from './reading/command-limit.js';
import { createIsEveryone } from './reading/everyone.js';
import type { PhraseFor } from './reading/pattern-groups.js';
import { createFindMatch, type PhraseName } from './reading/pattern-index.js';
import { literalsOf, parsePhrase } from './reading/phrase.js';
import { createReadCommand } from './reading/read-command.js';
import { createReadReport, type ReadReport } from './reading/read-report.js';
import { type Word, wordsOf } from './reading/words.js';

export { COMMAND_LIMIT };

/** What people call the bot: a mention that Teams did not mark, or one typed by hand. */
const OWN_NAME = 'seatwise';

/** Where a greeting ends that is set off from what follows. */
const PAUSE = /[,!.;:，！。；：]/u;

/** Reads a text as a command. */
export type Recognize = (text: string) => Recognized;

/**
 * A recognizer over the phrases of all languages: any language is understood, whichever the client's locale. Courtesy
 * around a command is passed over; a greeting that no comma sets off, or a filler in front, only where the text is no
 * command otherwise, since `Hello Fresh usage` is about Hello Fresh. The bot's name alone is a greeting. Never throws;
 * time is linear in the text up to COMMAND_LIMIT, and a longer text is unknown. The empty text is unknown too.
 */
export function createRecognizer(languages: readonly Phrases[]): Recognize {
  const named = [[OWN_NAME]];
  const around = {
    openers: [...named, ...languages.flatMap(({ openers }) => literalsOf(openers))],
    fillers: languages.flatMap(({ fillers }) => literalsOf(fillers)),
    closers: [...named, ...languages.flatMap(({ closers }) => literalsOf(closers))],
    endings: languages.flatMap(({ endings }) => literalsOf(endings)),
  };
  const greetings = languages.flatMap(({ commands }) => literalsOf(commands.greeting));
  const takeOffName = createTakeOff({ openers: named, closers: named });
  const takeOff = createTakeOff(around);
  const takeOffMore = createTakeOff({
    ...around,
    openers: [...around.openers, ...around.fillers, ...greetings],
  });
  const phrases = languages.flatMap(phrasesOf);
  const readCommand = createReadCommand(languages, phrases);
  const findPhrase = createFindMatch(phrases);
  const isEveryone = createIsEveryone(languages);
  const readReport = createReadReport(
    languages,
    (text, words) => findPhrase(text, words)?.name === 'portfolio' || isEveryone(text, words),
  );
  const findExport = createFindMatch(languages.flatMap(exportsOf));
  const findList = createFindMatch(languages.flatMap(listsOf));
  const correctReport = once(() => createCorrectWord(literalsOf(languages.flatMap(reportWords)).flat()));

  function isGreeting(text: string, words: readonly Word[]): boolean {
    return words.length > 0 && readCommand(text, words)?.name === 'greeting';
  }

  /** The words behind a greeting that a comma or another pause sets off; all of them where there is none. */
  function withoutGreeting(text: string, words: readonly Word[]): readonly Word[] {
    const pause = PAUSE.exec(text)?.index ?? 0;
    const head = words.filter(({ start }) => start < pause);
    const rest = words.slice(head.length);
    return rest.length > 0 && isGreeting(text, takeOffName(head)) ? rest : words;
  }

  /** A report whose words are mistyped; it is only shown, so that no more than the looks of it are forgiven. */
  function reportAlmost(text: string, words: readonly Word[]): Recognized {
    const put = words.map((word) => ({ ...word, folded: correctReport()(word.folded) ?? word.folded }));
    const command = reportOf(readReport(text, put));
    return command === undefined ? UNKNOWN : { kind: 'command', command };
  }

  return (text) => {
    const read = text.trim().slice(0, COMMAND_LIMIT);
    const written = wordsOf(read);
    if (text.trim().length > COMMAND_LIMIT) return { kind: 'unknown' };
    const words = takeOffName(withoutGreeting(read, written));
    if (written.length > 0 && words.length === 0) return { kind: 'command', command: { name: 'greeting' } };
    const readings = [takeOff(words), words, takeOffMore(words)].filter(({ length }) => length > 0);
    // Whole first: the word for a report is an opener in some languages.
    const report = firstOf([words, ...readings], (reading) => readReport(read, reading));
    const command = reportOf(report) ?? firstOf(readings, (reading) => readCommand(read, reading));
    const plainly = command === undefined ? UNKNOWN : ({ kind: 'command', command } as const);
    const wished = firstOf(readings, (reading) => findExport(read, reading));
    const to =
      command === undefined ? firstOf(readings, (reading) => findList(read, reading))?.name : undefined;
    if (to !== undefined) return { kind: 'list', to };
    if (wished === undefined) return command === undefined ? reportAlmost(read, words) : plainly;
    const { name: file, captured } = wished;
    return { kind: 'export', file, question: captured.question ?? '', otherwise: plainly };
  };
}

function reportOf(what: ReturnType<ReadReport>) {
  return what === undefined ? undefined : ({ name: 'report', what } as const);
}

const UNKNOWN = { kind: 'unknown' } as const;

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined) {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What goes on with a list. */
function listsOf({ lists }: Phrases) {
  return ([...LIST_TURNS, 'all'] as const).flatMap((value) =>
    lists[value].map((text) => ({ value, phrase: parsePhrase(text) })),
  );
}

function reportWords({ report }: Phrases): readonly string[] {
  return [...report.verbs, ...report.weekly, ...report.monthly];
}

/** What asks for a file. */
function exportsOf({ exports }: Phrases) {
  return FILE_KINDS.flatMap((value) => exports[value].map((text) => ({ value, phrase: parsePhrase(text) })));
}

/** The commands written in whole phrases. */
function phrasesOf({ commands }: Phrases): readonly PhraseFor<PhraseName>[] {
  return (Object.entries(commands) as [PhraseName, readonly string[]][]).flatMap(([value, texts]) =>
    texts.map((text) => ({ value, phrase: parsePhrase(text) })),
  );
}
