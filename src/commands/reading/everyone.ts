import type { Phrases } from '../phrases/phrases.js';
import { createFindPhrase } from './phrase-finder.js';
import { type Word, wordsOf } from './words.js';

/** Whether a text, or these words of it, is about every customer. */
export type IsAboutAll = (text: string, words?: readonly Word[]) => boolean;

/** Words that stand for every customer and nothing else, in any of the languages: "all", "all customers". */
export function createIsEveryone(languages: readonly Phrases[]): IsAboutAll {
  const find = createFindPhrase([[true, languages.flatMap(({ everyone }) => everyone)]]);
  return (text, words = wordsOf(text)) => words.length > 0 && find(text, words, 0)?.count === words.length;
}

/** Words that stand for people and never for customers, in any of the languages: "everyone", "the team". */
export function createIsPeople(languages: readonly Phrases[]): IsAboutAll {
  const find = createFindPhrase([
    [true, languages.flatMap(({ meaning }) => [...meaning.concepts.people, ...meaning.concepts.everyone])],
  ]);
  return (text, words = wordsOf(text)) => words.length > 0 && find(text, words, 0)?.count === words.length;
}

/** What begins with a question for customers, in any of the languages: "who has", "which customers". */
export function createAsksWho(languages: readonly Phrases[]): IsAboutAll {
  const find = createFindPhrase([[true, languages.flatMap(({ whoever, who }) => [...whoever, ...who])]]);
  return (text, words = wordsOf(text)) => find(text, words, 0) !== undefined;
}
