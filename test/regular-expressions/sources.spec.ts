import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Growth, growthOf } from './ambiguity.js';
import { automatonOf } from './automaton.js';
import { literalsIn } from './literals.js';
import { parseRegex } from './parse.js';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * Expressions whose work grows with the square of the text, and what bounds the text they get: 1,000 characters are
 * half a million steps at most, some milliseconds.
 */
const BOUNDED: Readonly<Record<string, string>> = {
  'commands/reading/phrase.ts (\\[[^\\]]*\\])': 'our own phrases',
  'commands/reading/phrase.ts (\\{[^}]*\\})': 'our own phrases',
  'config/parsers.ts \\/+$': 'settings',
  'doctor/report.ts \\s*[\\r\\n]+\\s*': 'one line of npm run doctor',
  'domain/customers/customer-domain.ts ^[\\s<("\'[]+|[\\s>)"\'\\].,;:!?]+$':
    'a command or a search, 1,000 characters',
  'domain/customers/customer.ts ^[\\s{(<["\'`]+|[\\s})>\\]"\'`]+$': 'a command or a search, 1,000 characters',
  'domain/schedules/digest-zone.ts \\s*\\/\\s*': 'a command, 300 characters',
  'domain/customers/placeholder.ts ^[\\s$<>{}[\\]()%"\'“”„«»「」]+|[\\s<>{}[\\]()%"\'“”„«»「」]+$':
    'a command or a search, 1,000 characters',
  'partner-center/http/api.ts \\/*$': 'a setting',
  'partner-center/endpoints/client.ts \\b(not have|no)\\b.*\\busage data\\b':
    'an error text, cut at 1,024 characters',
  'partner-center/sign-in/resource.ts \\/+$': 'a setting',
};

function growth(source: string, flags = ''): Growth {
  return growthOf(automatonOf(parseRegex(source), flags));
}

describe('the growth of a regular expression’s work', () => {
  const known: readonly (readonly [Growth, readonly string[]])[] = [
    [
      'exponential',
      ['(a+)+$', '^(a|a)*b', '^(a*)*$', '^(?:\\d+,?)+$', '^(?:a{1,3})+$', '(x+x+)+y', '^([a-z]|\\w)*!'],
    ],
    ['polynomial', ['a+b', '\\s+$', 'x*x*y', 'a.*b.*c', '^\\s*a?\\s*$', '^.*\\d+\\w+x']],
    [
      'linear',
      [
        '^a+b',
        '\\s+',
        '^[a-z]+\\d+x',
        '(?:a|ab)(?:c|bcd)d*$',
        '^(?:[a-z]+\\.)+$',
        '^[a-z]{0,62}(?:\\.[a-z]{0,62})+$',
      ],
    ],
  ];
  for (const [expected, sources] of known) {
    for (const source of sources)
      it(`is ${expected} for ${source}`, () => assert.equal(growth(source), expected));
  }

  // The criteria against what really happens: a matcher that backtracks, counted by the reads of its text.
  it('is what a backtracking matcher does, in steps', () => {
    const reads = (length: number) => {
      let count = 0;
      const text = 'a'.repeat(length);
      const take = (at: number): boolean => {
        // ^(a|a)*b
        for (const _way of [0, 1]) {
          count += 1;
          if (text[at] === 'a' && take(at + 1)) return true;
        }
        return text[at] === 'b';
      };
      take(0);
      return count;
    };
    assert.ok(reads(12) > 3.9 * reads(10), `${reads(10)} and ${reads(12)} steps`);
  });
});

describe('every regular expression in src', () => {
  const literals = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      literalsIn(readFileSync(join(SRC, file), 'utf8')).map((literal) => ({ ...literal, file })),
    );
  const named = literals.map(({ file, source, flags }) => ({
    name: `${file} ${source}`,
    grows: growth(source, flags),
  }));

  it('is found: there are more than a hundred', () => {
    assert.ok(literals.length > 100, String(literals.length));
  });

  it('takes work in proportion to its text, or its text is short', () => {
    const grown = named.filter(({ name, grows }) => grows !== 'linear' && !(name in BOUNDED));
    assert.deepEqual(grown, []);
  });

  it('is never exponential, however short its text', () => {
    assert.deepEqual(
      named.filter(({ grows }) => grows === 'exponential'),
      [],
    );
  });

  it('is only listed as bounded while it has to be', () => {
    const needed = new Set(named.filter(({ grows }) => grows === 'polynomial').map(({ name }) => name));
    assert.deepEqual(
      Object.keys(BOUNDED).filter((name) => !needed.has(name)),
      [],
    );
  });

  it('is written down, and never made from a text', () => {
    const made = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /\bRegExp\(/.test(readFileSync(join(SRC, file), 'utf8')));
    assert.deepEqual(made, []);
  });
});
