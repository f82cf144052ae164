import assert from 'node:assert/strict';
import type { Conversation } from '../../../src/domain/conversation.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { ADELE, below, channel, MEGAN, watching } from '../../helpers/watching.js';
import { idOf } from '../support/sweeping.js';
import { createWatching } from '../support/watching.js';

const ANY = { customerId: undefined, most: 100 };

function chatOf({ userId }: { readonly userId: string | undefined }): Conversation {
  return {
    ...channel(),
    conversationId: `a:${userId}`,
    conversationType: 'personal',
    teamId: undefined,
    userId,
  };
}

describe('alerts for somebody who asks', () => {
  it('are those of the person’s own chat and of the tenant’s channels, and of nobody else', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, open } = createWatching(database);
      const elsewhere = { ...channel('elsewhere'), tenantId: '99999999-9999-4999-8999-999999999999' };
      const places = [channel(), chatOf(MEGAN), chatOf(ADELE), elsewhere];
      for (const [at, place] of places.entries()) {
        const { watchId } = await add(watching(below(40)), place);
        await open(watchId, [at + 1], place);
      }
      const seenBy = async (asker: Parameters<typeof alerts.openFor>[0]) =>
        (await alerts.openFor(asker, ANY)).map(({ alert }) => alert.customerName).sort();
      const { tenantId } = channel();
      assert.deepEqual(await seenBy({ tenantId, userId: MEGAN.userId ?? '' }), ['Customer 1', 'Customer 2']);
      assert.deepEqual(await seenBy({ tenantId, userId: ADELE.userId ?? '' }), ['Customer 1', 'Customer 3']);
      assert.deepEqual(await seenBy({ tenantId: elsewhere.tenantId, userId: MEGAN.userId ?? '' }), [
        'Customer 4',
      ]);
      assert.equal((await seenBy('everybody')).length, 4);
    }));

  it('are of one customer where one is asked for, no more than wanted, and none that is closed', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, open, notClosed } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      await open(watchId, [1, 2, 3]);
      const of = (customerId: string | undefined, most = 100) =>
        alerts.openFor('everybody', { customerId, most });
      assert.equal((await of(idOf(2))).length, 1);
      assert.equal((await of(undefined, 2)).length, 2);
      const [alert] = await notClosed();
      assert.ok(alert);
      await alerts.apply([{ kind: 'resolve', alertId: alert.alertId }], new Date());
      assert.equal((await of(undefined)).length, 2);
    }));
});
