import assert from 'node:assert/strict';
import { putCard, touchCards } from '../../../src/storage/delivery/card-writes.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import { createOutboxStore } from '../../../src/storage/delivery/outbox-store.js';
import type { Outbox } from '../../../src/usecases/delivery/delivery-ports.js';
import { chat } from '../../helpers/conversations.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { createFakeOutbox } from '../../usecases/support/fake-outbox.js';
import { NOW } from '../support/sweeping.js';

const POSTED = { activityId: 'm1', conversationId: 'a:chat' };
const HOUR_MS = 3_600_000;

/** An outbox of one conversation, and the ways in which cards come and change there. */
interface Stage {
  readonly outbox: Outbox;
  put(): Promise<string>;
  touch(cardId: string): Promise<void>;
}

/** Deliveries of every outcome, as whoever delivers sees them. Cards are named by their place; times are left out. */
async function observe({ outbox, put, touch }: Stage): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const [first, second, third] = [await put(), await put(), await put()];
  const nameOf = (cardId: string) => ['first', 'second', 'third'][[first, second, third].indexOf(cardId)];

  async function next(): Promise<void> {
    const card = await outbox.next(chat());
    seen.push(
      card && {
        card: nameOf(card.cardId),
        version: card.version,
        posted: card.posted,
        refusals: card.refusals.count,
        handedVersion: card.handedVersion,
      },
    );
  }
  /** Claims it, gives how it stands, and gives it back. */
  async function stands(): Promise<void> {
    const place = await outbox.claim(chat(), 'one');
    assert.ok(place !== undefined && place !== 'elsewhere');
    seen.push({
      isPaused: place.pausedMs > 0,
      failures: place.failures,
      refusals: place.refusals.count,
      isParked: place.isParked,
      isLongWaitTold: place.isLongWaitTold,
      isHeld: place.isHeld,
      held: (await outbox.held()).length,
      other: await outbox.claim(chat(), 'two'),
    });
    await outbox.release(chat(), place.claimId);
  }

  await next();
  await outbox.handedOver(first, 1);
  await next();
  await outbox.notTaken(first);
  await next();
  await outbox.handedOver(first, 1);
  await outbox.delivered(first, 1, POSTED, NOW);
  await next();
  await touch(first);
  await next();
  await outbox.handedOver(first, 2);
  await outbox.assumeDelivered(first, 2, NOW);
  await next();
  await outbox.postpone(second, HOUR_MS, NOW);
  await next();
  await outbox.leaveOut(chat(), third, HOUR_MS, NOW);
  await next();
  await touch(first);
  await outbox.refused(first, 3, 'MessageSizeTooBig', NOW);
  await next();

  await stands();
  await outbox.pause(chat(), HOUR_MS, { refusal: 'Forbidden' });
  await outbox.pause(chat(), HOUR_MS, { isLongWait: true });
  await stands();
  await outbox.park(chat(), 'Forbidden', NOW, HOUR_MS);
  await stands();
  await outbox.recovered(chat());
  await stands();
  await outbox.hold(chat(), NOW);
  await stands();
  await outbox.resume(chat());
  await stands();
  return seen;
}

function fakeStage(): Stage {
  const outbox = createFakeOutbox();
  let cards = 0;
  return {
    outbox,
    put: async () => outbox.add(`c${++cards}`).cardId,
    async touch(cardId) {
      const card = outbox.cards.find((one) => one.cardId === cardId);
      if (card !== undefined) card.version += 1;
    },
  };
}

describe('the outbox that use cases are tested with', () => {
  it('answers as the one in the database does', () =>
    withFreshDatabase(async ({ kysely }) => {
      await createConversationStore(kysely).remember(chat(), NOW);
      const inDatabase = await observe({
        outbox: createOutboxStore(kysely),
        put: () =>
          kysely
            .transaction()
            .execute((transaction) => putCard(transaction, chat(), { kind: 'alerts' }, NOW)),
        touch: (cardId) => kysely.transaction().execute((transaction) => touchCards(transaction, [cardId])),
      });
      assert.equal(inDatabase.length, 15);
      assert.deepEqual(await observe(fakeStage()), inDatabase);
    }));
});
