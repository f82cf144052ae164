import assert from 'node:assert/strict';
import type { Alert } from '../../../src/domain/watching/alert.js';
import { acknowledge, reopen, snooze, stop } from '../../../src/domain/watching/alert-moves.js';
import { createMoneyStore } from '../../../src/storage/prices/customer-money-store.js';
import { createAlertStore } from '../../../src/storage/watching/alert-store.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { euros, totalsOf } from '../../helpers/money.js';
import { ADELE, below, channel, MEGAN, unused, watching, workloadFigures } from '../../helpers/watching.js';
import { idOf, NOW } from '../support/sweeping.js';
import { createWatching, opening } from '../support/watching.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const daysLater = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const snoozed = (days: 1 | 7 | 30) => snooze({ by: MEGAN, at: NOW, days, reason: 'on leave' });

describe('createAlertStore: what evaluations change', () => {
  it('opens an alert and gives it back as it was opened', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, notClosed } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      const change = opening(watchId, 1);
      assert.deepEqual(await alerts.apply([change], NOW), { opened: 1, woken: 0, resolved: 0 });
      const [alert] = await notClosed();
      assert.ok(alert && change.kind === 'open');
      const { conversation, ...expected } = change.alert;
      assert.deepEqual(alert, {
        ...expected,
        conversation: { tenantId: conversation.tenantId, conversationId: conversation.conversationId },
        alertId: alert.alertId,
        state: { kind: 'open' },
        openedAt: NOW,
      });
    }));

  it('keeps one alert of an identity, whichever way the subject is spelled', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, notClosed } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      const shouted = opening(watchId, 1, { subject: { kind: 'workload', workloadName: ' TEAMS ' } });
      const other = opening(watchId, 1, { subject: { kind: 'workload', workloadName: 'Exchange' } });
      await alerts.apply([opening(watchId, 1), shouted, other], NOW);
      assert.equal((await alerts.apply([opening(watchId, 1)], NOW)).opened, 0);
      assert.equal((await notClosed()).length, 2);
    }));

  it('keeps one alert when several processes open it at once', () =>
    withFreshDatabase(async (database) => {
      const { add, notClosed } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      const stores = numbers(4).map(() => createAlertStore(database.kysely));
      const counts = await Promise.all(
        stores.map((store, at) => {
          const changes = numbers(30).map((number) => opening(watchId, number));
          return store.apply(at % 2 === 0 ? changes : changes.reverse(), NOW);
        }),
      );
      assert.equal(
        counts.reduce((sum, { opened }) => sum + opened, 0),
        30,
      );
      assert.equal((await notClosed()).length, 30);
      await Promise.all(stores.map((store) => store.announce(NOW)));
      const { rows } = await database.pool.query('select count(distinct card_id)::int as n from alert');
      assert.deepEqual(rows, [{ n: 1 }]);
    }));

  it('puts new alerts onto cards by what they are about in money, where prices are known', () =>
    withFreshDatabase(async (database) => {
      const { add, alerts } = createWatching(database);
      const { watchId } = await add(watching(unused(1)));
      const subject = { kind: 'product', productName: 'Power BI Pro', salesChannel: 'reseller' } as const;
      await createMoneyStore(database.kysely).keep(
        [1, 2, 3].map(idOf),
        [
          { customerId: idOf(2), amount: 10 },
          { customerId: idOf(3), amount: 700 },
        ].map(({ customerId, amount }) => ({
          customerId,
          totals: totalsOf([euros(amount)]),
          subjects: [{ subject, now: euros(amount), after: euros(amount) }],
        })),
        NOW,
      );
      const customersOfCards = async () =>
        (
          await database.pool.query<{ customerId: string }>(
            'select customer_id as "customerId" from alert join card using (card_id) where closed_at is null order by card_no',
          )
        ).rows.map(({ customerId }) => customerId);
      const changes = [1, 2, 3].map((number) =>
        opening(watchId, number, {
          ruleKind: 'unused',
          subject,
          figures: {
            kind: 'product',
            seats: 90,
            unusedAtLeast: 0,
            unusedAtMost: 90 - 10 * number,
            dataAsOf: NOW,
          },
        }),
      );
      for (const [byMoney, expected] of [
        [true, [3, 2, 1]],
        [false, [1, 2, 3]],
      ] as const) {
        await alerts.apply(changes, NOW);
        await createAlertStore(database.kysely, { byMoney }).announce(NOW);
        assert.deepEqual(await customersOfCards(), expected.map(idOf));
        const open = await alerts.notClosed(expected.map(idOf));
        await alerts.apply(
          open.map(({ alertId }) => ({ kind: 'resolve', alertId })),
          NOW,
        );
      }
    }));

  it('takes subjects with names of any length and character', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, notClosed } = createWatching(database);
      const { watchId } = await add(watching(unused(1)));
      const productName = `"{},\\'\n${'産'.repeat(9_000)}\0\ud800`;
      const change = opening(watchId, 1, {
        ruleKind: 'unused',
        subject: { kind: 'product', productName, salesChannel: 'reseller' },
      });
      assert.equal((await alerts.apply([change], NOW)).opened, 1);
      assert.equal((await alerts.apply([change], NOW)).opened, 0);
      const [alert] = await notClosed();
      assert.equal(alert?.subject.kind === 'product' && alert.subject.productName.length, 9_007);
    }));

  it('opens nothing for a watch that was removed meanwhile, or that leaves the customer out', () =>
    withFreshDatabase(async (database) => {
      const { alerts, watches, add } = createWatching(database);
      const gone = await add(watching(below(40)));
      const choosy = await add(
        watching(below(40), { exceptCustomers: [{ customerId: idOf(1), customerName: 'A' }] }),
      );
      await watches.remove(channel(), { number: gone.number }, MEGAN, NOW);
      const changes = [opening(gone.watchId, 2), opening(choosy.watchId, 1)];
      assert.equal((await alerts.apply(changes, NOW)).opened, 0);
    }));

  it('has the card of a resolved alert edited, and opens another one when it fires again', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, open, notClosed, cards, states } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      await open(watchId, [1]);
      await alerts.announce(NOW);
      const [alert] = await notClosed();
      const resolve = { kind: 'resolve', alertId: alert?.alertId ?? '' } as const;
      assert.equal((await alerts.apply([resolve], NOW)).resolved, 1);
      assert.equal((await alerts.apply([resolve], NOW)).resolved, 0);
      assert.deepEqual(
        (await cards()).map(({ version }) => version),
        [2],
      );
      await open(watchId, [1]);
      assert.deepEqual(await states(), ['1 teams resolved', '1 teams open']);
    }));

  it('never posts what resolves before it was announced', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, open, notClosed, cards } = createWatching(database);
      await open((await add(watching(below(40)))).watchId, [1, 2]);
      const [first] = await notClosed();
      await alerts.apply([{ kind: 'resolve', alertId: first?.alertId ?? '' }], NOW);
      assert.equal(await alerts.announce(NOW), 1);
      assert.equal((await cards()).length, 1);
    }));

  it('keeps figures and the watch behind them', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, open, notClosed, cards } = createWatching(database);
      const first = await add(watching(below(40)));
      const second = await add(watching(below(50)));
      await open(first.watchId, [1]);
      await alerts.announce(NOW);
      const [alert] = await notClosed();
      const figures = workloadFigures(45);
      const change = { kind: 'figures', figures, watchId: second.watchId } as const;
      await alerts.apply([{ ...change, alertId: alert?.alertId ?? '' }], NOW);
      const [after] = await notClosed();
      assert.deepEqual([after?.figures, after?.watchId], [figures, second.watchId]);
      assert.equal((await cards())[0]?.version, 2);
    }));

  it('posts an alert again when its snooze is over, and leaves the old card without it', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, open, notClosed, cards } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      await open(watchId, [1]);
      await alerts.announce(NOW);
      const [old] = await cards();
      await alerts.change(channel(), old?.cardId ?? '', 'all', snoozed(7), NOW);
      const [alert] = await notClosed();
      const wake = {
        kind: 'wake',
        alertId: alert?.alertId ?? '',
        figures: workloadFigures(20),
        watchId,
      } as const;
      assert.equal((await alerts.apply([wake], daysLater(6))).woken, 0);
      assert.equal((await alerts.apply([wake], daysLater(7))).woken, 1);
      assert.deepEqual(await alerts.ofCard(old?.cardId ?? ''), []);
      assert.equal(await alerts.announce(daysLater(7)), 1);
      const [before, after] = await cards();
      assert.equal(before?.version, 3);
      const [posted] = await alerts.ofCard(after?.cardId ?? '');
      assert.deepEqual([posted?.alert.alertId, posted?.alert.state.kind], [wake.alertId, 'open']);
    }));
});

describe('createAlertStore: announcing', () => {
  it('makes a card each of five, one for all of six, apart for each conversation, and nothing twice', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, open, cards, deliveries } = createWatching(database);
      const few = channel('few');
      const many = channel('many');
      await open((await add(watching(below(40)), few)).watchId, numbers(5), few);
      await open((await add(watching(below(40)), many)).watchId, numbers(6), many);
      assert.equal(await alerts.announce(NOW), 6);
      assert.equal(await alerts.announce(NOW), 0);
      const made = await cards();
      const inFew = made.filter(({ conversation }) => conversation === few.conversationId);
      assert.deepEqual([made.length, inFew.length, await deliveries()], [6, 5, 2]);
      const one = made.find(({ conversation }) => conversation === many.conversationId);
      assert.equal((await alerts.ofCard(one?.cardId ?? '')).length, 6);
      assert.equal((await alerts.ofCard(inFew[0]?.cardId ?? '')).length, 1);
    }));

  it('lists the worst first, and what is over last', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, cards } = createWatching(database);
      const { watchId } = await add(watching(below(40)));
      const shares = [30, 10, 20, 35, 5, 15];
      await alerts.apply(
        shares.map((share, at) => opening(watchId, at + 1, { figures: workloadFigures(share) })),
        NOW,
      );
      await alerts.announce(NOW);
      const cardId = (await cards())[0]?.cardId ?? '';
      const listed = (await alerts.ofCard(cardId)).map(({ alert }) => alert);
      assert.deepEqual(listed.map(activeOf), [5, 10, 15, 20, 30, 35]);
      await alerts.apply([{ kind: 'resolve', alertId: listed[0]?.alertId ?? '' }], NOW);
      assert.deepEqual(
        (await alerts.ofCard(cardId)).map(({ alert }) => activeOf(alert)),
        [10, 15, 20, 30, 35, 5],
      );
    }));
});

describe('createAlertStore: what people change', () => {
  it('changes one alert or all of a card, for the card’s own conversation, and edits it once', () =>
    withFreshDatabase(async (database) => {
      const { alerts, add, open, cards, states } = createWatching(database);
      await open((await add(watching(below(40)))).watchId, numbers(6));
      await alerts.announce(NOW);
      const cardId = (await cards())[0]?.cardId ?? '';
      const [first] = await alerts.ofCard(cardId);
      const byMegan = acknowledge(MEGAN, NOW);
      assert.equal(await alerts.change(channel('other'), cardId, 'all', byMegan, NOW), undefined);
      const one = { alertId: first?.alert.alertId ?? '' };
      const after = await alerts.change(channel(), cardId, one, byMegan, NOW);
      assert.equal(after?.filter(({ alert }) => alert.state.kind === 'acknowledged').length, 1);
      const again = await alerts.change(channel(), cardId, one, acknowledge(ADELE, daysLater(1)), NOW);
      assert.deepEqual(again, after);
      assert.equal((await cards())[0]?.version, 2);
      const all = await alerts.change(channel(), cardId, 'all', snoozed(7), NOW);
      assert.deepEqual(all?.[0]?.alert.state, {
        kind: 'snoozed',
        by: MEGAN,
        at: NOW,
        until: daysLater(7),
        reason: 'on leave',
      });
      assert.equal((await states()).filter((state) => state.endsWith('snoozed')).length, 6);
      assert.equal((await cards())[0]?.version, 3);
    }));

  it('stops by leaving the customer out of watches over all, on every card, and takes just that back', () =>
    withFreshDatabase(async (database) => {
      const { alerts, watches, add, cards, states } = createWatching(database);
      const low = await add(watching(below(40)));
      const lower = await add(watching(below(30)));
      const other = await add(watching(unused(5)));
      const exchange = { subject: { kind: 'workload', workloadName: 'Exchange' } } as const;
      await alerts.apply(
        [
          opening(low.watchId, 1),
          opening(lower.watchId, 1, exchange),
          opening(low.watchId, 2),
          opening(other.watchId, 1, {
            ruleKind: 'unused',
            subject: { kind: 'product', productName: 'E3', salesChannel: 'reseller' },
          }),
        ],
        NOW,
      );
      await alerts.announce(NOW);
      const made = await cards();
      const cardIds = made.map(({ cardId }) => cardId);
      const cardOf = async (customer: number, workload: string) => {
        for (const cardId of cardIds) {
          const [on] = await alerts.ofCard(cardId);
          if (on?.alert.customerId !== idOf(customer)) continue;
          if (on.alert.subject.kind === 'workload' && on.alert.subject.workloadName === workload)
            return cardId;
        }
        throw new Error('no such card');
      };
      const teamsCard = await cardOf(1, 'Teams');
      const exchangeCard = await cardOf(1, 'Exchange');
      await alerts.change(channel(), exchangeCard, 'all', acknowledge(ADELE, NOW), NOW);
      const [stopped] = (await alerts.change(channel(), teamsCard, 'all', stop(MEGAN, NOW), NOW)) ?? [];
      assert.deepEqual(stopped?.alert.state, { kind: 'stopped', by: MEGAN, at: NOW });
      const excepted = async () =>
        (await watches.of(channel())).map(({ exceptCustomers }) =>
          exceptCustomers.map(({ customerId }) => customerId),
        );
      assert.deepEqual(await excepted(), [[idOf(1)], [idOf(1)], []]);
      assert.deepEqual(await states(), [
        '1 e3\nreseller open',
        '1 exchange stopped',
        '1 teams stopped',
        '2 teams open',
      ]);
      const versions = async () => new Map((await cards()).map(({ cardId, version }) => [cardId, version]));
      assert.deepEqual([(await versions()).get(teamsCard), (await versions()).get(exchangeCard)], [2, 3]);
      // A second click changes nothing.
      await alerts.change(channel(), teamsCard, 'all', stop(ADELE, daysLater(1)), NOW);
      assert.equal((await versions()).get(teamsCard), 2);

      const [back] = (await alerts.change(channel(), teamsCard, 'all', reopen, NOW)) ?? [];
      assert.equal(back?.alert.state.kind, 'open');
      assert.deepEqual(await excepted(), [[], [], []]);
      assert.deepEqual(await states(), [
        '1 e3\nreseller open',
        '1 exchange acknowledged',
        '1 teams open',
        '2 teams open',
      ]);
    }));

  it('stops by removing a watch of that customer alone, and brings it back', () =>
    withFreshDatabase(async (database) => {
      const { alerts, watches, add, open, cards, states } = createWatching(database);
      const customer = { customerId: idOf(1), customerName: 'Customer 1' };
      const watch = await add(watching(below(40), { customer }));
      await open(watch.watchId, [1]);
      await alerts.announce(NOW);
      const cardId = (await cards())[0]?.cardId ?? '';
      await alerts.change(channel(), cardId, 'all', stop(MEGAN, NOW), NOW);
      assert.deepEqual([await watches.of(channel()), await states()], [[], ['1 teams stopped']]);
      await alerts.change(channel(), cardId, 'all', reopen, NOW);
      assert.deepEqual([await watches.of(channel()), await states()], [[watch], ['1 teams open']]);
    }));

  it('stops and reopens all of a card', () =>
    withFreshDatabase(async (database) => {
      const { alerts, watches, add, open, cards, states } = createWatching(database);
      await open((await add(watching(below(40)))).watchId, numbers(6));
      await alerts.announce(NOW);
      const cardId = (await cards())[0]?.cardId ?? '';
      await alerts.change(channel(), cardId, 'all', stop(MEGAN, NOW), NOW);
      assert.equal((await watches.of(channel()))[0]?.exceptCustomers.length, 6);
      assert.ok((await states()).every((state) => state.endsWith('stopped')));
      await alerts.change(channel(), cardId, 'all', reopen, NOW);
      assert.equal((await watches.of(channel()))[0]?.exceptCustomers.length, 0);
      assert.ok((await states()).every((state) => state.endsWith('open')));
      assert.equal((await cards())[0]?.version, 3);
    }));

  it('leaves a stopped alert stopped when a later one took its place or its watch is gone', () =>
    withFreshDatabase(async (database) => {
      const { alerts, watches, add, open, cards, states } = createWatching(database);
      const watch = await add(watching(below(40)));
      await open(watch.watchId, [1, 2]);
      await alerts.announce(NOW);
      const [one, two] = await cards();
      await alerts.change(channel(), one?.cardId ?? '', 'all', stop(MEGAN, NOW), NOW);
      const fresh = await add(watching(below(40)));
      await open(fresh.watchId, [1]);
      const change = (cardId = '') => alerts.change(channel(), cardId, 'all', reopen, NOW);
      assert.equal((await change(one?.cardId))?.[0]?.alert.state.kind, 'stopped');
      await alerts.change(channel(), two?.cardId ?? '', 'all', stop(MEGAN, NOW), NOW);
      await watches.remove(channel(), 'all', MEGAN, NOW);
      assert.equal((await change(two?.cardId))?.[0]?.alert.state.kind, 'stopped');
      assert.deepEqual(await states(), ['1 teams stopped', '1 teams stopped', '2 teams stopped']);
    }));
});

function activeOf({ figures }: Alert): number | undefined {
  return figures.kind === 'workload' ? figures.licensesActive : undefined;
}
