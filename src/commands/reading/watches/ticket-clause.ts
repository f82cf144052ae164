import { parseMailAddress } from '../../../domain/mail-address.js';
import type { TicketTarget } from '../../../domain/watching/ticket-target.js';
import type { WatchPhrases } from '../../phrases/phrases.js';
import { createTakeOff } from '../around.js';
import { captureText } from '../captures.js';
import { literalsOf } from '../phrase.js';
import { createFindPhrase } from '../phrase-finder.js';
import type { Word } from '../words.js';

/** Where tickets go as written; `unreadable` for what was meant as an address and is none. */
export type WrittenTicket = TicketTarget | 'unreadable' | undefined;

/** Takes the end of a watch that says where its tickets go off. */
export type SplitTicket = (
  text: string,
  words: readonly Word[],
) => { readonly asked: readonly Word[]; readonly ticket: WrittenTicket };

/**
 * Reads where tickets go, in one language: behind "ticket to" the word webhook, or one thing with an @ in it. Anything
 * else there may be a name, such as Ticket to Ride.
 */
export function createSplitTicket({
  ticket: phrases,
  and,
}: Pick<WatchPhrases, 'ticket' | 'and'>): SplitTicket {
  const find = createFindPhrase([[true, phrases]]);
  const takeOffAnd = createTakeOff({ closers: literalsOf(and) });

  return (text, words) => {
    for (let at = 1; at < words.length; at += 1) {
      const found = find(text, words, at);
      const first = found && words[at + found.count];
      if (first === undefined) continue;
      const ticket = ticketIn(text.slice(first.start, words.at(-1)?.end));
      if (ticket !== undefined) return { asked: takeOffAnd(words.slice(0, at)), ticket };
    }
    return { asked: words, ticket: undefined };
  };
}

function ticketIn(text: string): WrittenTicket {
  const written = captureText(text.replace(/\.$/, '')).replace(/^mailto:/i, '');
  // "the webhook", in any of the languages.
  if (/^(?:\p{L}{1,3} )?webhook$/iu.test(written)) return { kind: 'webhook' };
  if (/\s/.test(written) || !written.includes('@')) return undefined;
  const address = parseMailAddress(written);
  return address === undefined ? 'unreadable' : { kind: 'mail', address };
}
