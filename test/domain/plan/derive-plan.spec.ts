import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Worth } from '../../../src/domain/money/idle-money.js';
import { derivePlan } from '../../../src/domain/plan/derive-plan.js';
import type { Plan } from '../../../src/domain/plan/plan.js';
import { deriveInsight } from '../../../src/domain/usage/license-usage.js';
import { deriveRenewals } from '../../../src/domain/usage/renewal.js';
import { deriveDeployment } from '../../../src/domain/usage/unassigned-seats.js';
import { deploymentRow, subscribedSku, subscriptionTerm } from '../../helpers/contract-rows.js';
import { GERMANY, priceLine } from '../../helpers/price-lines.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { type Amount, PLAN_CASES, type PlanCase, TERM, TODAY } from './plan-cases.js';

function planOf(one: Omit<PlanCase, 'what' | 'cuts'>): Plan {
  const { terms, live, week, usage: [seats, ...active] = [0], isBoughtDirectToo, percent = 2 } = one;
  const rows = active.map((licensesActive, at) =>
    usageRow({ workloadName: `workload ${at}`, licensesQualified: seats, licensesActive }),
  );
  const direct = usageRow({ salesChannel: 'direct', licensesQualified: 20, licensesActive: 5 });
  const insight = deriveInsight(isBoughtDirectToo ? [...rows, direct] : rows, {
    lowUsagePercent: 50,
    now: TODAY,
  });
  const [licensesSold, licensesDeployed] = week ?? [];
  return derivePlan(
    {
      renewals: deriveRenewals(terms.map(subscriptionTerm), TODAY),
      products: insight?.products ?? [],
      deployments:
        licensesSold === undefined || licensesDeployed === undefined
          ? []
          : deriveDeployment([deploymentRow({ licensesSold, licensesDeployed })]).products,
      live: live && { skus: live.map(subscribedSku), matrix: [] },
    },
    {
      allowancePercent: percent,
      prices: { lines: one.lines ?? [priceLine()], buyer: GERMANY, basis: 'retail' },
      now: TODAY,
    },
  );
}

function amountOf(worth: Worth): Amount {
  if (typeof worth === 'string') return worth;
  const cents = (amount: number) => Math.round(amount * 100) / 100;
  const [low, high] = [cents(worth.atLeast), cents(worth.atMost)];
  return low === high ? low : [low, high];
}

describe('derivePlan', () => {
  it('has forty cases at least, worked out by hand', () => assert.ok(PLAN_CASES.length >= 40));

  for (const one of PLAN_CASES) {
    it(`plans: ${one.what}`, () => {
      const plan = planOf(one);
      const licences = plan.licences;
      assert.equal(licences.length, 1, 'one licence, however many subscriptions');
      const [licence] = licences;
      assert.ok(licence);
      assert.deepEqual(
        licence.changes.map(({ from, to }) => [from, to]),
        one.cuts,
      );
      assert.equal(
        plan.free,
        one.cuts.reduce((sum, [from, to]) => sum + from - to, 0),
      );
      assert.deepEqual([licence.gap, licence.missing], [one.gap, one.missing ?? 0]);
      const [saving] = plan.savings;
      if (one.saves !== undefined) {
        assert.deepEqual(saving === undefined ? 'unknown' : amountOf(saving), one.saves);
      } else assert.equal(saving, undefined, 'nothing goes, nothing is saved');
      const [ofTerm] = plan.savingsOfTerm;
      if (one.savesOverTerm !== undefined) assert.equal(ofTerm?.atMost ?? 0, one.savesOverTerm);
      if (one.idle !== undefined || one.usage === undefined || one.gap !== undefined)
        assert.deepEqual(licence.idle && [licence.idle.atLeast, licence.idle.atMost], one.idle);
      if (one.isBoughtDirectToo) assert.equal(licence.idle, undefined);
      if (one.idleSaves !== undefined) assert.deepEqual(amountOf(licence.idleSaving), one.idleSaves);
      if (one.assigned !== undefined)
        assert.deepEqual([licence.assigned?.count, licence.assigned?.source], one.assigned);
      assert.equal(licence.assignedInReport?.count, one.inReport);
      assert.equal(licence.otherSeats, one.others ?? 0);
      assert.equal(licence.changes[0]?.giveBack?.seats, one.giveBack);
    });
  }

  it('names the day to act, and none for what can be changed any day', () => {
    assert.deepEqual(
      planOf({ terms: [TERM], live: [{ active: 100, consumed: 9 }] }).firstLastDay,
      new Date('2026-12-09'),
    );
    const extended = { ...TERM, offerName: 'Office 365 E3 (Extended Service Term)', termDuration: 'P1M' };
    assert.equal(planOf({ terms: [extended], live: [{ active: 100, consumed: 9 }] }).firstLastDay, undefined);
  });

  it('marks what a promotion makes less', () => {
    const plan = planOf({ terms: [{ ...TERM, hasPromotion: true }], live: [{ active: 100, consumed: 9 }] });
    assert.equal(plan.savings[0]?.isAtMost, true);
  });

  it('puts what ends first before what ends later, and what can go before what cannot', () => {
    const terms = [
      {
        ...TERM,
        subscriptionId: 'x',
        offerName: 'Visio Plan 2',
        quantity: 10,
        commitmentEndDate: new Date('2027-02-01'),
      },
      { ...TERM, subscriptionId: 'y', offerName: 'Power BI Pro', quantity: 10 },
      { ...TERM, subscriptionId: 'z', offerName: 'Copilot', quantity: 10 },
    ];
    const live = terms.map(({ offerName }) => ({
      skuId: offerName,
      name: offerName,
      active: 10,
      consumed: offerName === 'Copilot' ? 10 : 2,
    }));
    assert.deepEqual(
      planOf({ terms, live }).licences.map(({ name }) => name),
      ['Power BI Pro', 'Visio Plan 2', 'Copilot'],
    );
  });

  const subscription = fc.record({
    quantity: fc.nat(300),
    next: fc.option(fc.nat(400), { nil: undefined }),
    autoRenewEnabled: fc.boolean(),
    isCancelled: fc.boolean(),
    endsInDays: fc.integer({ min: -3, max: 400 }),
  });

  it('never leaves fewer seats than people hold and the spare ones, at any time on the way, and saves on no other', () => {
    fc.assert(
      fc.property(
        fc.array(subscription, { minLength: 1, maxLength: 5 }),
        fc.nat(200),
        fc.nat(600),
        fc.nat(30),
        (subscriptions, others, consumed, percent) => {
          const terms = subscriptions.map(
            ({ quantity, next, autoRenewEnabled, isCancelled, endsInDays }, at) => ({
              ...TERM,
              subscriptionId: String(at),
              quantity,
              autoRenewEnabled,
              commitmentEndDate: new Date(Date.UTC(2026, 10, 30 + endsInDays)),
              scheduledActions: isCancelled
                ? [{ type: 'cancel', effectiveDate: undefined, next: undefined } as const]
                : next === undefined
                  ? []
                  : [{ type: 'renew', effectiveDate: undefined, next: { quantity: next } } as never],
            }),
          );
          const own = subscriptions.reduce((sum, { quantity }) => sum + quantity, 0);
          const active = own + others;
          const [licence] = planOf({ terms, live: [{ active, consumed }], percent }).licences;
          assert.ok(licence);
          for (const { from, to, renewal, saving } of licence.changes) {
            assert.ok(0 <= to && to < from);
            assert.ok((renewal.daysLeft ?? -1) >= 0 || renewal.outcome.kind === 'extended');
            assert.notEqual(renewal.outcome.kind, 'cancelled');
            if (typeof saving !== 'string') assert.ok(saving.atMost <= (from - to) * 36.9 + 1e-6);
          }
          if (licence.changes.length === 0) return;
          // Every subscription at its smallest: as planned, else as it is scheduled where that is less.
          const left = licence.renewals.reduce((sum, renewal) => {
            const change = licence.changes.find((one) => one.renewal === renewal);
            const { outcome, quantity } = renewal;
            const next =
              outcome.kind === 'renews' ? outcome.quantity : outcome.kind === 'cancelled' ? 0 : quantity;
            return sum + (change?.to ?? Math.min(next, quantity));
          }, 0);
          assert.ok(
            left + others >= consumed + licence.spare,
            `${left} + ${others} < ${consumed} + ${licence.spare}`,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
