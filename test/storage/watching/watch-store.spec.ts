import assert from 'node:assert/strict';
import { acknowledge } from '../../../src/domain/watching/alert-moves.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import { createWatchStore } from '../../../src/storage/watching/watch-store.js';
import { withFreshDatabase } from '../../helpers/database.js';
import {
  ADELE,
  below,
  channel,
  MEGAN,
  renewal,
  unused,
  watching,
  workloadFigures,
} from '../../helpers/watching.js';
import { idOf, NOW } from '../support/sweeping.js';
import { createWatching, opening } from '../support/watching.js';

const LATER = new Date(NOW.getTime() + 60_000);
const customer = { customerId: idOf(1), customerName: 'Żółw & Söhne \0' };

describe('createWatchStore', () => {
  it('gives a watch back as it was added, in a conversation not known before', () =>
    withFreshDatabase(async (database) => {
      const { watches, add } = createWatching(database);
      const definition = watching(renewal(30), {
        exceptCustomers: [customer],
        exceptProducts: ['power bi'],
        minimumSeats: 20,
      });
      const watch = await add(definition);
      const exceptCustomers = [{ ...customer, customerName: 'Żółw & Söhne ' }];
      const expected = { ...definition, exceptCustomers, number: 1, createdAt: NOW, createdBy: MEGAN };
      assert.deepEqual(watch, { ...expected, watchId: watch.watchId });
      assert.deepEqual(await watches.of(channel()), [watch]);
      assert.deepEqual(await watches.of(channel('other')), []);
    }));

  it('keeps what is known of a conversation', () =>
    withFreshDatabase(async (database) => {
      const { add } = createWatching(database);
      const conversations = createConversationStore(database.kysely);
      await conversations.remember({ ...channel(), locale: 'pl-PL' }, NOW);
      await add(watching(below(40)));
      const { rows } = await database.pool.query('select locale, seen_at from conversation');
      assert.deepEqual(rows, [{ locale: 'pl-PL', seen_at: NOW }]);
    }));

  it('never gives a number twice in a conversation, whoever adds', () =>
    withFreshDatabase(async (database) => {
      const { watches, add } = createWatching(database);
      const other = createWatchStore(database.kysely);
      await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          (at % 2 ? watches : other).add(channel(), watching(below(at + 1)), MEGAN, NOW),
        ),
      );
      await watches.remove(channel(), { number: 10 }, MEGAN, NOW);
      await add(watching(below(40)));
      assert.deepEqual(
        (await watches.of(channel())).map(({ number }) => number),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
      );
      assert.equal((await add(watching(below(40)), channel('other'))).number, 1);
    }));

  it('removes by number, by id and all, in its own conversation, and gives what it removed', () =>
    withFreshDatabase(async (database) => {
      const { watches, add } = createWatching(database);
      const [one, two, three, four] = [
        await add(watching(below(1))),
        await add(watching(below(2))),
        await add(watching(below(3))),
        await add(watching(below(4))),
      ];
      const remove = (choice: Parameters<typeof watches.remove>[1], conversation = channel()) =>
        watches.remove(conversation, choice, MEGAN, NOW);
      assert.deepEqual(await remove({ number: 2 }), [two]);
      assert.deepEqual(await remove({ number: 2 }), []);
      assert.deepEqual(await remove({ watchIds: [three.watchId] }, channel('other')), []);
      assert.deepEqual(await remove({ watchIds: [three.watchId, three.watchId] }), [three]);
      assert.deepEqual(await remove('all'), [one, four]);
      assert.deepEqual(await remove('all'), []);
      assert.deepEqual(await watches.of(channel()), []);
    }));

  it('stops alerts that no other watch covers, and brings exactly those back as they stood', () =>
    withFreshDatabase(async (database) => {
      const { watches, alerts, add, cards, states, notClosed } = createWatching(database);
      const all = await add(watching(below(40)));
      const ofOne = await add(watching(below(60), { customer }));
      const seats = await add(watching(unused(5)));
      await alerts.apply(
        [
          opening(all.watchId, 1),
          opening(all.watchId, 2),
          opening(all.watchId, 3),
          opening(seats.watchId, 2, {
            ruleKind: 'unused',
            subject: { kind: 'product', productName: 'E3', salesChannel: 'reseller' },
          }),
        ],
        NOW,
      );
      await alerts.announce(NOW);
      const cardIds = (await cards()).map(({ cardId }) => cardId);
      for (const cardId of cardIds) {
        const [on] = await alerts.ofCard(cardId);
        if (on?.alert.customerId === idOf(2) && on.alert.ruleKind === 'low-usage') {
          await alerts.change(channel(), cardId, 'all', acknowledge(ADELE, NOW), NOW);
        }
        if (on?.alert.customerId === idOf(3)) {
          await alerts.apply([{ kind: 'resolve', alertId: on.alert.alertId }], NOW);
        }
      }
      const versions = async () => (await cards()).map(({ version }) => version).sort();
      const before = await versions();
      await watches.remove(channel(), { number: all.number }, MEGAN, NOW);
      assert.deepEqual(await states(), [
        '1 teams open',
        '2 e3\nreseller open',
        '2 teams stopped',
        '3 teams resolved',
      ]);
      const ofFirst = (await notClosed()).find(({ customerId }) => customerId === idOf(1));
      assert.equal(ofFirst?.watchId, ofOne.watchId);
      const touched = (await versions()).reduce((sum, version) => sum + version, 0);
      assert.equal(touched, before.reduce((sum, version) => sum + version, 0) + 2);

      assert.deepEqual(await watches.restore(channel('other'), [all.watchId], LATER), []);
      assert.deepEqual(await watches.restore(channel(), [all.watchId], LATER), [all]);
      assert.deepEqual(await watches.restore(channel(), [all.watchId], LATER), []);
      assert.deepEqual(await states(), [
        '1 teams open',
        '2 e3\nreseller open',
        '2 teams acknowledged',
        '3 teams resolved',
      ]);
    }));

  it('stops an alert that the other watches would not keep', () =>
    withFreshDatabase(async (database) => {
      const { watches, alerts, add, states } = createWatching(database);
      const high = await add(watching(below(60)));
      await add(watching(below(40)));
      const figuresOf = (active: number) => ({ figures: workloadFigures(active) });
      await alerts.apply(
        [
          opening(high.watchId, 1, figuresOf(39)),
          opening(high.watchId, 2, figuresOf(44)),
          opening(high.watchId, 3, figuresOf(45)),
        ],
        NOW,
      );
      await watches.remove(channel(), { number: high.number }, MEGAN, NOW);
      assert.deepEqual(await states(), ['1 teams open', '2 teams open', '3 teams stopped']);
    }));

  it('brings nothing back beside a later alert', () =>
    withFreshDatabase(async (database) => {
      const { watches, add, open, states } = createWatching(database);
      const first = await add(watching(below(40)));
      await open(first.watchId, [1]);
      await watches.remove(channel(), 'all', MEGAN, NOW);
      await open((await add(watching(below(40)))).watchId, [1]);
      await watches.restore(channel(), [first.watchId], LATER);
      assert.deepEqual(await states(), ['1 teams stopped', '1 teams open']);
    }));

  it('brings the latest of several back that stopped with the same watch', () =>
    withFreshDatabase(async (database) => {
      const { watches, add, open, states } = createWatching(database);
      const watch = await add(watching(below(40)));
      const remove = () => watches.remove(channel(), 'all', MEGAN, NOW);
      await open(watch.watchId, [1]);
      await remove();
      // A watch that came back without its alert: another one had taken its place.
      await open((await add(watching(below(40)))).watchId, [1]);
      await watches.restore(channel(), [watch.watchId], LATER);
      await remove();
      await watches.restore(channel(), [watch.watchId], LATER);
      assert.deepEqual(await states(), ['1 teams stopped', '1 teams open']);
    }));
});
