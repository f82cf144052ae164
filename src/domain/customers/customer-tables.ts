import type { Customer } from './customer.js';
import { labelKey } from './customer-domain.js';
import { createGramReader, GRAM_BITS, hashText } from './customer-grams.js';
import { initialsOf } from './customer-initials.js';
import { parseCustomerName } from './customer-name.js';
import { createPostingsBuilder, type Postings } from './customer-postings.js';

const CUSTOMERS_PER_STEP = 1_000;
/** Buckets of the smallest directory, as a power of two; a larger one has at least as many as customers. */
const LEAST_KEY_BITS = 6;
const NO_KEY = 0;

/** What the lookup reads. A customer is known by its position in `customers`. */
export interface CustomerTables {
  /** Each customerId once. */
  readonly customers: readonly Customer[];
  /** By customerId in lower case. */
  readonly positions: ReadonlyMap<string, number>;
  /** Words of each name as compared, joined by spaces. */
  readonly words: readonly string[];
  /** Legal form of each name in one spelling; empty when it has none. */
  readonly legalForms: readonly string[];
  /** How many names hold a word. */
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly byGram: Postings;
  /** Different grams of each name, at most 255. */
  readonly gramCounts: Uint8Array;
  readonly byExactKey: Postings;
  readonly byCoreKey: Postings;
  readonly byDomain: Postings;
  /** By the first label of the domain, as `labelKey` gives it. */
  readonly byDomainLabel: Postings;
  /** By each of the initials of the name. */
  readonly byInitials: Postings;
}

/**
 * Builds the tables in steps, so that a server can answer in between: a pause after every 1,000 customers in
 * each pass. Of customers that share an id the last one counts: a page read later is newer.
 */
export function* buildCustomerTables(listed: readonly Customer[]): Generator<void, CustomerTables, void> {
  const { customers, positions } = yield* withoutRepeats(listed);
  const size = customers.length;
  const words: string[] = [];
  const legalForms: string[] = [];
  const vocabulary = new Map<string, number>();
  const gramCounts = new Uint8Array(size);
  const readGrams = createGramReader();
  const grams = createPostingsBuilder(GRAM_BITS);
  const exactKeys = createKeyTable(size);
  const coreKeys = createKeyTable(size);
  const domains = createKeyTable(size);
  const domainLabels = createKeyTable(size);
  const allInitials = createPostingsBuilder(keyBits(size));
  const spellings = new Map<string, string>();

  for (const [position, customer] of customers.entries()) {
    const name = parseCustomerName(customer.customerName);
    const joined = name.words.join(' ');
    words.push(joined);
    legalForms.push(shared(name.legalForm, spellings));
    for (const word of new Set(name.words)) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
    exactKeys.set(position, name.exactKey);
    coreKeys.set(position, name.coreKey);
    const domain = customer.domain?.toLowerCase() ?? '';
    domains.set(position, domain);
    domainLabels.set(position, labelKey(domain));
    for (const initials of initialsOf(name.words)) allInitials.announce(hashText(initials));
    const found = readGrams(joined);
    gramCounts[position] = Math.min(255, found.length);
    for (const gram of found) grams.announce(gram);
    if (isStepEnd(position)) yield;
  }
  for (const [position, joined] of words.entries()) {
    for (const gram of readGrams(joined)) grams.add(gram, position);
    for (const initials of initialsOf(joined.split(' '))) allInitials.add(hashText(initials), position);
    if (isStepEnd(position)) yield;
  }
  return {
    customers,
    positions,
    words,
    legalForms,
    vocabulary,
    gramCounts,
    byGram: grams.postings(),
    byExactKey: yield* exactKeys.postings(),
    byCoreKey: yield* coreKeys.postings(),
    byDomain: yield* domains.postings(),
    byDomainLabel: yield* domainLabels.postings(),
    byInitials: allInitials.postings(),
  };
}

function* withoutRepeats(listed: readonly Customer[]) {
  const customers: Customer[] = [];
  const positions = new Map<string, number>();
  for (const [at, customer] of listed.entries()) {
    const customerId = customer.customerId.toLowerCase();
    const position = positions.get(customerId) ?? customers.length;
    customers[position] = customer;
    positions.set(customerId, position);
    if (isStepEnd(at)) yield;
  }
  return { customers, positions };
}

/** One string for all equal ones: there are a hundred legal forms and 100,000 names. */
function shared(text: string, spellings: Map<string, string>): string {
  const known = spellings.get(text);
  if (known !== undefined) return known;
  spellings.set(text, text);
  return text;
}

function isStepEnd(position: number): boolean {
  return position % CUSTOMERS_PER_STEP === CUSTOMERS_PER_STEP - 1;
}

function keyBits(size: number): number {
  return Math.max(LEAST_KEY_BITS, Math.ceil(Math.log2(size + 1)));
}

/** One key for each customer, kept as hashes until all are known. An empty key is none. */
function createKeyTable(size: number) {
  const hashes = new Int32Array(size).fill(NO_KEY);
  return {
    set(position: number, key: string): void {
      if (key !== '') hashes[position] = hashText(key) || 1;
    },
    *postings(): Generator<void, Postings, void> {
      const builder = createPostingsBuilder(keyBits(size));
      for (const hash of hashes) if (hash !== NO_KEY) builder.announce(hash);
      yield;
      for (const [position, hash] of hashes.entries()) if (hash !== NO_KEY) builder.add(hash, position);
      yield;
      return builder.postings();
    },
  };
}
