import { keepFigures } from './keep-figures.js';
import { askAll } from './sweep-ask.js';
import { customersDone, sumOf } from './sweep-counts.js';
import { createPatience } from './sweep-pace.js';
import { outcomeOf, type SweepParts } from './sweep-parts.js';
import type { CustomerOutcome, SweepCounts, SweepRun } from './sweep-ports.js';

/** Customers kept together. A process that dies asks at most these again. */
const BATCH = 100;
/** Asks for the usage of each customer, unless that is done already, and keeps what comes. */
export async function sweepOneByOne(parts: SweepParts, run: SweepRun): Promise<void> {
  const { store, call, report } = parts;
  let counts = run.counts;
  if (run.position?.kind !== 'listed-customers') {
    await store.setEndpoint(run, 'customer');
    counts = await listCustomers(parts, run);
  }
  let answeredBefore: string | undefined;
  for (;;) {
    call.signal.throwIfAborted();
    const due = await store.nextDue(run, BATCH);
    if (due.length === 0) return;
    const { outcomes, failure, lastAnswered } = await askUsage(parts, due, counts, answeredBefore);
    answeredBefore = lastAnswered ?? answeredBefore;
    counts = await store.keep(run, { outcomes, readAt: parts.clock.now() });
    const done = customersDone(counts);
    report({ phase: 'reading', done, total: counts.listed, unit: 'customers', counts });
    if (failure) throw failure;
    await keepFigures(parts.figures, call.signal, {
      historyFrom: parts.historyFrom,
      leaveOut: parts.leaveOut,
    });
  }
}

async function listCustomers({ customers, store, pace, call, report }: SweepParts, run: SweepRun) {
  const patience = createPatience(pace, call.signal);
  for (;;) {
    await pace.ready();
    call.signal.throwIfAborted();
    try {
      let done = 0;
      // A list that broke off is read from its beginning: it has no order in which to go on.
      for await (const page of customers.listCustomers(call)) {
        await store.addDue(run, page);
        patience.restore();
        done += page.length;
        report({ phase: 'listing', done, total: undefined, unit: 'customers', counts: run.counts });
        call.signal.throwIfAborted();
      }
      return await store.endListing(run);
    } catch (error) {
      patience.bear(error);
    }
  }
}

/** What became of the customers that could be asked; with the failure that keeps the others from being asked. */
async function askUsage(
  { source, pace, call, logger }: SweepParts,
  customerIds: readonly string[],
  { read, skipped }: SweepCounts,
  answeredBefore: string | undefined,
) {
  const { answers, failures, failure } = await askAll(customerIds, {
    pace,
    call,
    logger,
    question: (customerId) => source.getLicenseUsage(customerId, call),
    wasAnswered: read + sumOf(skipped) > 0,
    answeredBefore,
  });
  const answered = answers.map(({ customerId, answer: rows }): CustomerOutcome => {
    if (rows === undefined) return { kind: 'skipped', customerId, reason: 'unknown-customer' };
    return outcomeOf({ customerId }, rows);
  });
  const failed = failures.map((one): CustomerOutcome => ({ kind: 'failed', ...one }));
  return { outcomes: [...answered, ...failed], failure, lastAnswered: answers.at(-1)?.customerId };
}
