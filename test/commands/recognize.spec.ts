import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import type { Pattern } from '../../src/commands/reading/pattern.js';
import { expandPhrase, parsePhrase } from '../../src/commands/reading/phrase.js';
import { COMMAND_LIMIT, createRecognizer } from '../../src/commands/recognize.js';

/**
 * Room for 14 commands: those asked in many ways (usage, unused licences, renewals) take up to 650 patterns each, a
 * fixed sentence some dozens. At this size an unknown text is still compared in about a millisecond.
 */
const PATTERNS_PER_LANGUAGE = 2400;

/** Every way to write a phrase. */
function patternsOf(phrase: string): readonly Pattern[] {
  return expandPhrase(parsePhrase(phrase));
}

/** Every text in some data. */
function stringsOf(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(stringsOf) : [];
}

/** The pattern as somebody types it. */
function typed({ before, between, after }: Pattern, customer: string): string {
  const words = [...before, ...(between === undefined ? [] : [customer]), ...after];
  return words.map((place) => (typeof place === 'string' ? place : '7')).join(' ');
}

describe('createRecognizer', () => {
  const recognize = createRecognizer(ALL_PHRASES);

  it('finds every phrase of every language as the command it belongs to, whatever the other languages hold', () => {
    const stolen: string[] = [];
    for (const { commands } of ALL_PHRASES) {
      for (const [name, phrases] of Object.entries(commands)) {
        for (const pattern of phrases.flatMap(patternsOf)) {
          const text = typed(pattern, 'Contoso Bank');
          const recognized = recognize(text);
          const command = recognized.kind === 'command' ? recognized.command : undefined;
          const customer = command !== undefined && 'customer' in command ? command.customer : undefined;
          const isCustomerRight = pattern.between !== 'customer' || customer === 'Contoso Bank';
          // How long a snooze is stands in its phrase.
          const meant = name.startsWith('snooze-') ? 'snooze' : name;
          if (command?.name !== meant || !isCustomerRight)
            stolen.push(`${text} -> ${JSON.stringify(command)}`);
        }
      }
    }
    assert.deepEqual(stolen, []);
  });

  it('takes no opener, closer or ending of a language for a command', () => {
    const words = ALL_PHRASES.flatMap(({ openers, closers, endings }) => [
      ...openers,
      ...closers,
      ...endings,
    ]);
    const taken = words
      .flatMap(patternsOf)
      .map((pattern) => recognize(typed(pattern, '')))
      .flatMap((recognized) => (recognized.kind === 'command' ? recognized.command.name : []))
      // "merci" and "谢谢" are thanks, alone, and courtesy behind a command.
      .filter((name) => name !== 'thanks');
    assert.deepEqual(taken, []);
  });

  it(`keeps commands, watches and digests of a language below ${PATTERNS_PER_LANGUAGE} patterns each`, () => {
    for (const { commands, watch, digest, exports } of ALL_PHRASES) {
      for (const part of [commands, watch, digest, exports]) {
        const count = stringsOf(part).flatMap(patternsOf).length;
        assert.ok(count > 0 && count < PATTERNS_PER_LANGUAGE, String(count));
      }
    }
  });

  it('finds the same command with a few words of a name in any script', () => {
    const names = fc
      .array(
        fc.constantFrom('Contoso', 'Łódź', '台積電', 'Žilina', 'Ökö-Test', 'S.A.', '24/7', '&', 'Świat'),
        {
          minLength: 1,
          maxLength: 5,
        },
      )
      .filter((words) => words.some((word) => word !== '&'))
      .map((words) => ['Zed', ...words, 'Ltd'].join(' '));
    fc.assert(
      fc.property(names, (name) => {
        assert.deepEqual(recognize(`licence usage for ${name}`), {
          kind: 'command',
          command: { name: 'license-usage', customer: name },
        });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const recognized = recognize(text);
        assert.ok(['command', 'export', 'list', 'unknown'].includes(recognized.kind));
      }),
    );
  });

  it('never throws on words of its own phrases in any order', () => {
    const vocabulary = ALL_PHRASES.flatMap(
      ({ commands, everyone, watch, digest, exports, openers, fillers, closers }) =>
        [
          ...stringsOf([commands, everyone, watch, digest, exports]),
          ...openers,
          ...fillers,
          ...closers,
        ].flatMap((phrase) => phrase.split(/[[\]| ]/).map((word) => (word.startsWith('{') ? '7' : word))),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...vocabulary), { maxLength: 40 }), (words) => {
        const recognized = recognize(words.join(' '));
        assert.ok(['command', 'export', 'list', 'unknown'].includes(recognized.kind));
      }),
    );
  });

  it('gives the customer as it stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const text = `license usage for ${name}`;
        const recognized = recognize(text);
        const customer =
          recognized.kind === 'command' && recognized.command.name === 'license-usage'
            ? recognized.command.customer
            : '';
        assert.ok(text.includes(customer));
      }),
    );
  });

  it('reads a command of the longest length and none that is longer', () => {
    const command = 'license usage for ';
    const longest = command + 'x'.repeat(COMMAND_LIMIT - command.length);
    assert.equal(recognize(`  ${longest}  `).kind, 'command');
    assert.equal(recognize(`${longest}x`).kind, 'unknown');
  });

  for (const piece of [
    'a',
    ' ',
    '! ',
    'please ',
    'license usage for ',
    '授權',
    "d'",
    '%',
    '\ufdfa',
    '\ud800',
    'é',
  ]) {
    it(`calls 10,000 characters of ${JSON.stringify(piece)} unknown`, () => {
      const recognized = recognize(`x${piece.repeat(10_000 / piece.length)}x`);
      assert.equal(recognized.kind, 'unknown');
    });
  }
});
