import { parseCustomerName } from '../../domain/customers/customer-name.js';
import type { WatchPhrases } from '../phrases/phrases.js';
import { createTakeOff } from './around.js';
import { captureText } from './captures.js';
import { literalsOf } from './phrase.js';
import { createFindPhrase } from './phrase-finder.js';
import { partsOf, written } from './sentence-parts.js';
import type { Word } from './words.js';

/** Names of a list, as written. */
export interface WrittenNames {
  /** Those that nothing calls a product. */
  readonly names: readonly string[];
  readonly products: readonly string[];
}

/** Takes a list of names apart: "Contoso, Fabrikam and product Visio". */
export type ReadNames = (text: string, words: readonly Word[]) => WrittenNames;

const PAUSE = /[,;，、；][\s"”»」』]*$/u;

/**
 * Parts a list at its commas and at "and", except in quotation marks; "Contoso, Inc." stays one name. Behind the word
 * for product all that follows are products.
 */
export function createReadNames({
  and,
  product,
  label,
}: Pick<WatchPhrases, 'and' | 'product' | 'label'>): ReadNames {
  const find = createFindPhrase<'and' | 'product'>([
    ['and', and],
    ['product', product],
  ]);
  const takeOffLabel = createTakeOff({ openers: literalsOf(label) });

  return (text, words) => {
    const names: string[] = [];
    const products: string[] = [];
    let list = names;
    let name: Word[] = [];
    const end = () => {
      const bare = takeOffLabel(name);
      addName(list, captureText(written(text, bare.length > 0 ? bare : name)));
      name = [];
    };
    const nextStart = new Map(words.map((word, at) => [word, words[at + 1]?.start ?? word.end]));
    const isSetOff = (word: Word) => PAUSE.test(text.slice(word.start, nextStart.get(word)));
    for (const part of partsOf(text, words, find)) {
      const isLast = part.words.at(-1) === words.at(-1);
      if (part.mark === 'product' && isLast) list = products;
      // In the middle of a name the word is one of it.
      if (part.mark === 'and' || (part.mark === 'product' && (isLast || name.length === 0))) {
        end();
        if (part.mark === 'product') list = products;
        continue;
      }
      for (const word of part.words) {
        name.push(word);
        const isQuotedOn = part.kind === 'quoted' && word !== part.words.at(-1);
        if (!isQuotedOn && isSetOff(word)) end();
      }
    }
    end();
    return { names, products };
  };
}

function addName(list: string[], name: string): void {
  const before = list.at(-1);
  // A comma parts a legal form from its name.
  const isLegalForm = name !== '' && parseCustomerName(`x ${name}`).words.length === 1;
  if (isLegalForm && before !== undefined) list[list.length - 1] = `${before}, ${name}`;
  else if (name !== '') list.push(name);
}
