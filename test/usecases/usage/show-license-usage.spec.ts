import assert from 'node:assert/strict';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../../../src/domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import type { FindCustomer } from '../../../src/usecases/customers/find-customer.js';
import { createShowLicenseUsage } from '../../../src/usecases/usage/show-license-usage.js';
import type { ReadWeekChange } from '../../../src/usecases/usage/week-change.js';
import { deploymentRow, subscriptionTerm } from '../../helpers/contract-rows.js';
import { usageRow } from '../../helpers/usage-rows.js';
import {
  type Answer,
  CONTOSO,
  clock,
  createCall,
  createFault,
  createLines,
  createSilentSource,
  createSource,
  expectKind,
  type FakeSource,
  READ_AT,
} from '../fakes.js';

interface Parts {
  readonly usage?: Answer<LicenseUsageRow> | FakeSource<LicenseUsageRow>;
  readonly deployment?: Answer<LicenseDeploymentRow> | FakeSource<LicenseDeploymentRow>;
  readonly subscriptions?: Answer<SubscriptionTerm> | FakeSource<SubscriptionTerm>;
  readonly findCustomer?: FindCustomer;
  readonly readWeekChange?: ReadWeekChange;
}

const toSource = <Row>(part: Answer<Row> | FakeSource<Row>): FakeSource<Row> =>
  typeof part === 'object' && 'reads' in part ? part : createSource(part);

function setUp(parts: Parts = {}) {
  const { logger, lines } = createLines();
  const sources = {
    usage: toSource('usage' in parts ? parts.usage : [usageRow()]),
    deployment: toSource('deployment' in parts ? parts.deployment : [deploymentRow()]),
    subscriptions: toSource('subscriptions' in parts ? parts.subscriptions : [subscriptionTerm()]),
  };
  const show = createShowLicenseUsage({
    findCustomer: parts.findCustomer ?? (async () => ({ kind: 'one', customer: CONTOSO })),
    ...sources,
    clock,
    logger,
    lowUsagePercent: 50,
    readWeekChange: parts.readWeekChange,
    sideLimitMs: 1,
  });
  return { show, lines, ...sources };
}

describe('createShowLicenseUsage', () => {
  it('gives usage, unassigned seats and renewals, and when each was read', async () => {
    const { show } = setUp();
    const outcome = expectKind(await show.byText('contoso', createCall()), 'usage');
    assert.equal(outcome.customer, CONTOSO);
    assert.deepEqual([outcome.insight.seats, outcome.insight.unused], [10, { atLeast: 5, atMost: 5 }]);
    assert.deepEqual([outcome.readAt, outcome.lastKnown], [READ_AT, undefined]);
    const deployment = expectKind(outcome.deployment, 'known');
    assert.deepEqual([deployment.value.unassigned, deployment.readAt], [3, READ_AT]);
    const renewals = expectKind(outcome.renewals, 'known');
    assert.deepEqual(
      renewals.value.map(({ offerName, daysLeft }) => [offerName, daysLeft]),
      [['Office 365 E3', 10]],
    );
  });

  it('adds what changed since last week, of what it shows', async () => {
    const change = { since: READ_AT, seats: 0, unusedAtLeast: 1, unusedAtMost: 1, workloads: [] };
    const { show } = setUp({
      readWeekChange: async (customerId, insight) =>
        customerId === CONTOSO.customerId && insight.seats === 10 ? change : undefined,
    });
    const outcome = expectKind(await show.byText('contoso', createCall()), 'usage');
    assert.equal(outcome.weekChange, change);
    assert.equal(
      expectKind(await setUp().show.byText('contoso', createCall()), 'usage').weekChange,
      undefined,
    );
  });

  it('says that the figures are the last known ones', async () => {
    const { show } = setUp({ usage: { rows: [usageRow()], readAt: READ_AT, lastKnown: 'unavailable' } });
    const outcome = expectKind(await show.byText('contoso', createCall()), 'usage');
    assert.deepEqual([outcome.readAt, outcome.lastKnown], [READ_AT, 'unavailable']);
  });

  it('answers without what a side call did not bring, and names it', async () => {
    const { show } = setUp({ deployment: createFault('forbidden') });
    const outcome = expectKind(await show.byText('contoso', createCall()), 'usage');
    assert.deepEqual(outcome.deployment, { kind: 'missing', fault: 'forbidden' });
    assert.equal(outcome.renewals.kind, 'known');
  });

  it('answers without side calls that stay silent', async () => {
    const { show } = setUp({ deployment: createSilentSource(), subscriptions: createSilentSource() });
    const outcome = expectKind(await show.byText('contoso', createCall()), 'usage');
    assert.deepEqual(outcome.deployment, { kind: 'missing', fault: 'timeout' });
    assert.deepEqual(outcome.renewals, { kind: 'missing', fault: 'timeout' });
  });

  it('asks all three at once', async () => {
    const { show, usage, deployment, subscriptions } = setUp({ usage: createSilentSource() });
    const caller = new AbortController();
    const outcome = show.byText('contoso', createCall({ signal: caller.signal }));
    await new Promise(setImmediate);
    assert.deepEqual(
      [usage, deployment, subscriptions].map(({ reads }) => reads.length),
      [1, 1, 1],
    );
    caller.abort();
    await assert.rejects(outcome, { fault: 'timeout' });
  });

  it('keeps "no data yet" apart from 0 %, with what the side calls brought', async () => {
    const { show } = setUp({ usage: [] });
    const outcome = expectKind(await show.byText('contoso', createCall()), 'no-data');
    assert.deepEqual([outcome.customer, outcome.readAt], [CONTOSO, READ_AT]);
    assert.deepEqual([outcome.deployment.kind, outcome.renewals.kind], ['known', 'known']);
  });

  it('fails when usage fails, whatever the side calls bring', async () => {
    const { show } = setUp({ usage: createFault('mfa-required') });
    await assert.rejects(show.byText('contoso', createCall()), { fault: 'mfa-required' });
  });

  it('tells a customer that Partner Center knows no more from one that never was', async () => {
    const { show } = setUp({ usage: undefined });
    assert.equal((await show.byText('contoso', createCall())).kind, 'gone');
  });

  it('asks for nothing while the customer is unclear', async () => {
    const several = { kind: 'several', tried: 'c', customers: [CONTOSO, CONTOSO] } as const;
    const { show, usage, deployment } = setUp({ findCustomer: async () => several });
    assert.deepEqual(await show.byText('c', createCall()), several);
    assert.deepEqual([usage.reads, deployment.reads], [[], []]);
  });

  it('refreshes all of it or none of it', async () => {
    for (const fresh of [true, undefined]) {
      const { show, usage, deployment, subscriptions } = setUp();
      await show.byText('contoso', createCall(), { fresh });
      for (const source of [usage, deployment, subscriptions]) {
        assert.equal(source.reads[0]?.options?.fresh, fresh);
        assert.equal(source.reads[0]?.customerId, CONTOSO.customerId);
      }
    }
  });

  it('logs how many percentages contradict their counts', async () => {
    const { show, lines } = setUp({
      usage: [usageRow({ reportedUsagePercent: 90 }), usageRow({ workloadName: 'B' })],
    });
    const call = createCall();
    await show.byText('contoso', call);
    const { correlationId } = call;
    assert.deepEqual(lines, [
      { level: 'warn', data: { customerId: CONTOSO.customerId, rows: 1, correlationId } },
    ]);
  });
});
