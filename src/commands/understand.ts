import type { Customer } from '../domain/customers/customer.js';
import { namingOf } from '../domain/customers/customer-named.js';
import { type Command, type CustomerCommandName, isCustomerCommand, type Recognized } from './catalogue.js';
import type { CustomersByName } from './meaning/customer-spans.js';
import { createReadMeaning } from './meaning/read-meaning.js';
import type { Reading, Remembered } from './meaning/reading.js';
import type { Phrases } from './phrases/phrases.js';

/** What a text means in the light of the customers there are. Never throws. */
export type Understand = (
  text: string,
  recognized: Recognized,
  customers: CustomersByName,
  remembered?: Remembered | undefined,
) => Reading;

/** The command of a text that needs no look at the customer list; undefined for every other text. */
export function understoodAlone(recognized: Recognized): Command | undefined {
  if (recognized.kind !== 'command' || isCustomerCommand(recognized.command)) return undefined;
  return recognized.command;
}

/**
 * Whole phrases count first, where what stands for the customer is the name of one. Where it is not, or no phrase fits,
 * the text is read by the meaning of its words; and where that finds no customer either, the phrase counts again, so
 * that its customer is looked up as it was written.
 */
export function createUnderstand(languages: readonly Phrases[]): Understand {
  const readMeaning = createReadMeaning(languages);

  return (text, recognized, customers, remembered) => {
    if (recognized.kind !== 'command') return readMeaning(text, customers, remembered);
    const { command } = recognized;
    if (!isCustomerCommand(command)) return recognized;
    const view = command.name;
    const named = command.customer === '' ? [] : surely(command.customer, customers);
    if (named.length > 0) return toReading(command.customer, named, view);
    const meant = readMeaning(text, customers, remembered);
    if (isFound(meant)) return meant;
    return command.customer === '' ? { kind: 'whose', view } : recognized;
  };
}

/** Customers of exactly this name, or the one whose name holds all these words. */
function surely(written: string, customers: CustomersByName): readonly Customer[] {
  const named = customers.named(written);
  if (named.length > 0) return named;
  const match = customers.match(written);
  return match.kind === 'one' && namingOf(written, match.customer) === 'words' ? [match.customer] : [];
}

function toReading(tried: string, named: readonly Customer[], view: CustomerCommandName): Reading {
  const [customer, twin] = named;
  if (customer === undefined) return { kind: 'whose', view };
  return twin === undefined
    ? { kind: 'customer', customer, view, passedOver: '' }
    : { kind: 'choose', tried, customers: named, view };
}

/** Whether reading by meaning came to something that a phrase with an unknown customer did not. */
function isFound(reading: Reading): boolean {
  switch (reading.kind) {
    case 'customer':
    case 'cannot':
      return true;
    case 'command':
      return reading.command.name !== 'help';
    case 'choose':
      return true;
    case 'unclear':
      return reading.customers.length > 0 || reading.near === 'all-customers';
    case 'whose':
      return reading.isPointing === true;
    case 'turn':
    case 'is-it':
    case 'nobody':
    case 'nothing':
      return false;
  }
}
