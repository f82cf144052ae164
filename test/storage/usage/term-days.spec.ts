import assert from 'node:assert/strict';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import { createSubscriptionReadings } from '../../../src/storage/usage/subscription-store.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';
import { type FreshDatabase, openFreshDatabase } from '../../helpers/database.js';
import { idOf, NOW } from '../support/sweeping.js';

const LATER = new Date(NOW.getTime() + 60_000);

function term(
  subscriptionId: string,
  ends: string,
  changes: Partial<SubscriptionTerm> = {},
): SubscriptionTerm {
  return subscriptionTerm({ subscriptionId, commitmentEndDate: new Date(ends), ...changes });
}

describe('days on which terms end', () => {
  let fresh: FreshDatabase;
  before(async () => {
    fresh = await openFreshDatabase();
  });
  after(() => fresh.close());

  async function keep(readAt: Date, terms: Readonly<Record<number, readonly SubscriptionTerm[]>>) {
    const readings = Object.entries(terms).map(([number, ofOne]) => ({
      customerId: idOf(Number(number)),
      terms: ofOne,
      endsAt: undefined,
    }));
    await createSubscriptionReadings(fresh.database.kysely).keep(readings, readAt);
  }

  /** With where each row lies: one that was written again lies elsewhere. */
  async function rows() {
    const { rows: found } = await fresh.database.pool.query<{ key: string; at: string }>(
      `select subscription_id || ' ' || last_day || ' ' || offer_key as key, ctid::text as at
       from subscription_term order by customer_id, subscription_id`,
    );
    return found;
  }
  const keys = async () => (await rows()).map(({ key }) => key);

  it('are written anew only where a term is another one', async () => {
    await keep(NOW, {
      1: [term('a', '2027-03-01'), term('b', '2027-04-01')],
      2: [term('c', '2027-05-01'), term('d', '2027-05-01')],
    });
    const before = await rows();
    assert.equal(before.length, 4);
    await keep(LATER, {
      1: [term('b', '2027-04-01'), term('a', '2027-03-01')],
      2: [term('c', '2027-05-01'), term('d', '2027-05-01')],
    });
    assert.deepEqual(await rows(), before);

    await keep(LATER, {
      1: [term('a', '2028-03-01'), term('b', '2027-04-01')],
      2: [term('c', '2027-05-01', { offerName: 'Visio Plan 2' })],
    });
    const changed = await rows();
    assert.deepEqual(
      changed.map(({ key }) => key.split(' ').slice(0, 2).join(' ')),
      ['a 2028-03-01', 'b 2027-04-01', 'c 2027-05-01'],
    );
    assert.equal(changed[1]?.at, before[1]?.at);
    assert.match(changed[2]?.key ?? '', /visio/);
  });

  it('are gone with the last term, and those of others stay', async () => {
    await keep(LATER, { 1: [], 2: [term('c', '2027-05-01')] });
    assert.equal((await keys()).length, 1);
    await keep(LATER, { 2: [] });
    assert.deepEqual(await keys(), []);
  });
});
