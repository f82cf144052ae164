import assert from 'node:assert/strict';
import type { Command } from '../../src/commands/catalogue.js';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { createIsPeople } from '../../src/commands/reading/everyone.js';
import { expandPhrase, parsePhrase } from '../../src/commands/reading/phrase.js';
import { wordsOf } from '../../src/commands/reading/words.js';
import type { WatchRuleKind } from '../../src/domain/watching/watch.js';
import { recognize } from '../helpers/understanding.js';

/** Every way to write some phrases, with 120 for a number: a percentage too high to be low, and for over-use enough. */
function typedWays(phrases: readonly string[], number = '120'): readonly string[] {
  return phrases
    .flatMap((phrase) => expandPhrase(parsePhrase(phrase)))
    .map(({ before }) => before.map((place) => (typeof place === 'string' ? place : number)).join(' '))
    .filter((way) => way !== '');
}

describe('the phrases of watches', () => {
  const commandOf = (text: string): Command | undefined => {
    const recognized = recognize(text);
    return recognized.kind === 'command' ? recognized.command : undefined;
  };
  const targetOf = (text: string) => {
    const command = commandOf(text);
    return command?.name === 'watch' ? command.target : undefined;
  };

  it('begin a watch of the customer named behind them', () => {
    const others = ALL_PHRASES.flatMap(({ watch }) => typedWays(watch.verbs))
      .map((verb) => `${verb} Zed Tower`)
      .filter((text) => targetOf(text)?.customer !== 'Zed Tower');
    assert.deepEqual(others, []);
  });

  it('name the rule they stand for, behind a customer', () => {
    const others: string[] = [];
    for (const { watch } of ALL_PHRASES) {
      const [verb] = typedWays(watch.verbs);
      for (const [kind, phrases] of Object.entries(watch.rules) as [WatchRuleKind, string[]][]) {
        const number = kind === 'low-usage' || kind === 'renewal' ? '99' : '120';
        for (const way of typedWays(phrases, number)) {
          const target = targetOf(`${verb} Zed Tower ${way}`);
          const isRight =
            target?.customer === 'Zed Tower' &&
            target.rule.kind === kind &&
            Object.values(target.rule).includes(Number(number));
          if (!isRight) others.push(`${verb} Zed Tower ${way} -> ${JSON.stringify(target)}`);
        }
      }
    }
    assert.deepEqual(others, []);
  });

  it('name it without a number too, at the end', () => {
    const others: string[] = [];
    for (const { watch } of ALL_PHRASES) {
      const [verb] = typedWays(watch.verbs);
      for (const [kind, phrases] of Object.entries(watch.looseRules) as [WatchRuleKind, string[]][]) {
        for (const way of typedWays(phrases, '99')) {
          const target = targetOf(`${verb} Zed Tower ${way}`);
          if (target?.customer !== 'Zed Tower' || target.rule.kind !== kind)
            others.push(`${verb} Zed Tower ${way} -> ${JSON.stringify(target)}`);
        }
      }
    }
    assert.deepEqual(others, []);
  });

  it('say which customers are large enough, and who is left out', () => {
    const others: string[] = [];
    for (const { watch, everyone } of ALL_PHRASES) {
      const [verb] = typedWays(watch.verbs);
      const [all] = typedWays(everyone);
      const end = typedWays(watch.exceptEnd)[0] ?? '';
      for (const way of typedWays(watch.minimum, '25')) {
        const text = `${verb} ${all} ${way}`;
        if (targetOf(text)?.minimumSeats !== 25) others.push(text);
      }
      for (const way of typedWays(watch.except)) {
        const text = `${verb} ${all} ${way} Zed Tower ${end}`;
        if (targetOf(text)?.exceptCustomers[0] !== 'Zed Tower') others.push(text);
      }
      for (const way of typedWays(watch.product)) {
        const text = `${verb} ${all} ${typedWays(watch.except)[0]} ${way} Zed Plan ${end}`;
        if (targetOf(text)?.exceptProducts[0] !== 'Zed Plan') others.push(text);
      }
    }
    assert.deepEqual(others, []);
  });

  it('know every word for all customers, and watch nobody for words that stand for people', () => {
    const isPeople = createIsPeople(ALL_PHRASES);
    for (const { meaning, watch } of ALL_PHRASES) {
      for (const people of typedWays(meaning.concepts.people)) {
        assert.equal(targetOf(`${typedWays(watch.verbs)[0]} ${people}`), undefined, people);
      }
    }
    const others = ALL_PHRASES.flatMap(({ everyone, watch }) =>
      typedWays(everyone)
        .filter((all) => !isPeople(all))
        .map((all) => `${typedWays(watch.verbs)[0]} ${all}`),
    ).filter((text) => {
      const target = targetOf(text);
      return target === undefined || target.customer !== undefined;
    });
    // Whole phrases of other commands.
    const isOther = (text: string) =>
      commandOf(text)?.name === 'watches' || commandOf(text)?.name === 'unwatch';
    assert.deepEqual(
      others.filter((text) => !isOther(text)),
      [],
    );
  });

  it('begin with a word each, so that none fits everywhere', () => {
    for (const { watch } of ALL_PHRASES) {
      for (const verb of typedWays(watch.verbs)) assert.ok(wordsOf(verb).length > 0);
    }
  });
});
