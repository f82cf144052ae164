import { editDistance, typosForgiven } from '../edit-distance.js';
import type { Customer } from './customer.js';
import { domainLabel } from './customer-domain.js';
import { parseCustomerName } from './customer-name.js';

/** How closely a text is a customer's name: its words, its words but for typing mistakes, or something else. */
export type Naming = 'words' | 'typos' | 'other';

/** Least letters of a beginning that stands for a word: "northw". */
const SHORTEST_BEGINNING = 5;

/** Least letters of a part of a name: "tv" is a word of many, and names nobody. */
const SHORTEST_PART = 4;
const HAN = /\p{Script=Han}/u;

/**
 * Whether every word of a text stands in a customer's name or is the first part of its domain, for instance
 * "northwind" for Northwind Traders. `other` for a text without words, and where any word of it is not the name's.
 */
export function namingOf(text: string, { customerName, domain }: Customer): Naming {
  const { words } = parseCustomerName(text);
  if (words.length === 0) return 'other';
  const name = [...parseCustomerName(customerName).words, domainLabel(domain?.toLowerCase() ?? '')];
  const letters = words.join('');
  const isWhole = letters === parseCustomerName(customerName).coreKey;
  if (!isWhole && letters.length < SHORTEST_PART && !HAN.test(letters)) return 'other';
  let naming: Naming = 'words';
  for (const word of words) {
    if (name.includes(word)) continue;
    const most = typosForgiven(word.length);
    const isClose = name.some(
      (part) =>
        editDistance(word, part, most) <= most ||
        (word.length >= SHORTEST_BEGINNING && part.startsWith(word)),
    );
    if (!isClose) return 'other';
    naming = 'typos';
  }
  return naming;
}
