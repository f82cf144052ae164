/**
 * Customer lookup in 100,000 names: time of a query, share of right answers, time and memory of the index.
 * Usage: npx tsx --expose-gc bench/customer-lookup.ts [--json] [--misses]
 */
import type { CustomerMatch } from '../src/domain/customers/customer.js';
import { createCustomerIndex, createCustomerIndexInSteps } from '../src/domain/customers/customer-index.js';
import { parseCustomerName } from '../src/domain/customers/customer-name.js';
import { generateCustomers, realCustomers } from './customer-names.js';
import { generateQueries, generateStrangers, type LookupQuery } from './customer-queries.js';

const CUSTOMERS = 100_000;
const SEED = 20_250_101;
const QUERIES_PER_HABIT = 60;
const STRANGERS = 400;
const ROUNDS = 5;

type Outcome = 'right' | 'right first' | 'in picker' | 'nearest' | 'missed' | 'wrong';

interface Tally {
  readonly kind: string;
  readonly queries: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

const [size = CUSTOMERS, seed = SEED] = process.argv.flatMap((argument) =>
  /^\d+$/.test(argument) ? Number(argument) : [],
);
/** Names that exist are asked for, among as many invented ones as make up the size. */
const existing = realCustomers(seed + 5);
const customers = [...existing, ...generateCustomers(size - existing.length, seed)];
const queries = [
  ...generateQueries(existing, QUERIES_PER_HABIT, seed + 1),
  ...generateQueries(customers, QUERIES_PER_HABIT, seed + 4),
  ...generateStrangers(
    customers,
    generateCustomers(STRANGERS, seed + 2),
    (name) => parseCustomerName(name).coreKey,
    seed + 3,
  ),
];

const longestStepMs = measureLongestStep();
const memoryBefore = usedMegabytes();
const buildStart = performance.now();
const index = createCustomerIndex(customers);
const buildMs = performance.now() - buildStart;
const indexMegabytes = usedMegabytes() - memoryBefore;

for (const query of queries) index.match(query.text);
const times = measureTimes();
const answers = queries.map((query) => ({ query, outcome: judge(query, index.match(query.text)) }));
const known = answers.filter(({ query }) => query.customerId !== undefined);
const strangers = answers.filter(({ query }) => query.customerId === undefined);
const count = (list: typeof answers, ...outcomes: Outcome[]) =>
  list.filter(({ outcome }) => outcomes.includes(outcome)).length;

const report = {
  customers: index.size,
  queries: queries.length,
  p50Ms: percentile(50),
  p95Ms: percentile(95),
  p99Ms: percentile(99),
  knownQueries: known.length,
  rightFirst: count(known, 'right', 'right first'),
  rightAlone: count(known, 'right'),
  rightAlonePercent: Math.round((1000 * count(known, 'right')) / known.length) / 10,
  wrongAlonePercent: Math.round((10_000 * count(known, 'wrong')) / known.length) / 100,
  strangersAnsweredPercent: Math.round((10_000 * count(strangers, 'wrong')) / strangers.length) / 100,
  inPicker: count(known, 'in picker'),
  wrongAlone: count(known, 'wrong'),
  strangers: strangers.length,
  strangersAnswered: count(strangers, 'wrong'),
  buildMs: Math.round(buildMs),
  longestStepMs: Math.round(longestStepMs * 10) / 10,
  indexMegabytes: Math.round(indexMegabytes),
};

if (process.argv.includes('--json')) console.log(JSON.stringify(report));
else {
  console.table(tallies().map(({ kind, queries: total, outcomes }) => ({ kind, total, ...outcomes })));
  console.table(report);
}
if (process.argv.includes('--misses')) printMisses();

function measureLongestStep(): number {
  const steps = createCustomerIndexInSteps(customers);
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const { done } = steps.next();
    longest = Math.max(longest, performance.now() - start);
    if (done) return longest;
  }
}

/** Heap and typed arrays after a collection; without --expose-gc the figure is rough. */
function usedMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

function measureTimes(): Float64Array {
  const measured = new Float64Array(queries.length * ROUNDS);
  let at = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of queries) {
      const start = performance.now();
      index.match(query.text);
      measured[at++] = performance.now() - start;
    }
  }
  return measured.sort();
}

function percentile(percent: number): number {
  return Math.round((times[Math.floor((times.length * percent) / 100)] ?? 0) * 1000) / 1000;
}

function judge({ customerId }: LookupQuery, match: CustomerMatch): Outcome {
  switch (match.kind) {
    case 'one':
      return match.customer.customerId === customerId ? 'right' : 'wrong';
    case 'several': {
      const place = match.customers.findIndex((customer) => customer.customerId === customerId);
      if (place === 0) return 'right first';
      return place > 0 ? 'in picker' : 'missed';
    }
    case 'none':
      return match.nearest.some((customer) => customer.customerId === customerId) ? 'nearest' : 'missed';
  }
}

function tallies(): readonly Tally[] {
  return [...new Set(queries.map((query) => query.kind))].map((kind) => {
    const own = answers.filter(({ query }) => query.kind === kind);
    const outcomes = { right: 0, 'right first': 0, 'in picker': 0, nearest: 0, missed: 0, wrong: 0 };
    for (const { outcome } of own) outcomes[outcome]++;
    return { kind, queries: own.length, outcomes };
  });
}

function printMisses(): void {
  const names = new Map(customers.map((customer) => [customer.customerId, customer.customerName]));
  for (const { query, outcome } of answers) {
    if (outcome === 'right' || outcome === 'right first') continue;
    if (query.customerId === undefined && outcome !== 'wrong') continue;
    const match = index.match(query.text);
    const shown =
      match.kind === 'one' ? [match.customer] : match.kind === 'several' ? match.customers : match.nearest;
    const found = shown.map((customer) => customer.customerName).join(' | ');
    console.log(
      `${outcome} (${query.kind}): "${query.text}" meant "${names.get(query.customerId ?? '')}" got ${match.kind}: ${found}`,
    );
  }
}
