import assert from 'node:assert/strict';
import { createSweepStore } from '../../../src/storage/sweep/sweep-store.js';
import { createUsageFigures } from '../../../src/storage/usage/usage-figures-store.js';
import type { CustomerOutcome, SweepStore, UsageFigures } from '../../../src/usecases/sweep/sweep-ports.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { createFakeSweepStore } from '../../usecases/support/fake-sweep-store.js';
import { HERE, idOf, LONG_AGO, NOW, rowsOf, teamsRow } from '../support/sweeping.js';

const LATER = new Date(NOW.getTime() + 60_000);
const named = (number: number) => ({ customerId: idOf(number), customerName: `Customer ${number}` });
const skipped = (number: number): CustomerOutcome => ({
  kind: 'skipped',
  customerId: idOf(number),
  reason: 'unknown-customer',
});

/** A sweep that is left, taken up, stopped and begun anew, as whoever sweeps sees it. Runs are named by their place. */
async function observe(store: SweepStore, figures: UsageFigures): Promise<readonly unknown[]> {
  const seen: unknown[] = [await store.latest()];
  const runs: number[] = [];
  const placeOf = (runId: number) => {
    if (!runs.includes(runId)) runs.push(runId);
    return runs.indexOf(runId);
  };
  async function latest(): Promise<void> {
    const last = await store.latest();
    seen.push(last && { run: placeOf(last.runId), state: last.state, counts: last.counts });
  }
  async function readings(after = 0): Promise<void> {
    const found = await figures.nextReadings(10, after);
    seen.push(
      found?.readings.map(({ customerId, rows }) => [customerId, rows.map((row) => row.licensesActive)]),
    );
  }

  const first = await store.openRun(NOW, LONG_AGO);
  seen.push({ run: placeOf(first.runId), position: first.position, counts: first.counts });
  await store.addDue(first, [1, 2, 3].map(named));
  await store.addDue(first, [named(2)]);
  seen.push(await store.endListing(first));
  seen.push(await store.nextDue(first, 2));
  seen.push(
    await store.keep(first, {
      outcomes: [rowsOf(1, teamsRow('2026-11-20', 4)), skipped(2)],
      position: HERE,
    }),
  );
  seen.push(await store.nextDue(first, 2));
  await latest();
  await readings();

  const again = await store.openRun(LATER, LONG_AGO);
  seen.push({ run: placeOf(again.runId), position: again.position, counts: again.counts });
  seen.push(await store.keep(again, { outcomes: [rowsOf(3, teamsRow('2026-11-20', 7))], position: HERE }));
  await figures.keepFigures([{ customerId: idOf(1), point: undefined }]);
  await readings();
  seen.push(await store.nextDue(again, 2));
  const { state, endpoint } = await store.end(again, { state: 'finished', at: LATER });
  seen.push({ state, endpoint });
  await assert.rejects(store.keep(again, { outcomes: [], position: HERE }));

  const next = await store.openRun(LATER, LONG_AGO);
  seen.push({ run: placeOf(next.runId), position: next.position, counts: next.counts });
  const anew = await store.beginAnew(next, LATER);
  seen.push({ run: placeOf(anew.runId), counts: anew.counts });
  await assert.rejects(store.setEndpoint(next, 'customer'));
  await store.end(anew, { state: 'stopped', at: LATER });
  await latest();
  return seen;
}

describe('the sweep store that use cases are tested with', () => {
  it('answers as the one in the database does', () =>
    withFreshDatabase(async ({ kysely }) => {
      const inDatabase = await observe(createSweepStore(kysely), createUsageFigures(kysely));
      const fake = createFakeSweepStore();
      assert.equal(inDatabase.length, 16);
      assert.deepEqual(await observe(fake.store, fake.figures), inDatabase);
    }));
});
