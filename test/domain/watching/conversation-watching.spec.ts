import assert from 'node:assert/strict';
import type { Alert } from '../../../src/domain/watching/alert.js';
import { type AlertMove, acknowledge, reopen, stop } from '../../../src/domain/watching/alert-moves.js';
import { cardsToPost, moveAlerts } from '../../../src/domain/watching/card-moves.js';
import {
  type ConversationWatching,
  type KeptAlert,
  planOf,
} from '../../../src/domain/watching/conversation-watching.js';
import { removeWatches, watchesMeant } from '../../../src/domain/watching/ending.js';
import { restoreWatches } from '../../../src/domain/watching/resuming.js';
import type { Watch, WatchDefinition, WatchRule } from '../../../src/domain/watching/watch.js';
import {
  ADELE,
  alertOf,
  below,
  MEGAN,
  unused,
  watching,
  watchOf,
  workloadFigures,
} from '../../helpers/watching.js';

const AT = new Date('2026-11-21T10:00:00Z');
const customer = (name: string) => ({ customerId: name, customerName: name });

function watch(number: number, rule: WatchRule, changes: Partial<WatchDefinition> = {}): Watch {
  return watchOf(number, watching(rule, changes));
}

/** Of a customer, on card `c1` from watch `w1` unless said otherwise. */
function alert(alertId: string, customerId: string, changes: Partial<KeptAlert> = {}): KeptAlert {
  const customerName = customerId;
  return { ...alertOf({ alertId, customerId, customerName }), cardId: 'c1', undo: undefined, ...changes };
}

const exchange = { subject: { kind: 'workload', workloadName: 'Exchange' } } as const;
const suites = {
  ruleKind: 'unused',
  subject: { kind: 'product', productName: 'E3', salesChannel: 'r' },
} as const;

function state(watches: readonly Watch[], alerts: readonly KeptAlert[]): ConversationWatching {
  return { watches, removed: [], alerts };
}

/** Watches with whom they leave out, and alerts with their state and watch: a line each. */
function lines({ watches, alerts }: ConversationWatching): readonly string[] {
  return [
    ...watches.map((one) =>
      [one.watchId, ...one.exceptCustomers.map(({ customerId }) => `-${customerId}`)].join(' '),
    ),
    ...alerts.map((one) => `${one.alertId} ${one.state.kind} ${one.watchId}`),
  ];
}

/** What has to be written, by the ids alone. */
function written(before: ConversationWatching, after: ConversationWatching) {
  const {
    removeWatches: removed,
    restoreWatches: restored,
    changeWatches,
    changeAlerts,
  } = planOf(before, after);
  return {
    removed: removed.map(({ watch: { watchId }, by }) => `${watchId} by ${by?.name}`),
    restored,
    watches: changeWatches.map(({ watchId }) => watchId),
    alerts: changeAlerts.map(({ alertId }) => alertId),
  };
}

const NOTHING = { removed: [], restored: [], watches: [], alerts: [] };
const onCard = (before: ConversationWatching, move: AlertMove, choice: 'all' | { alertId: string } = 'all') =>
  moveAlerts(before, 'c1', choice, move, AT);

describe('a move on a card', () => {
  const before = state(
    [
      watch(1, below(40)),
      watch(2, below(60), { customer: customer('a') }),
      watch(3, unused(5)),
      watch(4, below(30)),
    ],
    [
      alert('a1', 'a', { watchId: 'w2' }),
      alert('a2', 'a', { ...exchange, cardId: 'c2', state: { kind: 'acknowledged', by: ADELE, at: AT } }),
      alert('a3', 'a', { ...suites, cardId: 'c2', watchId: 'w3' }),
      alert('b1', 'b', { cardId: 'c2' }),
      alert('x1', 'c', { state: { kind: 'resolved', at: AT } }),
    ],
  );

  it('moves those meant that are on it and not closed, and no watch', () => {
    const after = onCard(before, acknowledge(MEGAN, AT));
    assert.deepEqual(written(before, after), { ...NOTHING, alerts: ['a1'] });
    assert.deepEqual(written(after, onCard(after, acknowledge(ADELE, AT))), NOTHING);
    assert.deepEqual(written(before, onCard(before, acknowledge(MEGAN, AT), { alertId: 'b1' })), NOTHING);
  });

  it('that stops ends the watching of that customer for that rule, on other cards too', () => {
    const after = onCard(before, stop(MEGAN, AT));
    assert.deepEqual(lines(after), [
      'w1 -a',
      'w3',
      'w4 -a',
      'a1 stopped w2',
      'a2 stopped w1',
      'a3 open w3',
      'b1 open w1',
      'x1 resolved w1',
    ]);
    assert.deepEqual(written(before, after), {
      removed: ['w2 by Megan Bowen'],
      restored: [],
      watches: ['w1', 'w4'],
      alerts: ['a1', 'a2'],
    });
    assert.deepEqual(after.alerts[0]?.undo, {
      removed: ['w2'],
      excepted: ['w1', 'w4'],
      before: { kind: 'open' },
    });
  });

  it('that takes a stop back brings back just that: what was pressed is open, the rest stands as before', () => {
    const stopped = onCard(before, stop(MEGAN, AT));
    const after = onCard(stopped, reopen);
    assert.deepEqual(lines(after), [
      'w1',
      'w2',
      'w3',
      'w4',
      'a1 open w2',
      'a2 acknowledged w1',
      'a3 open w3',
      'b1 open w1',
      'x1 resolved w1',
    ]);
    assert.deepEqual(written(stopped, after), {
      removed: [],
      restored: ['w2'],
      watches: ['w1', 'w4'],
      alerts: ['a1', 'a2'],
    });
  });

  it('goes from one alert to the next with what became of them so far', () => {
    const two = state(
      [watch(1, below(40))],
      [alert('a1', 'a'), alert('a2', 'a', exchange), alert('b1', 'b')],
    );
    const stopped = onCard(two, stop(MEGAN, AT));
    assert.deepEqual(lines(stopped), ['w1 -a -b', 'a1 stopped w1', 'a2 stopped w1', 'b1 stopped w1']);
    assert.deepEqual(lines(onCard(stopped, reopen)), lines(two));
  });

  it('leaves one stopped whose watch was removed since, or whose place a later one took', () => {
    const one = state([watch(1, below(40))], [alert('a1', 'a')]);
    const stopped = onCard(one, stop(MEGAN, AT));
    const gone = removeWatches(stopped, ['w1'], MEGAN, AT);
    assert.deepEqual(lines(onCard(gone, reopen)), ['a1 stopped w1']);
    const taken = {
      ...stopped,
      watches: [...stopped.watches, watch(2, below(40))],
      alerts: [...stopped.alerts, alert('a9', 'a', { cardId: 'c9', watchId: 'w2' })],
    };
    assert.deepEqual(lines(onCard(taken, reopen)), ['w1', 'w2', 'a1 stopped w1', 'a9 open w2']);
  });
});

describe('removing watches', () => {
  const watches = [
    watch(1, below(60)),
    watch(2, below(40)),
    watch(3, below(35), { customer: customer('a') }),
  ];

  it('stops alerts that none of the others would keep, and gives the rest to one that does', () => {
    const used = (active: number, watchId = 'w1') => ({ figures: workloadFigures(active), watchId });
    const before = state(watches, [
      alert('fires', 'b', used(39)),
      alert('holds', 'b', { ...exchange, ...used(44) }),
      alert('clear', 'c', used(45)),
      alert('other', 'c', { ...exchange, ...used(44, 'w2') }),
      alert('first', 'a', used(34)),
      alert('rule', 'a', { ...suites, watchId: 'w9' }),
    ]);
    const after = removeWatches(before, ['w1'], MEGAN, AT);
    assert.deepEqual(lines(after), [
      'w2',
      'w3',
      'fires open w2',
      'holds open w2',
      'clear stopped w1',
      'other open w2',
      'first open w2',
      'rule open w9',
    ]);
    assert.deepEqual(written(before, after), {
      ...NOTHING,
      removed: ['w1 by Megan Bowen'],
      alerts: ['fires', 'holds', 'clear', 'first'],
    });
    // One that would fire goes before one that would only hold it.
    const few = state(
      [watch(1, below(60)), watch(2, below(30)), watch(3, below(40))],
      [alert('a1', 'a', used(34))],
    );
    assert.deepEqual(lines(removeWatches(few, ['w1'], MEGAN, AT)), ['w2', 'w3', 'a1 open w3']);
  });

  it('is the same as nothing once it is taken back', () => {
    const before = state(
      [...watches, watch(4, unused(5))],
      [
        alert('a1', 'a', {
          state: { kind: 'acknowledged', by: ADELE, at: AT },
          figures: workloadFigures(50),
        }),
        alert('b1', 'b', { figures: workloadFigures(50) }),
        alert('a2', 'a', { ...suites, watchId: 'w4' }),
      ],
    );
    for (const watchIds of [['w1'], ['w4'], ['w1', 'w2', 'w3', 'w4'], []]) {
      const gone = removeWatches(before, watchIds, MEGAN, AT);
      assert.deepEqual({ ...restoreWatches(gone, watchIds), removed: [] }, before);
    }
  });

  it('brings nothing back for a watch that is there, and the latest of several', () => {
    const before = state([watch(1, below(40))], [alert('a1', 'a')]);
    const once = removeWatches(before, ['w1'], MEGAN, AT);
    assert.deepEqual(written(before, restoreWatches(before, ['w1', 'w1'])), NOTHING);
    const again = {
      ...once,
      alerts: [...once.alerts, { ...(once.alerts[0] ?? alert('', '')), alertId: 'a2' }],
    };
    const after = restoreWatches(again, ['w1']);
    assert.deepEqual(lines(after), ['w1', 'a1 stopped w1', 'a2 open w1']);
    assert.deepEqual(lines(restoreWatches(after, ['w1'])), lines(after));
  });

  it('means them by number, by id or all', () => {
    const meant = (choice: Parameters<typeof watchesMeant>[1]) =>
      watchesMeant(watches, choice).map(({ watchId }) => watchId);
    assert.deepEqual(meant('all'), ['w1', 'w2', 'w3']);
    assert.deepEqual([meant({ number: 2 }), meant({ number: 9 })], [['w2'], []]);
    assert.deepEqual(meant({ watchIds: ['w3', 'w3', 'w9'] }), ['w3']);
  });
});

describe('cardsToPost', () => {
  const waiting = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      alert: alert(`a${at}`, `c${count - at}`, { cardId: undefined }),
    }));
  const ids = (cards: readonly (readonly Alert[])[]) =>
    cards.map((card) => card.map(({ customerId }) => customerId));

  it('gives each alert a card, or all one when there are more than five', () => {
    assert.deepEqual(cardsToPost([]), []);
    assert.deepEqual(ids(cardsToPost(waiting(2))), [['c1'], ['c2']]);
    assert.equal(cardsToPost(waiting(5)).length, 5);
    assert.deepEqual(ids(cardsToPost(waiting(6))), [['c1', 'c2', 'c3', 'c4', 'c5', 'c6']]);
  });
});
