import assert from 'node:assert/strict';
import type { SubscriptionEntry } from '../../../demo/partner-center/contract.js';
import { inventedCustomers } from '../../../demo/partner-center/invented/customers.js';
import { subscriptionItem } from '../../../demo/partner-center/wire.js';

const START = new Date('2026-11-30T10:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const [customer = assert.fail()] = inventedCustomers();

const ENTRY: SubscriptionEntry = {
  offerName: 'Visio Plan 2',
  quantity: 8,
  status: 'active',
  autoRenewEnabled: false,
  isTrial: false,
  billingType: 'license',
  termDuration: 'P1M',
  endsInDays: 5,
};

/** A subscription as it is read so many days after the start. */
function readAfter(
  days: number,
  changes: Partial<SubscriptionEntry> = {},
  termsFrom: Date | undefined = START,
) {
  const now = new Date(START.getTime() + days * DAY_MS);
  const item = subscriptionItem(customer, { ...ENTRY, ...changes }, 0, now, termsFrom);
  const { commitmentEndDate, status } = item as { commitmentEndDate: string; status: string };
  return `${commitmentEndDate.slice(0, 10)} ${status}`;
}

describe('the end of a term that counts from a fixed day', () => {
  it('comes nearer with the clock, and is over the day after where nothing renews it', () => {
    assert.deepEqual(
      [0, 5, 6, 40].map((days) => readAfter(days)),
      ['2026-12-05 active', '2026-12-05 active', '2026-12-05 expired', '2026-12-05 expired'],
    );
  });

  it('moves by whole terms where it renews by itself', () => {
    const renewing = { autoRenewEnabled: true };
    assert.deepEqual(
      [0, 6, 37].map((days) => readAfter(days, renewing)),
      ['2026-12-05 active', '2027-01-05 active', '2027-02-05 active'],
    );
  });

  it('never comes for a contract without an end, nor one that is over for another reason', () => {
    assert.equal(readAfter(4000, { endsInDays: 'never' }), '9999-12-14 active');
    assert.equal(readAfter(400, { status: 'suspended' }), '2026-12-05 suspended');
  });

  it('moves along with the clock where no day is fixed', () => {
    const now = new Date(START.getTime() + 40 * DAY_MS);
    const item = subscriptionItem(customer, ENTRY, 0, now) as { commitmentEndDate: string };
    assert.equal(item.commitmentEndDate.slice(0, 10), '2027-01-14');
  });
});
