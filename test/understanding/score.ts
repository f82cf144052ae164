import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Command, isCustomerCommand } from '../../src/commands/catalogue.js';
import type { Reading } from '../../src/commands/meaning/reading.js';
import type { Customer } from '../../src/domain/customers/customer.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import { namingOf } from '../../src/domain/customers/customer-named.js';
import { recognize, understand } from '../helpers/understanding.js';
import { directoryCustomers } from './directory.js';

/** What became of a sentence; `changed` stands for a change that nobody asked for. */
export const VERDICTS = ['right', 'choose', 'refused', 'misread', 'wrong', 'changed'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Sentence {
  /** What a sensible person would expect; several are parted by a slash. */
  readonly intent: string;
  /** The customer's name; `*` for all, `-` for none. */
  readonly customer: string;
  readonly text: string;
}

export interface Scored extends Sentence {
  readonly verdict: Verdict;
  /** What it was read as, for whoever looks at a miss. */
  readonly readAs: string;
}

/** What a reading comes to, in the words of the sentences' intents. */
interface Outcome {
  readonly intent: string;
  readonly customers: readonly Customer[];
  readonly isAnswer: boolean;
}

const index = createCustomerIndex(directoryCustomers());

/** Sentences by language, as one folder of `sentences/` has them. */
export function sentencesOf(folder: string): ReadonlyMap<string, readonly Sentence[]> {
  const place = fileURLToPath(new URL(`./sentences/${folder}/`, import.meta.url));
  return new Map(
    readdirSync(place)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => {
        const lines = readFileSync(`${place}${name}`, 'utf8').split('\n');
        const sentences = lines.flatMap((line): readonly Sentence[] => {
          const [intent, customer, text] = line.split(' | ');
          return intent && customer && text ? [{ intent, customer, text }] : [];
        });
        return [name.replace('.txt', ''), sentences];
      }),
  );
}

/** Reads a sentence as the bot does, with nothing remembered, and judges what came of it. */
export function score(sentence: Sentence): Scored {
  const reading = understand(sentence.text, recognize(sentence.text), index);
  const outcome = outcomeOf(reading);
  return { ...sentence, verdict: verdictOf(sentence, outcome), readAs: JSON.stringify(short(reading)) };
}

const CHANGES = ['watch:', 'unwatch', 'digest:', 'language', 'snooze', 'send-test-alert'];

function verdictOf({ intent, customer }: Sentence, outcome: Outcome): Verdict {
  const wanted = intent.split('/').map((one) => one.replace('?', ''));
  const isChange = CHANGES.some((change) => outcome.intent.startsWith(change));
  const isWanted =
    wanted.includes(outcome.intent) || (wanted.includes('digest') && outcome.intent === 'digest:problem');
  const isThem =
    customer === '-' ||
    customer === '*' ||
    outcome.customers.some(
      ({ customerName }) =>
        customerName === customer || (customer === 'Fabrikam' && customerName.startsWith('Fabrikam')),
    );
  if (outcome.isAnswer && isChange && !isWanted) return 'changed';
  if (outcome.isAnswer && isWanted) {
    if (customer === '-' || customer === '*' || (isChange && customer === '-')) return 'right';
    if (!isThem) return outcome.customers.length === 0 ? 'refused' : 'wrong';
    return outcome.customers.length === 1 ? 'right' : 'choose';
  }
  if (!outcome.isAnswer) {
    if (wanted.includes('none')) return 'right';
    if (outcome.customers.length === 0) return 'refused';
    if (customer === '-' || customer === '*') return 'refused';
    return isThem ? 'choose' : 'refused';
  }
  // A question about all customers that nothing answered when the sentence was written may be answered now.
  if (wanted.includes('none') && ['customers', 'alerts'].includes(outcome.intent)) return 'right';
  if (wanted.includes('renewals') && customer === '-' && ['customers', 'whose'].includes(outcome.intent))
    return 'right';
  return isThem ? 'misread' : 'wrong';
}

function outcomeOf(reading: Reading): Outcome {
  switch (reading.kind) {
    case 'command':
      return outcomeOfCommand(reading.command);
    case 'customer':
      return { intent: reading.view, customers: [reading.customer], isAnswer: true };
    case 'choose':
      return { intent: reading.view, customers: reading.customers, isAnswer: false };
    case 'is-it':
      return { intent: reading.view, customers: [reading.customer], isAnswer: false };
    case 'whose':
      return { intent: 'whose', customers: [], isAnswer: true };
    case 'unclear':
    case 'cannot':
      return { intent: 'none', customers: reading.customers, isAnswer: false };
    default:
      return { intent: 'none', customers: [], isAnswer: false };
  }
}

function outcomeOfCommand(command: Command): Outcome {
  const found = (written: string) => {
    const match = index.match(written);
    return match.kind === 'one'
      ? [match.customer]
      : match.kind === 'several'
        ? match.customers
        : match.nearest;
  };
  /** A change needs one customer that the words name. */
  const changed = (intent: string, written: string | undefined): Outcome => {
    if (written === undefined) return { intent, customers: [], isAnswer: true };
    const match = index.match(written);
    const isSure = match.kind === 'one' && namingOf(written, match.customer) !== 'other';
    return { intent, customers: isSure ? [match.customer] : found(written), isAnswer: isSure };
  };
  if (isCustomerCommand(command)) {
    const match = index.match(command.customer);
    return { intent: command.name, customers: found(command.customer), isAnswer: match.kind === 'one' };
  }
  switch (command.name) {
    case 'watch': {
      const { target } = command;
      if (target === undefined) return { intent: 'watch', customers: [], isAnswer: false };
      if (target.customer === '') return { intent: 'none', customers: [], isAnswer: false };
      // Of all customers it is asked first what it means.
      return changed(
        `watch:${target.rule.kind === 'renewal' ? 'renewal' : target.rule.kind}`,
        target.customer,
      );
    }
    case 'unwatch':
      return command.customer === undefined
        ? { intent: 'unwatch', customers: [], isAnswer: command.which !== undefined }
        : changed('unwatch', command.customer);
    case 'snooze':
      return changed('snooze', command.customer);
    case 'digest':
      return { intent: digestIntent(command.what), customers: [], isAnswer: true };
    default:
      return { intent: command.name, customers: [], isAnswer: true };
  }
}

/** Without a zone it is asked for, and nothing is set. */
function digestIntent(what: Extract<Command, { readonly name: 'digest' }>['what']): string {
  if (what.kind === 'now') return 'digest';
  return what.kind === 'schedule' && what.zone === undefined ? 'digest:problem' : `digest:${what.kind}`;
}

function short(reading: Reading): unknown {
  return JSON.parse(
    JSON.stringify(reading, (key, value: unknown) =>
      key === 'customer' && typeof value === 'object' && value !== null
        ? (value as Customer).customerName
        : key === 'customers'
          ? (value as Customer[]).map(({ customerName }) => customerName)
          : value,
    ),
  );
}

/** How many sentences came to each verdict. */
export function tally(scored: readonly Scored[]): Readonly<Record<Verdict, number>> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of scored) counts[verdict] += 1;
  return counts;
}
