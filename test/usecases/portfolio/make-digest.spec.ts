import assert from 'node:assert/strict';
import type { PriceBasis } from '../../../src/domain/money/price-basis.js';
import type { SeatRange } from '../../../src/domain/usage/seat-range.js';
import type { DigestSchedule } from '../../../src/usecases/portfolio/digest-ports.js';
import {
  createMakeDigest,
  DIGEST_CUSTOMERS,
  type MakeDigestDeps,
} from '../../../src/usecases/portfolio/make-digest.js';
import { euros, totalsOf } from '../../helpers/money.js';
import { daysAgo, portfolioCustomer, TOTALS } from '../../helpers/portfolio-situations.js';
import { NOW } from '../../helpers/situations.js';

const CONVERSATION = { tenantId: 't', conversationId: '19:c' };
const RHYTHM = { days: 'monday', time: '09:00', zone: 'UTC' } as const;
const EARLIER = { ...TOTALS, seats: 1 };

function making(then: ReadonlyMap<string, SeatRange> = new Map(), prices: Partial<MakeDigestDeps> = {}) {
  const asked: unknown[] = [];
  const make = createMakeDigest({
    portfolio: {
      page: async (offset, limit) => {
        assert.deepEqual([offset, limit], [0, DIGEST_CUSTOMERS]);
        return ['a', 'b'].map((customerId) => portfolioCustomer({ customerId }));
      },
      totals: async () => TOTALS,
      sweptAt: async () => daysAgo(1),
    },
    facts: {
      figuresNo: async () => 12,
      unusedAt: async (customerIds, figuresNo) => {
        asked.push([customerIds, figuresNo]);
        return then;
      },
      attention: async (conversation) => {
        assert.equal(conversation, CONVERSATION);
        return { watches: 1, openAlerts: 0, oldestOpenAt: undefined, heldAlerts: 0 };
      },
    },
    plans: {
      list: async () => [],
      totals: async () => ({ customers: 0, seats: 0, changes: 0, savings: [] }),
    },
    priceBasisOf: async () => 'retail',
    ...prices,
    clock: { now: () => NOW },
  });
  return { make, asked };
}

function schedule(changes: Partial<DigestSchedule> = {}): DigestSchedule {
  const last = { at: daysAgo(7), totals: EARLIER, figuresNo: 5 };
  return { rhythm: RHYTHM, nextAt: NOW, last, ...changes };
}

describe('createMakeDigest', () => {
  it('compares with what was known at the last digest, not with what was true then', async () => {
    const { make, asked } = making(new Map([['a', { atLeast: 1, atMost: 2 }]]));
    const { digest } = await make(CONVERSATION, schedule(), 'scheduled');
    assert.deepEqual(asked, [[['a', 'b'], 5]]);
    assert.deepEqual(
      digest.customers.map(({ before }) => before),
      [{ atLeast: 1, atMost: 2 }, 'new'],
    );
    assert.deepEqual([digest.since, digest.totalsBefore, digest.rhythm], [daysAgo(7), EARLIER, RHYTHM]);
  });

  it('tells which seats can go, the largest savings first, on the basis of its conversation', async () => {
    const asked: unknown[] = [];
    const saved = (basis: PriceBasis) => [euros(basis === 'cost' ? 80 : 100)];
    const { make } = making(new Map(), {
      priceBasisOf: async () => 'cost',
      plans: {
        async list(wanted, offset, limit) {
          asked.push([wanted.basis, wanted.to, offset, limit]);
          const customer = portfolioCustomer({ customerId: 'a' });
          const day = { firstLastDay: NOW, isOneDay: true };
          return [
            { customer, seats: 8, changes: 2, savings: saved(wanted.basis), ...day },
            { customer, seats: 3, changes: 1, savings: [], ...day },
          ];
        },
        totals: async ({ basis }) => ({ customers: 2, seats: 11, changes: 3, savings: saved(basis) }),
      },
    });
    const { digest } = await make(CONVERSATION, undefined, 'scheduled');
    assert.deepEqual(asked, [['cost', undefined, 0, 3]]);
    const money = { basis: 'cost', savings: saved('cost') };
    assert.deepEqual([digest.plans?.customers, digest.plans?.seats, digest.plans?.money], [2, 11, money]);
    assert.deepEqual(
      digest.plans?.first.map(({ seats, money: worth, firstLastDay }) => [seats, worth, firstLastDay]),
      [
        [8, money, NOW],
        [3, undefined, NOW],
      ],
    );
    assert.equal('plans' in (await making().make(CONVERSATION, undefined, 'asked')).digest, false);
  });

  it('tells what unused seats cost on the basis of its conversation, and keeps that from the next one', async () => {
    const money = {
      totals: async (basis: PriceBasis) => totalsOf([euros(basis === 'cost' ? 80 : 100)], { basis }),
      of: async (ids: readonly string[], basis: PriceBasis) =>
        new Map(ids.slice(0, 1).map((id) => [id, totalsOf([euros(basis === 'cost' ? 8 : 10)], { basis })])),
    };
    for (const [basis, inAll, own] of [
      ['retail', 100, 10],
      ['cost', 80, 8],
    ] as const) {
      const { make } = making(new Map(), {
        money,
        priceBasisOf: async (conversation) => (conversation === CONVERSATION ? basis : 'retail'),
      });
      const { digest, mark } = await make(CONVERSATION, undefined, 'scheduled');
      assert.deepEqual(
        [digest.totals.money?.basis, digest.totals.money?.now.amounts[0]?.atMost],
        [basis, inAll],
      );
      assert.deepEqual(
        digest.customers.map(({ money: sums }) => sums?.now.amounts[0]?.atMost),
        [own, undefined],
      );
      assert.deepEqual(mark.totals, TOTALS);
    }
  });

  it('gives what the next one is compared with', async () => {
    const { mark } = await making().make(CONVERSATION, schedule(), 'scheduled');
    assert.deepEqual(mark, { at: NOW, totals: TOTALS, figuresNo: 12 });
  });

  it('compares nothing the first time, nor where none is set', async () => {
    for (const given of [schedule({ last: undefined }), undefined]) {
      const { make, asked } = making();
      const { digest } = await make(CONVERSATION, given, 'asked');
      assert.deepEqual(asked, []);
      assert.deepEqual(
        [digest.since, digest.totalsBefore, digest.customers.map(({ before }) => before), digest.rhythm],
        [undefined, undefined, [undefined, undefined], given?.rhythm],
      );
    }
  });
});
