import type { Customer } from '../src/domain/customers/customer.js';
import { createRandom, type Random } from './random.js';

export interface LookupQuery {
  readonly kind: string;
  readonly text: string;
  /** Whom the person means; undefined when the directory does not hold that customer. */
  readonly customerId: string | undefined;
}

/** What a person makes of a customer's name; undefined where the habit does not apply to this one. */
type Habit = (customer: Customer, random: Random) => string | undefined;

const FORM =
  /,? (?:Ltd\.?|Limited|LLC|Inc\.?|PLC|Corp\.?|Corporation|Pty Ltd|Co\.|GmbH(?: & Co\. KG)?|AG|KG|e\.V\.|UG \(haftungsbeschränkt\)|OHG|SARL|SAS|S\.A\.S\.|SA|S\.A\.|EURL|B\.?V\.?|N\.V\.|VOF|Unipessoal,? Lda\.?|Unipessoal|Lda\.?|SGPS S\.A\.|[Ss]p\. z o\.o\.|sp\.j\.|sp\. k\.|s\.c\.|AB|AS|A\/S|ApS|Oyj?|S\.p\.A\.|S\.r\.l\.|Srl|S\.L\.(?:U\.)?)$|(?:股份有限|有限)?公司$/;
const HAN = /[\u4e00-\u9fff]/;
const STROKES: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
};
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const bare = (customer: Customer) => customer.customerName.replace(FORM, '');
const hasForm = (customer: Customer) => FORM.test(customer.customerName);
const isHan = (customer: Customer) => HAN.test(customer.customerName);
const longestWordAt = (list: readonly string[]) =>
  list.reduce((best, word, at) => (word.length > (list[best]?.length ?? 0) ? at : best), 0);

/** Changes the longest word of the name at a place behind its first letter. */
function inLongestWord(change: (word: string, at: number, random: Random) => string): Habit {
  return (customer, random) => {
    if (isHan(customer)) return undefined;
    const list = bare(customer).toLowerCase().split(' ');
    const place = longestWordAt(list);
    const word = list[place] ?? '';
    if (word.length < 5) return undefined;
    const changed = change(word, 1 + random.below(word.length - 2), random);
    return changed === word ? undefined : list.with(place, changed).join(' ');
  };
}

function withoutAccents(text: string): string {
  return text
    .replace(/[łŁøØßæÆ]/g, (letter) => STROKES[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

const wrongLetter = inLongestWord(
  (word, at, random) => word.slice(0, at) + LETTERS.charAt(random.below(26)) + word.slice(at + 1),
);
const droppedLetter = inLongestWord((word, at) => word.slice(0, at) + word.slice(at + 1));

const HABITS: Readonly<Record<string, Habit>> = {
  'exact, lower case': ({ customerName }) => customerName.toLowerCase(),
  'suffix missing': (customer) => (hasForm(customer) ? bare(customer) : undefined),
  'suffix added': (customer) =>
    hasForm(customer) || isHan(customer) ? undefined : `${customer.customerName} Ltd`,
  'punctuation missing': ({ customerName }) =>
    /[.&/’]/.test(customerName) ? customerName.replace(/[.’]/g, '').replace('&', 'and') : undefined,
  'accents missing': (customer) => {
    const plain = withoutAccents(customer.customerName);
    return plain === customer.customerName ? undefined : plain;
  },
  'wrong letter': wrongLetter,
  'dropped letter': droppedLetter,
  'doubled letter': inLongestWord((word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at)),
  'swapped letters': inLongestWord(
    (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ),
  'two slips': (customer, random) => {
    const once = droppedLetter(customer, random);
    return once && wrongLetter({ ...customer, customerName: once }, random);
  },
  'slip and accents missing': (customer, random) => {
    const plain = withoutAccents(customer.customerName);
    if (plain === customer.customerName) return undefined;
    return droppedLetter({ ...customer, customerName: plain }, random);
  },
  'word order': (customer) => {
    const list = bare(customer).split(' ');
    return list.length < 2 || list.includes('&') ? undefined : [...list.slice(1), list[0]].join(' ');
  },
  'first two words': (customer) => {
    const list = bare(customer).split(' ');
    return list.length < 3 || list[1] === '&' ? undefined : list.slice(0, 2).join(' ');
  },
  'a word missing': (customer) => {
    const list = bare(customer).split(' ');
    return list.length < 3 || list.includes('&') ? undefined : list.toSpliced(1, 1).join(' ');
  },
  beginning: (customer) => {
    const text = bare(customer);
    return isHan(customer) || text.length < 12
      ? undefined
      : text.slice(0, Math.ceil(text.length * 0.7)).toLowerCase();
  },
  'space missing': (customer) => {
    const text = bare(customer);
    return text.includes(' ') && !text.includes('&') ? text.replace(' ', '') : undefined;
  },
  'space added': inLongestWord((word, at) => (at < 2 ? word : `${word.slice(0, at)} ${word.slice(at)}`)),
  'slip in the suffix': ({ customerName }) =>
    customerName.endsWith('GmbH') ? customerName.replace(/GmbH$/, 'Gmhb') : undefined,
  'Chinese, short': (customer) => (isHan(customer) ? bare(customer) : undefined),
  'Chinese, beginning': (customer) => (isHan(customer) ? bare(customer).slice(0, -1) : undefined),
  'Chinese, a wrong sign': (customer) =>
    isHan(customer) && bare(customer).length > 4
      ? `${bare(customer).slice(0, 2)}寶${bare(customer).slice(3)}`
      : undefined,
  domain: ({ domain }) => domain,
  address: ({ domain }) => domain && `Someone@${domain}`,
  'web address': ({ domain }) => domain && `https://www.${domain}/about`,
  id: ({ customerId }) => `{${customerId.toUpperCase()}}`,
};

/** The same number of queries for every habit, about customers of the directory. */
export function generateQueries(
  customers: readonly Customer[],
  perHabit: number,
  seed: number,
): readonly LookupQuery[] {
  const random = createRandom(seed);
  return Object.entries(HABITS).flatMap(([kind, habit]) => {
    const queries: LookupQuery[] = [];
    while (queries.length < perHabit) {
      const customer = random.pick(customers);
      const text = customer && habit(customer, random);
      if (customer && text) queries.push({ kind, text, customerId: customer.customerId });
    }
    return queries;
  });
}

/**
 * Queries about customers whom the directory does not hold, as typed and with a slip. Any single answer to one
 * of them is wrong, so they price the thresholds.
 */
export function generateStrangers(
  customers: readonly Customer[],
  strangers: readonly Customer[],
  coreKeyOf: (name: string) => string,
  seed: number,
): readonly LookupQuery[] {
  const random = createRandom(seed);
  const held = new Set(customers.map((customer) => coreKeyOf(customer.customerName)));
  return strangers
    .filter((stranger) => !held.has(coreKeyOf(stranger.customerName)))
    .flatMap((stranger) => [
      { kind: 'stranger', text: stranger.customerName, customerId: undefined },
      { kind: 'stranger, one slip', text: droppedLetter(stranger, random) ?? '', customerId: undefined },
    ])
    .filter((query) => query.text !== '');
}
