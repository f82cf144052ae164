import { PartnerCenterError, type PartnerCenterFault } from '../errors.js';
import { keepFigures } from './keep-figures.js';
import { customersDone } from './sweep-counts.js';
import { createPatience, isOutage } from './sweep-pace.js';
import { outcomeOf, type SweepParts } from './sweep-parts.js';
import type { CustomerOutcome, SweepCounts, SweepRun } from './sweep-ports.js';

/** Customers kept together. A process that dies asks at most these again. */
const BATCH = 100;
/** Fewer failures than these say nothing about Partner Center as a whole. */
const OUTAGE_SIZE = 20;
/** How often one customer is asked while Partner Center does not answer. */
const OUTAGE_ATTEMPTS = 2;

/** Faults that every customer would meet: the sweep ends, and the rest stays due. */
const OF_EVERYONE: readonly PartnerCenterFault[] = [
  'unauthorized',
  'mfa-required',
  'sign-in-lost',
  'wrong-audience',
];

/** Asks for the usage of each customer, unless that is done already, and keeps what comes. */
export async function sweepOneByOne(parts: SweepParts, run: SweepRun): Promise<void> {
  const { store, call, report } = parts;
  let counts = run.counts;
  if (run.position?.kind !== 'listed-customers') {
    await store.setEndpoint(run, 'customer');
    counts = await listCustomers(parts, run);
  }
  for (;;) {
    call.signal.throwIfAborted();
    const due = await store.nextDue(run, BATCH);
    if (due.length === 0) return;
    const { outcomes, failure } = await askAll(parts, due, counts);
    counts = await store.keep(run, { outcomes });
    const done = customersDone(counts);
    report({ phase: 'reading', done, total: counts.listed, unit: 'customers', counts });
    if (failure) throw failure;
    await keepFigures(parts.figures, call.signal);
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
        await store.addDue(
          run,
          page.map(({ customerId }) => customerId),
        );
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

/** What the customers answered that could be asked; with the failure that keeps the others from being asked. */
async function askAll(
  parts: SweepParts,
  customerIds: readonly string[],
  { read }: SweepCounts,
): Promise<{ readonly outcomes: readonly CustomerOutcome[]; readonly failure: unknown }> {
  const { pace, call } = parts;
  const outcomes: CustomerOutcome[] = [];
  const waiting = [...customerIds];
  let failure: unknown;
  let outage: unknown;

  async function work(position: number): Promise<void> {
    for (;;) {
      await pace.ready();
      if (call.signal.aborted || failure !== undefined || position >= pace.limit()) return;
      const customerId = waiting.shift();
      if (customerId === undefined) return;
      try {
        outcomes.push(await ask(parts, customerId));
      } catch (error) {
        const fault = error instanceof PartnerCenterError ? error.fault : undefined;
        if (call.signal.aborted) return;
        if (fault === undefined || OF_EVERYONE.includes(fault)) {
          failure = error;
          return;
        }
        if (error instanceof PartnerCenterError && isOutage(error)) outage = error;
        outcomes.push({ kind: 'failed', customerId, fault });
      }
    }
  }

  await Promise.all(Array.from({ length: pace.limit() }, (_, position) => work(position)));
  const isAllOutage = outcomes.every(
    (outcome) => outcome.kind === 'failed' && ['unavailable', 'timeout'].includes(outcome.fault),
  );
  // Nobody was answered: that is no news about a single one of them.
  if (outage && isAllOutage && (outcomes.length >= OUTAGE_SIZE || read === 0)) {
    return { outcomes: [], failure: failure ?? outage };
  }
  return { outcomes, failure };
}

/** One customer, asked again for as long as Partner Center says "later". Throws PartnerCenterError for what is left. */
async function ask({ source, pace, call, dates }: SweepParts, customerId: string): Promise<CustomerOutcome> {
  for (let outages = 0; ; ) {
    try {
      const rows = await source.getLicenseUsage(customerId, call);
      pace.answered();
      if (rows === undefined) return { kind: 'skipped', customerId, reason: 'unknown-customer' };
      return outcomeOf(customerId, rows, dates);
    } catch (error) {
      if (call.signal.aborted || !(error instanceof PartnerCenterError)) throw error;
      if (error.fault === 'throttled') pace.throttled(error.retryAfterMs);
      else {
        outages += 1;
        // Without a time to wait it was asked often enough already.
        if (!isOutage(error) || error.retryAfterMs === undefined || outages >= OUTAGE_ATTEMPTS) throw error;
        pace.pause(error.retryAfterMs);
      }
      await pace.ready();
      call.signal.throwIfAborted();
    }
  }
}
