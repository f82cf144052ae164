import assert from 'node:assert/strict';
import type { WishedChange } from '../../../src/domain/plan/plan-progress.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createKeptPruning } from '../../../src/storage/operations/kept-pruning.js';
import { createMadePlans } from '../../../src/storage/plan/made-plan-store.js';
import { createSubscriptionReadings } from '../../../src/storage/usage/subscription-store.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { ADELE, channel, MEGAN } from '../../helpers/watching.js';
import { createSweeping, idOf, NOW, rowsOf, teamsRow } from '../support/sweeping.js';

const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const CHANGES: readonly WishedChange[] = [{ subscriptionId: 'subscription-1', from: 20, to: 12 }];
const PROGRESS = { wished: 8, gone: 3, scheduled: 0, lost: 0 };

function stage({ kysely }: Database) {
  const plans = createMadePlans(kysely);
  return {
    plans,
    make: (number: number, changes = CHANGES, at = NOW, by = MEGAN, where = channel()) =>
      plans.make(where, { customerId: idOf(number), changes }, by, at),
    of: (number: number, where = channel()) => plans.of(where, idOf(number)),
  };
}

describe('createMadePlans', () => {
  it('gives back who made a plan of a customer in a conversation, and nowhere else', () =>
    withFreshDatabase(async (database) => {
      const { make, of } = stage(database);
      await make(1);
      const made = await of(1);
      assert.ok(made);
      const { planId, ...rest } = made;
      assert.deepEqual(rest, { changes: CHANGES, madeAt: NOW, madeBy: MEGAN, seen: undefined });
      assert.equal(await of(2), undefined);
      assert.equal(await of(1, channel('other')), undefined);
      // The next one takes its place, with nothing seen of it yet.
      await stage(database).plans.note(planId, PROGRESS, inHours(1));
      await make(1, [{ subscriptionId: 'subscription-1', from: 20, to: 10 }], inHours(2), ADELE);
      const next = await of(1);
      assert.deepEqual([next?.madeBy, next?.changes[0]?.to, next?.seen], [ADELE, 10, undefined]);
    }));

  it('notes what a reading showed, and nothing of an older one', () =>
    withFreshDatabase(async (database) => {
      const { plans, make, of } = stage(database);
      await make(1);
      const planId = (await of(1))?.planId ?? assert.fail();
      await plans.note(planId, PROGRESS, inHours(5));
      await plans.note(planId, { ...PROGRESS, gone: 8 }, inHours(4));
      assert.deepEqual((await of(1))?.seen, { progress: PROGRESS, at: inHours(5) });
      // Looked at again, without news: the day on which it was seen first stays.
      await plans.note(planId, undefined, inHours(6));
      assert.deepEqual((await of(1))?.seen, { progress: PROGRESS, at: inHours(5) });
    }));

  it('has those followed whose subscriptions were read since', () =>
    withFreshDatabase(async (database) => {
      const { plans, make } = stage(database);
      await make(1);
      await make(2);
      const subscriptions = createSubscriptionReadings(database.kysely);
      const keep = (number: number, at: Date) =>
        subscriptions.keep(
          [{ customerId: idOf(number), terms: [subscriptionTerm()], endsAt: undefined }],
          at,
        );
      await keep(1, inHours(-1));
      await keep(2, inHours(1));
      const [due, none] = await plans.toFollow(10);
      assert.deepEqual(
        [due?.changes, due?.readAt, due?.terms?.length, none],
        [CHANGES, inHours(1), 1, undefined],
      );
      await plans.note(due?.planId ?? '', undefined, inHours(1));
      assert.deepEqual(await plans.toFollow(10), []);
    }));

  it('forgets them with their conversation, and with the team it is of', () =>
    withFreshDatabase(async (database) => {
      const { make, of } = stage(database);
      const conversations = createConversationStore(database.kysely);
      const other = { ...channel('elsewhere'), teamId: '19:other@thread.tacv2' };
      for (const where of [channel('a'), channel('b'), other]) await make(1, CHANGES, NOW, MEGAN, where);
      await conversations.forget(channel('a'));
      assert.deepEqual(
        [await of(1, channel('a')), await of(1, channel('b')), (await of(1, other))?.madeBy],
        [undefined, undefined, MEGAN],
      );
      await conversations.forget({ ...other, teamId: undefined });
      assert.equal(await of(1, other), undefined);
    }));

  it('forgets them with a customer that left, and once they are as old as what is dropped', () =>
    withFreshDatabase(async (database) => {
      const { make, of } = stage(database);
      const { store, sweep } = createSweeping(database);
      await sweep([rowsOf(1, teamsRow('2026-11-14', 3)), rowsOf(2, teamsRow('2026-11-14', 3))]);
      for (const number of [1, 2]) await make(number);
      const run = await store.openRun(inHours(1), NOW);
      await store.addListed(run, [{ customerId: idOf(2), customerName: 'Two', domain: undefined }]);
      await store.endListed(run, inHours(1));
      assert.deepEqual([await of(1), (await of(2))?.madeBy], [undefined, MEGAN]);
      await createKeptPruning(database.kysely).dropBefore(NOW);
      assert.ok(await of(2));
      await createKeptPruning(database.kysely).dropBefore(inHours(1));
      assert.equal(await of(2), undefined);
    }));
});
