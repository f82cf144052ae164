import assert from 'node:assert/strict';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../../../src/domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import { createShowRenewals } from '../../../src/usecases/usage/show-renewals.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';
import { usageRow } from '../../helpers/usage-rows.js';
import {
  type Answer,
  CONTOSO,
  clock,
  createCall,
  createFault,
  createLines,
  createSource,
  expectKind,
  READ_AT,
} from '../fakes.js';

function setUp(subscriptions: Answer<SubscriptionTerm>, usage: Answer<LicenseUsageRow> = [usageRow()]) {
  const sources = {
    subscriptions: createSource(subscriptions),
    usage: createSource(usage),
    deployment: createSource<LicenseDeploymentRow>([]),
  };
  const show = createShowRenewals({
    findCustomer: async (text) =>
      text === 'contoso'
        ? { kind: 'one', customer: CONTOSO }
        : { kind: 'no-customer', tried: text, nearest: [], searched: 3 },
    ...sources,
    clock,
    logger: createLines().logger,
    lowUsagePercent: 50,
  });
  return { show, ...sources };
}

describe('createShowRenewals', () => {
  it('lists subscriptions by term end, with the unused seats of the product that matches', async () => {
    const { show } = setUp([
      subscriptionTerm({ subscriptionId: 'no end', offerName: 'Visio Plan 2', commitmentEndDate: undefined }),
      subscriptionTerm({ subscriptionId: 'gone', status: 'suspended' }),
      subscriptionTerm({ subscriptionId: 'in 10 days', quantity: 8, autoRenewEnabled: false, isTrial: true }),
    ]);
    const outcome = expectKind(await show.byText('contoso', createCall()), 'renewals');
    assert.deepEqual(
      outcome.lines.map(({ renewal, product }) => [
        renewal.subscriptionId,
        renewal.daysLeft,
        renewal.quantity,
        renewal.autoRenewEnabled,
        renewal.isTrial,
        product?.unused,
      ]),
      [
        ['in 10 days', 10, 8, false, true, { atLeast: 5, atMost: 5 }],
        ['no end', undefined, 10, true, false, undefined],
      ],
    );
    assert.deepEqual([outcome.customer, outcome.readAt, outcome.lastKnown], [CONTOSO, READ_AT, undefined]);
    assert.equal(expectKind(outcome.usage, 'known').readAt, READ_AT);
  });

  it('gives two subscriptions of one product the same figures', async () => {
    const { show } = setUp([subscriptionTerm(), subscriptionTerm({ subscriptionId: 'second' })]);
    const { lines } = expectKind(await show.byText('contoso', createCall()), 'renewals');
    assert.equal(lines[0]?.product?.productName, 'OFFICE 365 E3');
    assert.equal(lines[0]?.product, lines[1]?.product);
  });

  it('lists them without usage, and says that it is missing', async () => {
    const { show } = setUp([subscriptionTerm()], createFault('sign-in-lost'));
    const outcome = expectKind(await show.byText('contoso', createCall()), 'renewals');
    assert.deepEqual(outcome.usage, { kind: 'missing', fault: 'sign-in-lost' });
    assert.deepEqual(
      outcome.lines.map(({ product }) => product),
      [undefined],
    );
  });

  it('tells missing usage from none yet', async () => {
    const { show } = setUp([subscriptionTerm()], []);
    const { usage } = expectKind(await show.byText('contoso', createCall()), 'renewals');
    assert.deepEqual(usage, { kind: 'known', value: undefined, readAt: READ_AT, lastKnown: undefined });
  });

  it('has no lines when nothing is subscribed to', async () => {
    const { show } = setUp([]);
    assert.deepEqual(expectKind(await show.byText('contoso', createCall()), 'renewals').lines, []);
  });

  it('says that the subscriptions are the last known ones', async () => {
    const { show } = setUp({ rows: [subscriptionTerm()], readAt: READ_AT, lastKnown: 'throttled' });
    const outcome = expectKind(await show.byText('contoso', createCall()), 'renewals');
    assert.deepEqual([outcome.readAt, outcome.lastKnown], [READ_AT, 'throttled']);
  });

  it('fails when subscriptions fail', async () => {
    await assert.rejects(setUp(createFault('forbidden')).show.byText('contoso', createCall()), {
      fault: 'forbidden',
    });
  });

  it('says so when there is no such customer', async () => {
    const { show, subscriptions } = setUp([subscriptionTerm()]);
    assert.equal((await show.byText('nobody', createCall())).kind, 'no-customer');
    assert.deepEqual(subscriptions.reads, []);
    assert.equal((await setUp(undefined).show.byText('contoso', createCall())).kind, 'gone');
  });

  it('refreshes both when asked to', async () => {
    const { show, subscriptions, usage } = setUp([subscriptionTerm()]);
    await show.byText('contoso', createCall(), { fresh: true });
    for (const source of [subscriptions, usage]) assert.equal(source.reads[0]?.options?.fresh, true);
  });
});
