import type { Messages } from '../../i18n/messages.js';

/** How many entries of a list are named where the rest is counted. */
const ENTRIES_NAMED = 3;

/** Whole entries in a row, set further apart than phrases; empty for none. */
export function joinEntries(entries: readonly string[], messages: Messages): string {
  return entries.reduce(
    (first, second) => (first === '' ? second : messages.say('list.items', { first, second })),
    '',
  );
}

/** The first few entries of a list and how many more there are; empty for an empty list. */
export function firstEntries<Item>(
  items: readonly Item[],
  toPhrase: (item: Item) => string,
  messages: Messages,
): string {
  const named = items.slice(0, ENTRIES_NAMED).map(toPhrase);
  const rest = items.length - named.length;
  if (rest > 0) named.push(messages.say('list.more', { count: rest }));
  return joinEntries(named, messages);
}

/** Phrases as one line; empty ones left out. */
export function joinPhrases(phrases: readonly string[], messages: Messages): string {
  return phrases
    .filter((phrase) => phrase !== '')
    .reduce((first, second) => (first === '' ? second : messages.say('list.phrases', { first, second })), '');
}
