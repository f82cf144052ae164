import fc from 'fast-check';
import { COMMAND_NAMES } from '../../src/commands/catalogue.js';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { LANGUAGES } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';

/** Pieces that have broken somebody's parser, renderer, database or terminal before. */
const PIECES = [
  '\u0000',
  '\ud800',
  '\udfff',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u0301',
  '\u001b[31m',
  '\ufdfa',
  'שלום',
  'مرحبا',
  '台積電',
  '👩‍👩‍👧',
  '{{DATE(2026-01-01)}}',
  '${customer}',
  '{customer, plural}',
  '[a](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<at>Seatwise</at>',
  '&amp;lt;',
  '<script>',
  '**b** _i_ `c`',
  "'; drop table watch; --",
  '"',
  '„',
  '«',
  "'",
  '\\',
  '%00',
  '%s%n',
  '../../etc/passwd',
  '__proto__',
  'nan',
  '-1',
  '1e999',
  '99999999999999999999',
  '2026-02-30',
  '40%',
  '\r\n',
  '\t',
  ' ',
] as const;

const piece = fc.constantFrom(...PIECES);

/** Any characters, halves of some among them; the likes of fast-check's own take seconds to prepare. */
const anyCharacters = fc
  .array(fc.oneof(fc.nat(0x10ffff), fc.nat(0x2fff), fc.nat(0x17f)), { maxLength: 40 })
  .map((points) => String.fromCodePoint(...points));

/** Text nobody would type: any characters, runs of them, and pieces that break things. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  piece,
  anyCharacters,
  fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.tuple(piece, fc.constantFrom(3, 30, 299, 301, 1001)).map(([part, times]) => part.repeat(times)),
);

const EXAMPLES = LANGUAGES.flatMap((tag) => {
  const messages = messagesFor(tag);
  return COMMAND_NAMES.map((name) => messages.say(`command.${name}.example`));
});

function stringsOf(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(stringsOf) : [];
}

/** Every word of every phrase; a number stands for what a phrase leaves open. */
const WORDS = [
  ...new Set(
    stringsOf(ALL_PHRASES).flatMap((phrase) =>
      phrase.split(/[[\]| ]/).map((word) => (word.startsWith('{') ? '7' : word)),
    ),
  ),
];

const NUMBERS = [
  '0',
  '1',
  '7',
  '40',
  '99',
  '101',
  '366',
  '1001',
  '2,000,000',
  '10000000',
  '1e9',
  '-5',
  '1.5',
  '007',
  '１２',
];
const RULES = [
  'watch all below 40%',
  'watch all above 120%',
  'watch all unused 10',
  'watch all renewals 30 days',
  'watch all below 40% from 25 seats',
];

/** Commands of all languages with something put in, taken out or put together that does not belong there. */
export const hostileSentence: fc.Arbitrary<string> = fc.oneof(
  hostileText,
  fc.constantFrom(...EXAMPLES),
  fc
    .tuple(fc.constantFrom(...EXAMPLES, ...RULES), fc.constantFrom(...NUMBERS))
    .map(([text, number]) => text.replace(/\d+/g, number)),
  fc
    .tuple(fc.constantFrom(...EXAMPLES), hostileText, fc.nat(60), fc.nat(3))
    .map(([text, part, at, gone]) => text.slice(0, at) + part + text.slice(at + gone)),
  fc
    .tuple(fc.constantFrom(...EXAMPLES), fc.constantFrom(...EXAMPLES), fc.nat(60))
    .map(([one, other, at]) => `${one.slice(0, at)} ${other}`),
  fc
    .array(
      fc.oneof({ arbitrary: fc.constantFrom(...WORDS), weight: 5 }, { arbitrary: hostileText, weight: 1 }),
      {
        maxLength: 14,
      },
    )
    .map((words) => words.join(' ')),
);

/** JSON values of every kind, the awkward ones often. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileText, weight: 4 },
  {
    arbitrary: fc.constantFrom<unknown>(
      undefined,
      null,
      '',
      0,
      -1,
      1.5,
      2 ** 53,
      1e308,
      true,
      [],
      {},
      [null],
      JSON.parse('{"__proto__":{"isAdmin":true}}'),
      { constructor: { prototype: 1 }, toString: 1, length: -1 },
    ),
    weight: 4,
  },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
  {
    arbitrary: fc.constantFrom(50, 300).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth))),
    weight: 1,
  },
);

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** A place in a value, at any depth, that a number stands for; undefined when the value has none. */
function placeIn(value: unknown, at: number): Place | undefined {
  let holder = value as Record<string, unknown>;
  for (let rest = at; ; ) {
    const keys = Object.keys(holder);
    const key = keys[rest % Math.max(1, keys.length)];
    if (key === undefined) return undefined;
    rest = Math.floor(rest / keys.length);
    const part = holder[key];
    const isDeeper = rest % 3 !== 0 && typeof part === 'object' && part !== null;
    if (!isDeeper || Object.keys(part).length === 0) return { holder, key };
    holder = part as Record<string, unknown>;
    rest = Math.floor(rest / 3);
  }
}

/** A good value with up to `most` of its parts replaced by hostile ones, or gone, or doubled under another name. */
export function broken<Value>(good: Value, most = 3): fc.Arbitrary<Value> {
  const change = fc.record({ at: fc.nat(), to: hostileValue, isAdded: fc.nat(9), name: piece });
  return fc.array(change, { maxLength: most }).map((changes) => {
    const value = structuredClone(good);
    for (const { at, to, isAdded, name } of changes) {
      const place = placeIn(value, at);
      if (place === undefined) continue;
      place.holder[isAdded === 0 ? name : place.key] = structuredClone(to);
    }
    return value;
  });
}
