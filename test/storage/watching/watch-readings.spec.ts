import assert from 'node:assert/strict';
import { createSubscriptionReadings } from '../../../src/storage/usage/subscription-store.js';
import { createWatchReadings } from '../../../src/storage/watching/watch-readings.js';
import type { WatchReading } from '../../../src/usecases/watching/watch-ports.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { below, channel, MEGAN, renewal, termOf, watching } from '../../helpers/watching.js';
import { createSweeping, idOf, NOW, rowsOf, teamsRow } from '../support/sweeping.js';
import { createWatching } from '../support/watching.js';

const SCHEDULED = {
  offerId: 'CFQ7TTC0LDPB:0001:CFQ7TTC0KXZ1',
  billingType: 'license',
  billingCycle: 'monthly',
  productType: 'OnlineServicesNCE',
  effectiveStartDate: new Date('2025-12-11T00:00:00Z'),
  commitmentEndDateTime: new Date('2026-12-11T00:00:00Z'),
  scheduledActions: [
    {
      type: 'renew',
      effectiveDate: new Date('2026-12-11T00:00:00Z'),
      next: { quantity: 4, productId: 'CFQ7TTC0LF8S', skuId: '0001', termDuration: undefined },
    },
  ],
  nextTerm: { quantity: 5, productId: undefined, skuId: undefined, termDuration: 'P3Y' },
  cancellationAllowedUntilDate: new Date('2025-12-18T00:00:00Z'),
  refundableQuantity: 3,
} as const;

async function all(batches: AsyncIterable<readonly WatchReading[]>): Promise<(readonly WatchReading[])[]> {
  const read: (readonly WatchReading[])[] = [];
  for await (const batch of batches) read.push(batch);
  return read;
}

describe('createWatchReadings', () => {
  it('gives the rows of the last reading with the customer’s name and subscriptions', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const readings = createWatchReadings(database.kysely);
      await sweep([rowsOf(1, teamsRow('2026-11-07', 9)), rowsOf(2, teamsRow('2026-11-07', 9))]);
      const teams = teamsRow('2026-11-14', 3);
      const crm = teamsRow('2026-11-12', 1, { workloadName: 'CRM', serviceName: 'crm' });
      await sweep([{ kind: 'rows', customerId: idOf(1), customerName: 'Fabrikam', rows: [teams, crm] }]);
      const terms = [
        termOf(),
        termOf({ subscriptionId: 's2', termDuration: undefined, commitmentEndDate: undefined }),
        termOf({ subscriptionId: 's3', friendlyName: 'ours \0\ud800' }),
        termOf({ subscriptionId: 's4', ...SCHEDULED }),
      ];
      await createSubscriptionReadings(database.kysely).keep(
        [{ customerId: idOf(1), terms, endsAt: undefined }],
        NOW,
      );
      const [[first, second] = []] = await all(readings.readings());
      assert.deepEqual(
        {
          ...first,
          rows: [...(first?.rows ?? [])].sort((a, b) => (a.workloadName < b.workloadName ? -1 : 1)),
        },
        {
          customerId: idOf(1),
          customerName: 'Fabrikam',
          rows: [crm, teams],
          terms: [terms[0], terms[1], termOf({ subscriptionId: 's3', friendlyName: 'ours ' }), terms[3]],
          deployments: undefined,
          isOver: false,
        },
      );
      assert.deepEqual(second, {
        customerId: idOf(2),
        customerName: idOf(2),
        rows: [teamsRow('2026-11-07', 9)],
        terms: undefined,
        deployments: undefined,
        isOver: false,
      });
    }));

  it('takes subscriptions that it cannot read for not read', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3))]);
      await database.pool.query(
        `insert into subscription_reading (customer_id, read_at, terms) values ($1, now(), '[{"id": 1}]')`,
        [idOf(1)],
      );
      const [[reading] = []] = await all(createWatchReadings(database.kysely).readings());
      assert.deepEqual([reading?.rows.length, reading?.terms], [1, undefined]);
    }));

  it('gives everyone once, in batches, or those asked for', () =>
    withFreshDatabase(async (database) => {
      const { sweep } = createSweeping(database);
      const readings = createWatchReadings(database.kysely);
      const numbers = Array.from({ length: 1_001 }, (_, at) => at + 1);
      await sweep(numbers.map((number) => rowsOf(number, teamsRow('2026-11-14', 3))));
      const batches = await all(readings.readings());
      assert.deepEqual(
        batches.map((batch) => batch.length),
        [500, 500, 1],
      );
      assert.equal(new Set(batches.flat().map(({ customerId }) => customerId)).size, 1_001);
      const some = await all(readings.readings([idOf(7), idOf(5_000), idOf(3), idOf(7)]));
      assert.deepEqual(
        some.map((batch) => batch.map(({ customerId }) => customerId).sort()),
        [[idOf(3), idOf(7)]],
      );
      assert.deepEqual(await all(readings.readings([])), []);
      const many = await all(readings.readings(numbers.slice(0, 700).map(idOf)));
      assert.deepEqual(
        many.map((batch) => batch.length),
        [500, 200],
      );
    }));

  it('gives watches of all conversations with their places, without removed ones', () =>
    withFreshDatabase(async (database) => {
      const { add, watches } = createWatching(database);
      const one = await add(watching(below(40)), channel('a'));
      await add(watching(below(50)), channel('a'));
      const other = await add(watching(renewal(30)), channel('b'));
      await watches.remove(channel('a'), { number: 2 }, MEGAN, NOW);
      const { tenantId } = channel();
      assert.deepEqual(await createWatchReadings(database.kysely).watches(), [
        { conversation: { tenantId, conversationId: channel('a').conversationId }, watch: one },
        { conversation: { tenantId, conversationId: channel('b').conversationId }, watch: other },
      ]);
    }));
});
