import assert from 'node:assert/strict';
import { StorageError } from '../../src/base/errors.js';
import { createDeploymentReadings } from '../../src/storage/usage/deployment-store.js';
import { createSubscriptionReadings } from '../../src/storage/usage/subscription-store.js';
import { createAlertStore } from '../../src/storage/watching/alert-store.js';
import { createWatchReadings } from '../../src/storage/watching/watch-readings.js';
import { keepApart } from '../../src/usecases/keep-apart.js';
import { createEvaluateWatches } from '../../src/usecases/watching/evaluate-watches.js';
import { withFreshDatabase } from '../helpers/database.js';
import { below, watching } from '../helpers/watching.js';
import { createSweeping, idOf, NOW, rowsOf, teamsRow } from '../storage/support/sweeping.js';
import { createWatching } from '../storage/support/watching.js';

const NUMBERS = [1, 2, 3, 4, 5, 6, 7];

describe('keepApart', () => {
  for (const what of ['subscriptions', 'deployment'] as const) {
    it(`leaves out the customer whose ${what} the database does not take, and keeps all others`, () =>
      withFreshDatabase(async ({ kysely, pool }) => {
        const table = what === 'subscriptions' ? 'subscription_reading' : 'deployment_reading';
        await pool.query(`alter table ${table} add check (customer_id <> '${idOf(4)}')`);
        const leftOut: string[] = [];
        const leaveOut = ({ customerId }: { readonly customerId: string }) => leftOut.push(customerId);
        const customers = NUMBERS.map((number) => ({ customerId: idOf(number) }));
        if (what === 'subscriptions') {
          const readings = createSubscriptionReadings(kysely);
          const terms = customers.map((one) => ({ ...one, terms: [], endsAt: undefined }));
          await keepApart(terms, (part) => readings.keep(part, NOW), leaveOut);
        } else {
          const readings = createDeploymentReadings(kysely);
          const deployments = customers.map((one) => ({ ...one, rows: [] }));
          await keepApart(deployments, (part) => readings.keep(part, NOW), leaveOut);
        }
        assert.deepEqual(leftOut, [idOf(4)]);
        assert.equal((await pool.query(`select from ${table}`)).rowCount, NUMBERS.length - 1);
      }));
  }

  it('leaves out the customer whose alert the database does not take', () =>
    withFreshDatabase(async (database) => {
      const { kysely, pool } = database;
      await createWatching(database).add(watching(below(40)));
      await createSweeping(database).sweep(
        NUMBERS.map((number) => rowsOf(number, teamsRow('2026-11-14', 3))),
      );
      await pool.query(`alter table alert add check (customer_id <> '${idOf(4)}')`);
      const leftOut: string[] = [];
      const evaluate = createEvaluateWatches({
        readings: createWatchReadings(kysely),
        alerts: createAlertStore(kysely),
        clock: { now: () => NOW },
      });
      const { opened } = await evaluate({
        signal: new AbortController().signal,
        leaveOut: (customerId) => leftOut.push(customerId),
      });
      assert.deepEqual([opened, leftOut], [NUMBERS.length - 1, [idOf(4)]]);
    }));

  it('ends at a failure that is of no item', async () => {
    const failure = new StorageError('no connection', { retryable: true });
    const kept = keepApart(
      NUMBERS,
      async () => Promise.reject(failure),
      () => assert.fail('left out'),
    );
    await assert.rejects(kept, failure);
  });
});
