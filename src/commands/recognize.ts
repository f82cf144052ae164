import {
  COMMAND_NAMES,
  type Command,
  type CommandName,
  type Recognized,
  type RecognizedName,
} from './catalogue.js';
import { nearestCommands } from './nearest-commands.js';
import { expandPhrase, matchPattern, type Pattern, patternLength } from './pattern.js';
import type { Phrases } from './phrases/phrases.js';
import { wordsOf } from './words.js';

/** Longest command read; people who write more are not writing a command. In UTF-16 code units. */
export const COMMAND_LIMIT = 300;

interface NamedPattern {
  readonly name: RecognizedName;
  readonly pattern: Pattern;
}

/** Reads a text as a command. */
export type Recognize = (text: string) => Recognized;

/**
 * A recognizer over the phrases of all languages: any language is understood, whichever the client's locale. The
 * pattern with the most literal words wins, so `usage for Contoso` is not a customer called "for Contoso". Patterns
 * are looked up by their first and last word, and each is compared word by word: linear, without backtracking.
 */
export function createRecognizer(languages: readonly Phrases[]): Recognize {
  const patterns = languages
    .flatMap((phrases) => Object.entries(phrases) as [RecognizedName, readonly string[]][])
    .flatMap(([name, list]) =>
      list.flatMap((phrase) => expandPhrase(phrase).map((pattern) => ({ name, pattern }))),
    )
    .filter(({ pattern }) => patternLength(pattern) > 0)
    .sort((a, b) => patternLength(b.pattern) - patternLength(a.pattern));
  const byFirst = groupBy(patterns, ({ pattern }) => pattern.before.at(0));
  const byLast = groupBy(
    patterns.filter(({ pattern }) => pattern.before.length === 0),
    ({ pattern }) => pattern.after.at(-1),
  );

  return (text) => {
    const words = wordsOf(text.slice(0, COMMAND_LIMIT));
    const candidates = [
      ...(byFirst.get(words.at(0)?.folded ?? '') ?? []),
      ...(byLast.get(words.at(-1)?.folded ?? '') ?? []),
    ].sort((a, b) => patternLength(b.pattern) - patternLength(a.pattern));
    for (const { name, pattern } of candidates) {
      const customer = matchPattern(text, words, pattern);
      if (customer !== undefined) return { kind: 'command', command: toCommand(name, customer) };
    }
    return { kind: 'unknown', nearest: nearestCommands(words, patterns) };
  };
}

function toCommand(name: RecognizedName, customer: string): Command {
  return name === 'license-usage' ? { name, customer } : { name };
}

function groupBy(
  patterns: readonly NamedPattern[],
  wordOf: (pattern: NamedPattern) => string | undefined,
): ReadonlyMap<string, readonly NamedPattern[]> {
  const groups = new Map<string, NamedPattern[]>();
  for (const pattern of patterns) {
    const word = wordOf(pattern);
    if (word === undefined) continue;
    const group = groups.get(word);
    if (group === undefined) groups.set(word, [pattern]);
    else group.push(pattern);
  }
  return groups;
}

/** Whether a recognized name is a command of the catalogue, and not small talk. */
export function isCommandName(name: RecognizedName): name is CommandName {
  return (COMMAND_NAMES as readonly string[]).includes(name);
}
