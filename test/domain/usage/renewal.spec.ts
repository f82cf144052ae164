import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deriveRenewals } from '../../../src/domain/usage/renewal.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';

const NOW = new Date('2026-11-21T09:30:00Z');
const daysLeft = (end: string, now = NOW) =>
  deriveRenewals([subscriptionTerm({ commitmentEndDate: new Date(end) })], now)[0]?.daysLeft;
const order = (...terms: Parameters<typeof subscriptionTerm>[0][]) =>
  deriveRenewals(terms.map(subscriptionTerm), NOW).map(({ subscriptionId }) => subscriptionId);

describe('deriveRenewals', () => {
  const ends: [end: string, left: number][] = [
    ['2026-11-21T00:00:00Z', 0],
    ['2026-11-21T23:59:59Z', 0],
    ['2026-11-22T00:00:00Z', 1],
    ['2026-12-21T00:00:00Z', 30],
    ['2027-11-21T00:00:00Z', 365],
    ['2026-11-20T23:59:59Z', -1],
    ['2026-10-22T00:00:00Z', -30],
  ];
  for (const [end, left] of ends) {
    it(`leaves ${left} days to ${end}`, () => assert.equal(daysLeft(end), left));
  }

  it('counts days of the calendar, not spans of 24 hours', () => {
    const end = '2026-11-22T00:00:00Z';
    assert.equal(daysLeft(end, new Date('2026-11-21T00:00:00Z')), 1);
    assert.equal(daysLeft(end, new Date('2026-11-21T23:59:59.999Z')), 1);
    assert.equal(daysLeft(end, new Date('2026-11-22T00:00:00Z')), 0);
  });

  it('has no days left to count for a term without an end, nor for the year 9999', () => {
    for (const commitmentEndDate of [undefined, new Date('9999-12-14T00:00:00Z')]) {
      const [renewal] = deriveRenewals([subscriptionTerm({ commitmentEndDate })], NOW);
      assert.deepEqual([renewal?.daysLeft, renewal?.lastDay], [undefined, undefined]);
    }
  });

  it('keeps what decides a renewal', () => {
    const term = subscriptionTerm({
      isTrial: true,
      autoRenewEnabled: false,
      quantity: 3,
      termDuration: 'P1M',
    });
    assert.deepEqual(deriveRenewals([term], NOW), [
      { ...term, outcome: { kind: 'ends' }, lastDay: new Date('2026-12-01T00:00:00Z'), daysLeft: 10 },
    ]);
  });

  it('leaves out what is in force no more, and nothing else', () => {
    const ended = ['suspended', 'expired', 'disabled', 'deleted', 'cancelled'];
    const statuses = ['none', 'active', 'pending', ...ended, 'something-new', ''];
    const renewals = deriveRenewals(
      statuses.map((status) => subscriptionTerm({ status })),
      NOW,
    );
    assert.deepEqual(renewals.map(({ status }) => status).sort(), [
      '',
      'active',
      'none',
      'pending',
      'something-new',
    ]);
  });

  it('puts the soonest end first and terms without an end last', () => {
    assert.deepEqual(
      order(
        { subscriptionId: 'no end', commitmentEndDate: undefined },
        { subscriptionId: 'late', commitmentEndDate: new Date('2027-05-01T00:00:00Z') },
        { subscriptionId: 'over', commitmentEndDate: new Date('2026-11-01T00:00:00Z') },
        { subscriptionId: 'soon', commitmentEndDate: new Date('2026-11-25T00:00:00Z') },
      ),
      ['over', 'soon', 'late', 'no end'],
    );
  });

  it('puts of one day the auto-renewing first, then the larger, then goes by name', () => {
    assert.deepEqual(
      order(
        { subscriptionId: '1', autoRenewEnabled: false, quantity: 99 },
        { subscriptionId: '2', quantity: 5, offerName: 'Visio' },
        { subscriptionId: '3', quantity: 8 },
        { subscriptionId: '4', quantity: 5, offerName: 'Project' },
      ),
      ['3', '4', '2', '1'],
    );
  });

  it('puts what is billed by usage last, after terms without an end', () => {
    assert.deepEqual(
      order(
        { subscriptionId: 'azure', billingType: 'usage' },
        { subscriptionId: 'no end', commitmentEndDate: undefined },
        { subscriptionId: 'late', commitmentEndDate: new Date('2027-05-01T00:00:00Z') },
      ),
      ['late', 'no end', 'azure'],
    );
  });

  it('counts an older offer to the day before its date', () => {
    const offerId = '031C9E47-4802-4248-838E-778FB1D2CC05';
    const [renewal] = deriveRenewals([subscriptionTerm({ offerId })], NOW);
    assert.deepEqual([renewal?.lastDay, renewal?.daysLeft], [new Date('2026-11-30T00:00:00Z'), 9]);
  });

  it('gives the same order whatever the order it was given', () => {
    const term = fc.record({
      subscriptionId: fc.uuid(),
      quantity: fc.nat(3),
      autoRenewEnabled: fc.boolean(),
      status: fc.constantFrom('active', 'suspended'),
      commitmentEndDate: fc
        .option(fc.integer({ min: -3, max: 3 }), { nil: undefined })
        .map((days) => (days === undefined ? undefined : new Date(NOW.getTime() + days * 86_400_000))),
    });
    fc.assert(
      fc.property(fc.uniqueArray(term, { selector: ({ subscriptionId }) => subscriptionId }), (terms) => {
        const sorted = order(...terms);
        assert.deepEqual(order(...[...terms].reverse()), sorted);
        assert.equal(sorted.length, terms.filter(({ status }) => status === 'active').length);
      }),
    );
  });
});
