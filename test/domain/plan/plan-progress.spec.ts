import assert from 'node:assert/strict';
import { isPartOf, planProgress, type WishedChange } from '../../../src/domain/plan/plan-progress.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import { deriveRenewals } from '../../../src/domain/usage/renewal.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';

const NOW = new Date('2026-11-21T09:30:00Z');
const wish = (from: number, to: number): WishedChange => ({ subscriptionId: 'subscription-1', from, to });
const next = (quantity: number) => ({
  nextTerm: { quantity, productId: undefined, skuId: undefined, termDuration: undefined },
});

/** A subscription of 20 seats, or none at all, and what it shows of a wish. */
type Case = readonly [
  says: string,
  wished: WishedChange,
  now: Partial<SubscriptionTerm> | undefined,
  expected: readonly [gone: number, scheduled: number, lost: number],
];

const CASES: readonly Case[] = [
  ['nothing happened', wish(20, 12), {}, [0, 0, 0]],
  ['the change is scheduled', wish(20, 12), next(12), [0, 8, 0]],
  ['fewer seats go than wished for', wish(20, 12), next(15), [0, 5, 0]],
  ['more seats go than wished for', wish(20, 12), next(5), [0, 8, 0]],
  ['the seats are gone', wish(20, 12), { quantity: 12 }, [8, 0, 0]],
  ['some are gone and some scheduled', wish(20, 12), { quantity: 17, ...next(12) }, [3, 5, 0]],
  ['some are gone and will come back', wish(20, 12), { quantity: 12, ...next(20) }, [8, 0, 0]],
  ['seats were added', wish(20, 12), { quantity: 30 }, [0, 0, 0]],
  ['ten went already before, and it was not carried further', wish(10, 8), next(10), [0, 0, 0]],
  ['ten went already before, and two more', wish(10, 8), next(8), [0, 2, 0]],
  ['it is not to renew, and does so', wish(20, 0), {}, [0, 0, 0]],
  [
    'it is not to renew, and is to be cancelled',
    wish(20, 0),
    { scheduledActions: [{ type: 'cancel', effectiveDate: undefined, next: undefined }] },
    [0, 20, 0],
  ],
  ['it is not to renew, and is gone', wish(20, 0), undefined, [20, 0, 0]],
  ['it is not to renew, and is suspended', wish(20, 0), { status: 'suspended' }, [20, 0, 0]],
  ['seats should stay, and it is gone', wish(20, 12), undefined, [0, 0, 1]],
  [
    'it goes on as another product with all seats',
    wish(20, 12),
    {
      scheduledActions: [
        {
          type: 'transition',
          effectiveDate: undefined,
          next: { quantity: 20, productId: 'CFQ7TTC0LCHC', skuId: '0001', termDuration: undefined },
        },
      ],
    },
    [0, 0, 0],
  ],
];

describe('planProgress', () => {
  for (const [says, wished, now, [gone, scheduled, lost]] of CASES) {
    it(`counts what later readings show: ${says}`, () => {
      const terms = now === undefined ? [] : [subscriptionTerm({ quantity: 20, ...now })];
      assert.deepEqual(planProgress([wished], deriveRenewals(terms, NOW)), {
        wished: wished.from - wished.to,
        gone,
        scheduled,
        lost,
      });
    });
  }

  it('adds up over the subscriptions of a plan', () => {
    const terms = [
      subscriptionTerm({ subscriptionId: 'a', quantity: 20, ...next(12) }),
      subscriptionTerm({ subscriptionId: 'b', quantity: 92 }),
    ];
    const changes = [
      { subscriptionId: 'a', from: 20, to: 12 },
      { subscriptionId: 'b', from: 92, to: 0 },
    ];
    assert.deepEqual(planProgress(changes, deriveRenewals(terms, NOW)), {
      wished: 100,
      gone: 0,
      scheduled: 8,
      lost: 0,
    });
  });
});

describe('isPartOf', () => {
  it('compares what is wished for, not from where', () => {
    assert.equal(isPartOf([wish(15, 12)], [wish(20, 12)]), true);
    assert.equal(isPartOf([wish(20, 11)], [wish(20, 12)]), false);
    assert.equal(isPartOf([wish(20, 12), { ...wish(9, 1), subscriptionId: 'b' }], [wish(20, 12)]), false);
  });
});
