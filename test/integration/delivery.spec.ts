import assert from 'node:assert/strict';
import {
  type ChatChannel,
  type ChatChannelOptions,
  createChatChannel,
} from '../../demo/chat/chat-channel.js';
import type { ConnectorFault } from '../../demo/chat/faults.js';
import { createLogger } from '../../src/base/logger.js';
import { mayHear } from '../../src/domain/access-list.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { createOutboxStore } from '../../src/storage/delivery/outbox-store.js';
import type { Database } from '../../src/storage/open-database.js';
import { createReadOperationFigures } from '../../src/storage/operations/operation-figures.js';
import { createResumeHeld } from '../../src/usecases/delivery/resume-held.js';
import { withFreshDatabase } from '../helpers/database.js';
import { until } from '../helpers/until.js';
import { ADMIN, conversationAt, createSender, labelOf, startDelivering } from './support/delivering.js';

type ChatConversation = NonNullable<ChatChannelOptions['conversations']>[number];

const PERSON = { id: '29:ana', name: 'Ana', aadObjectId: 'ana', email: 'ana@seatwise.example' };

function chatConversation(id: string, conversationType: Conversation['conversationType']): ChatConversation {
  return { id, conversationType, name: id, members: [PERSON] };
}

interface Stage {
  readonly chat: ChatChannel;
  readonly database: Database;
  readonly sender: ReturnType<typeof createSender>;
  readonly log: readonly string[];
  conversation(id: string, changes?: Partial<Conversation>): Conversation;
  /** Labels in the order people see them. */
  labels(id: string): readonly string[];
}

/** Delivers into a chat of these conversations from the time `play` runs to its end. */
async function onStage(
  conversations: readonly ChatConversation[],
  options: Partial<ChatChannelOptions>,
  play: (stage: Stage, start: (userIds?: readonly string[]) => void) => Promise<void>,
): Promise<void> {
  const chat = await createChatChannel({ botUrl: 'http://127.0.0.1:9', port: 0, conversations, ...options });
  try {
    await withFreshDatabase(async (database) => {
      const log: string[] = [];
      const logger = createLogger('info', { write: (line: string) => void log.push(line) });
      let jobs: ReturnType<typeof startDelivering> | undefined;
      try {
        await play(
          {
            chat,
            database,
            log,
            sender: createSender(database),
            conversation: (id, changes = {}) =>
              conversationAt(`${chat.url}/`, {
                conversationId: id,
                conversationType:
                  conversations.find((conversation) => conversation.id === id)?.conversationType ??
                  'personal',
                ...changes,
              }),
            labels: (id) => chat.messages(id).map(({ activity }) => labelOf(activity)),
          },
          (userIds = []) => {
            jobs = startDelivering({ database, logger, timeoutMs: 1000, userIds });
          },
        );
      } finally {
        await jobs?.close();
      }
    });
  } finally {
    await chat.close();
  }
}

describe('delivery', () => {
  it('posts cards in order and edits them in place, and each version once', () =>
    onStage(
      [chatConversation('a:chat', 'personal'), chatConversation('19:c@thread.tacv2', 'channel')],
      {},
      async ({ sender, conversation, chat, labels, database }, start) => {
        const both = ['a:chat', '19:c@thread.tacv2'].map((id) => conversation(id));
        for (const one of both) await sender.join(one);
        const cards: string[] = [];
        for (const one of both) {
          for (const label of ['card-001', 'card-002', 'card-003']) cards.push(await sender.put(one, label));
        }
        let events = 0;
        chat.listen(() => {
          events += 1;
        });
        start();
        await until(() => both.every(({ conversationId }) => labels(conversationId).length === 3));
        for (const [index, cardId] of cards.entries()) {
          if (index % 3 === 1) await sender.edit(cardId, 'edited-2');
        }
        const readFigures = createReadOperationFigures(database.kysely);
        await until(async () => (await readFigures()).waitingCards === 0);
        for (const { conversationId } of both) {
          assert.deepEqual(labels(conversationId), ['card-001', 'edited-2', 'card-003']);
        }
        assert.equal(events, 8);
      },
    ));

  it('loses nothing and holds nobody up when the connector fails for some conversations', () => {
    const faults: Record<string, { readonly fault: ConnectorFault; readonly times: number }> = {
      'a:throttled': { fault: { kind: 'throttle', retryAfterSeconds: 1 }, times: 2 },
      'a:throttled-somehow': { fault: { kind: 'throttle', retryAfterSeconds: Number.NaN }, times: 1 },
      'a:412': { fault: { kind: 'status', status: 412 }, times: 1 },
      'a:502': { fault: { kind: 'status', status: 502 }, times: 2 },
      'a:504': { fault: { kind: 'status', status: 504 }, times: 1 },
      'a:silent': { fault: { kind: 'silence' }, times: 2 },
      'a:blocked-once': { fault: { kind: 'forbidden', code: 'MessageWritesBlocked' }, times: 1 },
      'a:400-once': { fault: { kind: 'status', status: 400 }, times: 1 },
      'a:404-once': { fault: { kind: 'status', status: 404 }, times: 1 },
      'a:blocked': { fault: { kind: 'forbidden', code: 'MessageWritesBlocked' }, times: 1000 },
    };
    const healthy = ['a:healthy-1', 'a:healthy-2'];
    const ids = [...Object.keys(faults), ...healthy];
    const everyone = [...ids, 'a:admin'].map((id) => chatConversation(id, 'personal'));
    return onStage(everyone, {}, async ({ chat, sender, conversation, labels, database, log }, start) => {
      await sender.join(conversation('a:admin', { userId: ADMIN }));
      for (const id of ids) await sender.join(conversation(id));
      for (const [id, { fault, times }] of Object.entries(faults)) chat.setFault(id, fault, times);
      for (const label of ['card-001', 'card-002', 'card-003']) {
        for (const id of ids) await sender.put(conversation(id), label);
      }
      start();
      await until(
        () => healthy.every((id) => labels(id).length === 3),
        3000,
        'delivery beside the failing ones',
      );
      const passing = ids.filter((id) => id !== 'a:blocked');
      await until(() => passing.every((id) => labels(id).length === 3), 15_000, 'delivery after failures');
      for (const id of passing) {
        const seen = labels(id);
        // One message that is not taken holds up no other.
        assert.deepEqual(
          id === 'a:400-once' ? seen.toSorted() : seen,
          ['card-001', 'card-002', 'card-003'],
          id,
        );
      }

      assert.deepEqual(labels('a:blocked'), []);
      await until(() => chat.messages('a:admin').length > 0, 30_000, 'the notice');
      assert.match(JSON.stringify(chat.messages('a:admin')[0]?.activity), /MessageWritesBlocked.*a:blocked/);
      const readFigures = createReadOperationFigures(database.kysely);
      // By now it is tried again after 20 s only.
      await until(async () => (await readFigures()).waitingCards === 3);
      chat.setFault('a:blocked', undefined);
      await sender.join(conversation('a:blocked'));
      await until(() => labels('a:blocked').length === 3);
      assert.deepEqual(labels('a:blocked'), ['card-001', 'card-002', 'card-003']);
      assert.equal(chat.messages('a:admin').length, 1);
      assert.equal(log.filter((line) => line.includes('"level":"error"')).length, 1);
    });
  }).timeout(60_000);

  it('goes on, without repetition, when the database drops every connection', () =>
    onStage(
      [chatConversation('a:chat', 'personal')],
      {},
      async ({ sender, conversation, labels, database }, start) => {
        const chat = conversation('a:chat');
        await sender.join(chat);
        const expected = Array.from({ length: 20 }, (_, index) => `card-0${10 + index}`);
        for (const label of expected) await sender.put(chat, label);
        start();
        for (const sent of [3, 9]) {
          await until(() => labels('a:chat').length >= sent);
          await database.pool
            .query(
              'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
            )
            .catch(() => {});
        }
        await until(() => labels('a:chat').length >= 20, 18_000, 'the rest');
        assert.deepEqual(labels('a:chat'), expected);
      },
    ));

  it('sends nothing to people who were taken off the list, and what waited once they are back', () => {
    const everyone = ['a:ana', 'a:eve'].map((id) => chatConversation(id, 'personal'));
    return onStage(everyone, {}, async ({ sender, conversation, labels, database }, start) => {
      const [ana, eve] = ['33333333-3333-4333-8333-333333333333', '66666666-6666-4666-8666-666666666666'];
      await sender.join(conversation('a:ana', { userId: ana }));
      const ofEve = conversation('a:eve', { userId: eve });
      await sender.join(ofEve);
      for (const id of ['a:ana', 'a:eve']) await sender.put(conversation(id), 'card-001');
      start([ana ?? '']);
      const held = () => createOutboxStore(database.kysely).held();
      await until(async () => labels('a:ana').length === 1 && (await held()).length === 1);
      assert.deepEqual(await held(), [ofEve]);
      assert.deepEqual(labels('a:eve'), []);
      await createResumeHeld({
        outbox: createOutboxStore(database.kysely),
        mayHear: (one) => mayHear(one, { tenantIds: [], userIds: [ana ?? ''] }),
      })();
      assert.deepEqual(await held(), [ofEve], 'still off');
    });
  });

  it('keeps within the limits of Teams, so that the connector never says 429', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `a:chat-${index}`);
    const all = ids.map((id) => chatConversation(id, 'personal'));
    return onStage(all, { enforceRateLimits: true }, async ({ sender, conversation, labels, log }, start) => {
      for (const id of ids) await sender.join(conversation(id));
      for (let card = 0; card < 10; card += 1) {
        for (const id of ids) await sender.put(conversation(id), `card-00${card}`);
      }
      const startedAt = performance.now();
      start();
      await until(() => ids.every((id) => labels(id).length === 10), 18_000, 'the drain');
      const perSecond = 300 / ((performance.now() - startedAt) / 1000);
      assert.deepEqual(
        log.filter((line) => line.includes('429')),
        [],
      );
      assert.ok(perSecond > 20, `${perSecond} a second`);
    });
  });
});
