import type { FileKind } from '../../domain/files/file-kind.js';
import type { DigestDays } from '../../domain/schedules/digest-rhythm.js';
import type { WatchRuleKind } from '../../domain/watching/watch.js';
import type { ListTurn, RecognizedName } from '../catalogue.js';
import type { MeaningPhrases } from './concepts.js';

/** Commands that are sentences with free parts in any order; the others are whole phrases. */
export type SentenceName = 'watch' | 'digest' | 'report';

/** Commands without phrases of their own: they are read by what their words mean. */
export type MeantName = 'customers';

/** A snooze is a change: its verb, its customer and its days stand in whole phrases, or nothing is snoozed. */
export type SnoozePhraseName = 'snooze-day' | 'snooze-week' | 'snooze-month' | 'snooze-other';

/**
 * How people write in one language. In a phrase `[a|b]` stands for any one of its alternatives, which may be empty,
 * and `{customer}` for what they name (the names are in `captures.ts`). Case, accents, apostrophes, hyphens and spare
 * spaces do not matter, so they are left out here.
 */
export interface Phrases {
  /** What may come before a command without changing it: "please", "can you show". No captures. */
  readonly openers: readonly string[];
  /**
   * Small words that are passed over behind an opener ("show *me the* …"); in front of everything only where the text
   * is no command otherwise, since names begin with them too. No captures.
   */
  readonly fillers: readonly string[];
  /** What may come behind a command without changing it: "please". No captures. */
  readonly closers: readonly string[];
  /** What may come behind a command that an opener begins: Dutch "laat … *zien*". No captures. */
  readonly endings: readonly string[];
  readonly commands: Readonly<
    Record<Exclude<RecognizedName, SentenceName | MeantName | 'snooze'> | SnoozePhraseName, readonly string[]>
  >;
  /** What asks for a file of a question, by what kind of file: "export {question} as csv". Without it the last question. */
  readonly exports: Readonly<Record<FileKind, readonly string[]>>;
  /** Whole sentences that go on with the list just shown: its pages, its order, or all of it. No captures. */
  readonly lists: Readonly<Record<ListTurn | 'all', readonly string[]>>;
  /** What stands for every customer where a customer's name could stand. No captures. */
  readonly everyone: readonly string[];
  /** What a question begins with that asks which customers, by that word: "which customers". No captures. */
  readonly whoever: readonly string[];
  /** The same where no word says that customers are meant: "who has". No captures. */
  readonly who: readonly string[];
  /** What asks for a language that `{language}` names, without a word for language: "speak". */
  readonly speak: readonly string[];
  /** By when something about every customer is to be decided: "before 1 March". No captures. */
  readonly deadline: DeadlinePhrases;
  readonly watch: WatchPhrases;
  readonly digest: DigestPhrases;
  readonly report: ReportPhrases;
  /** What words mean wherever they stand, for questions that are no whole phrase. */
  readonly meaning: MeaningPhrases;
}

/** The words around a day, in front of it or behind. */
export interface DeadlinePhrases {
  /** What leaves the day itself out: "before". */
  readonly before: readonly string[];
  /** What takes it in, or says nothing: "by", "until the end of", "the". */
  readonly until: readonly string[];
  /** What ends with a month, a quarter or a year: "the end of the year". */
  readonly ends: Readonly<Record<'month' | 'quarter' | 'year', readonly string[]>>;
  /** Months as they are written here and nowhere else, January to December: "may"; empty where there is nothing to add. */
  readonly months: readonly string[];
}

/** The parts of a sentence such as "watch all below 40% except Contoso". One-word captures only. */
export interface WatchPhrases {
  /** What a watch begins with: "watch". */
  readonly verbs: readonly string[];
  /** What asks to be told something: "alert me when". A watch only with a rule, since people are told of all sorts. */
  readonly tells: readonly string[];
  /** The same where a watch is meant only if a length of time follows at once: "let me know *14 days before* …". */
  readonly tellsBefore: readonly string[];
  readonly lengths: LengthPhrases;
  /** What such a wish begins with where it ends with asking: "*if* usage falls below 40%, let me know". */
  readonly conditions: readonly string[];
  /** What it ends with: "let me know". */
  readonly tellsBehind: readonly string[];
  /** The same where it says by itself that a condition stands before it: Chinese …*的話通知我*. */
  readonly wishesBehind: readonly string[];
  /** Rules with their number, `{amount}`, wherever they stand: "below 40%". */
  readonly rules: Readonly<Record<WatchRuleKind, readonly string[]>>;
  /** Rules that could be part of a name, such as "unused" or "40%"; they count where a rule is to be expected. */
  readonly looseRules: Readonly<Record<WatchRuleKind, readonly string[]>>;
  /** Which customers are large enough, `{seats}`: "from 25 seats". */
  readonly minimum: readonly string[];
  /** What stands before what is left out: "except". */
  readonly except: readonly string[];
  /** What ends it where words go on about the watch: Chinese 除了 … *以外的*. */
  readonly exceptEnd: readonly string[];
  /** What stands behind what is left out: Chinese *除外*. */
  readonly exceptBehind: readonly string[];
  /** What parts the names of a list: "and". */
  readonly and: readonly string[];
  /** What says that a product is left out and no customer: "product". */
  readonly product: readonly string[];
  /** What leads from the verb to a name: "customer". */
  readonly label: readonly string[];
  /** What may stand between a rule and a name behind it: "of", "at". */
  readonly lead: readonly string[];
  /** What may stand between a name and a rule behind it: "usage drops". */
  readonly tail: readonly string[];
  /** What stands at the end before where tickets go: "ticket to". */
  readonly ticket: readonly string[];
  /** What says nothing, wherever it stands: Dutch "in de gaten". */
  readonly noise: readonly string[];
}

/** Weeks and months as lengths of time before a renewal, which the rules have in days. No captures. */
export interface LengthPhrases {
  /** A day as the rules have it. */
  readonly day: string;
  readonly days: readonly string[];
  readonly week: readonly string[];
  readonly month: readonly string[];
  /** What stands for the number one: "a"; an empty alternative where one says nothing. */
  readonly one: readonly string[];
  /** What stands beside a length whose number is a word; without it the words may be a name: "two weeks *before*". */
  readonly beside: readonly string[];
}

/** The parts of a sentence such as "digest monday 09:00 Europe/Paris". One-word captures only. */
export interface DigestPhrases {
  /** Whole sentences that ask for one now. */
  readonly now: readonly string[];
  /** Whole sentences that end it. */
  readonly off: readonly string[];
  /** What a schedule is about: "digest", "send me a digest". */
  readonly verbs: readonly string[];
  /** What asks to be reminded, of what is not said: it is answered with how to set a digest. */
  readonly reminders: readonly string[];
  readonly days: Readonly<Record<DigestDays, readonly string[]>>;
  /** Times of day: `{time}`, or `{hour}` and `{minute}`. */
  readonly times: Readonly<Record<'am' | 'pm' | 'any', readonly string[]>>;
  /** What may stand around the time zone: "in", "time". */
  readonly zone: readonly string[];
  /** What says nothing, wherever it stands. */
  readonly noise: readonly string[];
}

/**
 * The parts of a sentence such as "report contoso monthly to ana@contoso.com"; its days and times are those of a digest.
 * No captures.
 */
export interface ReportPhrases {
  /** What it is about: "report", "send me a report". */
  readonly verbs: readonly string[];
  /** Once a month. */
  readonly monthly: readonly string[];
  /** Once a week, which leaves open on which day. */
  readonly weekly: readonly string[];
  /** What stands before the address: "to". */
  readonly to: readonly string[];
  /** What stands between the word for it and a name: "for", "of". */
  readonly about: readonly string[];
}
