import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { COMMAND_NOTES } from '../../scripts/docs/command-notes.js';
import { writeCommandsPage } from '../../scripts/docs/commands-page.js';
import { COMMAND_NAMES, type CommandName, type RecognizedName } from '../../src/commands/catalogue.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import { SNOOZE_DAYS } from '../../src/domain/watching/alert.js';
import { messagesFor } from '../helpers/cards.js';
import { recognize, understand } from '../helpers/understanding.js';

const PAGE = new URL('../../docs/commands.md', import.meta.url);

/** What is told of does not depend on the customers there are. */
const NOBODY = createCustomerIndex([]);

/** All customers at once are the portfolio, or a list of some of them. */
const ALSO: Partial<Record<CommandName, readonly RecognizedName[]>> = {
  // Ended as watches are.
  report: ['unwatch'],
  'license-usage': ['portfolio'],
  plan: ['customers'],
  portfolio: ['customers'],
  watches: ['alerts', 'snooze'],
};

describe('docs/commands.md', () => {
  it('says what the catalogue and the locales say; UPDATE_DOCS=1 writes it', () => {
    const page = readFileSync(PAGE, 'utf8');
    const made = writeCommandsPage(page, messagesFor);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, made);
    else assert.equal(page, made, 'run UPDATE_DOCS=1 npx mocha --spec test/docs/commands-page.spec.ts');
  });

  it('names the days a snooze may take', () => {
    const days = `${SNOOZE_DAYS.slice(0, -1).join(', ')} or ${SNOOZE_DAYS.at(-1)} days`;
    assert.ok(readFileSync(PAGE, 'utf8').includes(days), days);
  });

  it('is not written where a part has no place', () => {
    assert.throws(() => writeCommandsPage('# Commands\n', messagesFor), /no place for overview/);
  });

  for (const name of COMMAND_NAMES) {
    const { text, variants } = COMMAND_NOTES[name];
    const quoted = text.flatMap((line) => [...line.matchAll(/`([a-z][^`]*)`/g)].map(([, code = '']) => code));
    const meant: readonly string[] = [name, ...(ALSO[name] ?? [])];
    for (const write of [...variants.map((variant) => variant.write), ...quoted]) {
      it(`tells of ${name} what is understood: ${write}`, () => {
        const written = recognize(write);
        if (name === 'export') {
          assert.ok(written.kind === 'export', write);
          assert.notEqual(recognize(written.question).kind, 'export');
          return;
        }
        const recognized = understand(write, written, NOBODY);
        assert.ok(recognized.kind === 'command', write);
        assert.ok(
          meant.some((one) => one === recognized.command.name),
          recognized.command.name,
        );
        if (recognized.command.name === 'watch') assert.equal(recognized.command.problem, undefined);
      });
    }
  }
});
