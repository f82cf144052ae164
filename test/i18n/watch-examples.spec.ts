import assert from 'node:assert/strict';
import type { Command } from '../../src/commands/catalogue.js';
import type { WatchRule, WatchRuleKind } from '../../src/domain/watching/watch.js';
import { TONGUES } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { recognize } from '../helpers/understanding.js';

const EXAMPLES: Readonly<Record<WatchRuleKind | 'minimum-seats', readonly [WatchRule, number]>> = {
  'low-usage': [{ kind: 'low-usage', belowPercent: 40 }, 0],
  unused: [{ kind: 'unused', atLeast: 10 }, 0],
  'over-used': [{ kind: 'over-used', abovePercent: 100 }, 0],
  renewal: [{ kind: 'renewal', withinDays: 30 }, 0],
  'minimum-seats': [{ kind: 'low-usage', belowPercent: 40 }, 25],
};

describe('what cards tell people to write about watches', () => {
  function commandOf(text: string): Command {
    const recognized = recognize(text);
    assert.ok(recognized.kind === 'command', text);
    return recognized.command;
  }

  for (const language of TONGUES) {
    const messages = messagesFor(language);

    for (const [name, [rule, minimumSeats]] of Object.entries(EXAMPLES)) {
      it(`begins the watch it names in ${language}: ${name}`, () => {
        const text = messages.say(`watch.example.${name as keyof typeof EXAMPLES}`);
        assert.deepEqual(commandOf(text), {
          name: 'watch',
          target: { customer: undefined, rule, exceptCustomers: [], exceptProducts: [], minimumSeats },
        });
      });
    }

    it(`ends the watches it names in ${language}`, () => {
      const one = messages.say('watch.unwatch-command', { number: 12 });
      assert.deepEqual(commandOf(one), { name: 'unwatch', which: 12 });
      assert.deepEqual(commandOf(messages.say('watch.unwatch-all-command')), {
        name: 'unwatch',
        which: 'all',
      });
    });
  }
});
