import type { WatchPhrases } from '../../phrases/phrases.js';
import type { WatchTarget } from '../../watch-request.js';
import { createTakeOff } from '../around.js';
import { captureText } from '../captures.js';
import type { IsAboutAll } from '../everyone.js';
import { literalsOf } from '../phrase.js';
import { written } from '../sentence-parts.js';
import type { Word } from '../words.js';
import { createReadNames, type WrittenNames } from '../written-names.js';
import type { WatchPart } from './watch-parts.js';

/** Who is watched, and who and what is left out, as written. */
export type WatchNames = Pick<WatchTarget, 'customer' | 'exceptCustomers' | 'exceptProducts'>;

/** Reads who is watched, and what stands for them as written; undefined where more than one place names a customer, or an exception names nothing. */
export type ReadWatchNames = (
  text: string,
  parts: readonly WatchPart[],
) => { readonly names: WatchNames; readonly written: string } | undefined;

/**
 * Reads the names in watches of one language. Whoever leaves customers out and names none watches all. Of one customer
 * only products can be left out, and those are not named right beside it: "Men Without Hats" is a name.
 */
export function createReadWatchNames(phrases: WatchPhrases, isEveryone: IsAboutAll): ReadWatchNames {
  const readNames = createReadNames(phrases);
  const label = literalsOf(phrases.label);
  const takeOffLabel = createTakeOff({ openers: label });
  const lead = literalsOf(phrases.lead);
  const takeOffLead = createTakeOff({ openers: lead });
  const takeOffAll = createTakeOff({ openers: [...lead, ...label] });
  const takeOffTail = createTakeOff({ closers: literalsOf(phrases.tail) });

  /** The words of a customer's name, without what links them to the rules around them. */
  function nameWords(text: string, words: readonly Word[], before?: WatchPart, behind?: WatchPart) {
    const ended = behind?.kind === 'rule' ? takeOffTail(words) : words;
    const isLedTo = before?.kind === 'rule' || before?.kind === 'minimum';
    const led = isLedTo ? takeOffLead(ended) : ended;
    // "customers" leads to a name, and alone it is all of them.
    if (isEveryone(text, led)) return led;
    return isLedTo ? takeOffAll(led) : takeOffLabel(led);
  }

  return (text, parts) => {
    let target: readonly Word[] = [];
    const exceptions: WrittenNames[] = [];
    for (const [at, part] of parts.entries()) {
      const before = parts[at - 1];
      const behind = parts[at + 1];
      if (part.kind === 'except' && behind?.kind !== 'text') return undefined;
      if (part.kind === 'except-behind' && before?.kind !== 'text') return undefined;
      if (part.kind !== 'text') continue;
      if (before?.kind !== 'except' && behind?.kind !== 'except-behind') {
        const name = nameWords(text, part.words, before, behind);
        if (name.length > 0 && target.length > 0) return undefined;
        if (name.length > 0) target = name;
        continue;
      }
      const left = readNames(text, part.words);
      if (left.names.length + left.products.length === 0) return undefined;
      const isOne = target.length > 0 && !isEveryone(text, target);
      const isBesideName = parts[at - 2]?.kind === 'text' && left.products.length === 0;
      if (!isOne) exceptions.push(left);
      else if (before !== undefined && isBesideName) target = [...target, ...before.words, ...part.words];
      else exceptions.push({ names: [], products: [...left.names, ...left.products] });
    }
    const exceptCustomers = exceptions.flatMap(({ names }) => names);
    const exceptProducts = exceptions.flatMap(({ products }) => products);
    const isAll = target.length === 0 ? exceptCustomers.length > 0 : isEveryone(text, target);
    const named = captureText(written(text, target));
    return {
      names: { customer: isAll ? undefined : named, exceptCustomers, exceptProducts },
      written: named,
    };
  };
}
