import assert from 'node:assert/strict';
import { COMMAND_NAMES } from '../../src/commands/catalogue.js';
import { TONGUES } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { recognize } from '../helpers/understanding.js';

describe('the example of a command', () => {
  for (const language of TONGUES) {
    for (const name of COMMAND_NAMES) {
      it(`is understood as ${name} in ${language}`, () => {
        const example = messagesFor(language).say(`command.${name}.example`);
        for (const written of [example, example.toUpperCase(), `  ${example}!`, `@Seatwise ${example}`]) {
          const recognized = recognize(written);
          if (name === 'export') {
            assert.ok(recognized.kind === 'export', written);
            assert.deepEqual(recognize(recognized.question), {
              kind: 'command',
              command: { name: 'portfolio' },
            });
            continue;
          }
          assert.ok(recognized.kind === 'command', written);
          const { command } = recognized;
          assert.equal(command.name, name, written);
          if ('customer' in command && command.customer !== undefined)
            assert.equal(command.customer.toLowerCase(), 'northwind', written);
        }
      });
    }
  }
});
