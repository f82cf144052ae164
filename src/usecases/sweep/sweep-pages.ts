import { PartnerCenterError } from '../../base/errors.js';
import { readAhead } from '../../base/read-ahead.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { CustomerUsageRow } from './everyone-ports.js';
import { createPatience } from './sweep-pace.js';
import { outcomeOf, type SweepParts } from './sweep-parts.js';
import type { CustomerOutcome, SweepRun, SweptCustomer } from './sweep-ports.js';

/** `page-gone`: the page to go on at is no longer there, `error` says so; `one-by-one`: there are no pages. */
export type PagesOutcome =
  | { readonly kind: 'done' | 'one-by-one' }
  | { readonly kind: 'page-gone'; readonly error: unknown };

/** Reads and keeps the report of all customers from where the sweep is to its end. */
export async function sweepPages(parts: SweepParts, run: SweepRun): Promise<PagesOutcome> {
  const { source, store, pace, call, clock, report } = parts;
  const patience = createPatience(pace, call.signal);
  let isComplete = true;
  let from = run.position?.kind === 'page' ? run.position.next : undefined;
  for (;;) {
    await pace.ready();
    call.signal.throwIfAborted();
    try {
      const usage = await source.getUsageOfEveryone(call, from);
      if (usage.kind === 'one-by-one') return { kind: 'one-by-one' };
      await store.setEndpoint(run, 'commercial');
      for await (const { rows, next, rowsInAll } of readAhead(usage.pages)) {
        const counts = await store.keep(run, {
          outcomes: outcomesOf(rows),
          readAt: clock.now(),
          position: next === undefined ? undefined : { kind: 'page', next },
        });
        from = next ?? from;
        // A report that ends before its own count says nothing about who is not in it.
        isComplete = rowsInAll === undefined || counts.rows >= rowsInAll;
        patience.restore();
        report({ phase: 'reading', done: counts.rows, total: rowsInAll, unit: 'rows', counts });
        call.signal.throwIfAborted();
      }
      if (isComplete) await store.endReport(run, clock.now());
      await store.keep(run, { outcomes: [], position: { kind: 'last-page' } });
      return { kind: 'done' };
    } catch (error) {
      if (from !== undefined && isGone(error)) return { kind: 'page-gone', error };
      patience.bear(error);
    }
  }
}

function isGone(error: unknown): boolean {
  return error instanceof PartnerCenterError && (error.fault === 'not-found' || error.fault === 'rejected');
}

function outcomesOf(rows: readonly CustomerUsageRow[]): readonly CustomerOutcome[] {
  const byCustomer = new Map<
    string,
    { readonly customer: SweptCustomer; readonly rows: LicenseUsageRow[] }
  >();
  for (const { customerId, customerName, row } of rows) {
    const known = byCustomer.get(customerId);
    if (known !== undefined) {
      known.rows.push(row);
      continue;
    }
    const name = customerName === customerId ? undefined : customerName;
    byCustomer.set(customerId, { customer: { customerId, customerName: name }, rows: [row] });
  }
  return [...byCustomer.values()].map(({ customer, rows: ofCustomer }) => outcomeOf(customer, ofCustomer));
}
