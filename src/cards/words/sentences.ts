import type { Messages } from '../../i18n/messages.js';

/** Two sentences in one paragraph; the first gets a full stop unless it ends in a mark of its own. With an empty one the other alone. */
export function joinSentences(first: string, second: string, messages: Messages): string {
  if (first === '' || second === '') return first || second;
  const hasEnded = /[.?!。？！…]$/.test(first);
  return messages.say(hasEnded ? 'list.after-sentence' : 'list.sentences', { first, second });
}
