import assert from 'node:assert/strict';
import { deriveInsight } from '../../../src/domain/usage/license-usage.js';
import { deriveRenewals } from '../../../src/domain/usage/renewal.js';
import { deriveDeployment } from '../../../src/domain/usage/unassigned-seats.js';
import type { LicenseUsageOutcome } from '../../../src/usecases/usage/show-license-usage.js';
import { createShowUnusedLicenses } from '../../../src/usecases/usage/show-unused-licenses.js';
import { deploymentRow, subscriptionTerm } from '../../helpers/contract-rows.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { CONTOSO, createCall, createFault, expectKind, NOW, READ_AT } from '../fakes.js';

const reading = { readAt: READ_AT, lastKnown: undefined };
const deployment = { kind: 'known', value: deriveDeployment([deploymentRow()]), ...reading } as const;
const renewals = { kind: 'known', value: deriveRenewals([subscriptionTerm()], NOW), ...reading } as const;
const missing = { kind: 'missing', fault: 'timeout' } as const;
const insight = deriveInsight([usageRow()], { lowUsagePercent: 50, now: NOW });
assert.ok(insight);
const usage = { kind: 'usage', customer: CONTOSO, insight, ...reading, deployment, renewals } as const;

const show = (outcome: LicenseUsageOutcome) =>
  createShowUnusedLicenses({ byText: async () => outcome }).byText('contoso', createCall());

describe('createShowUnusedLicenses', () => {
  it('gives products with unused and unassigned seats and their terms', async () => {
    const outcome = expectKind(await show(usage), 'unused');
    assert.deepEqual(
      outcome.products.map((product) => [
        product.productName,
        product.usage?.unused,
        product.deployment?.unassigned,
        product.renewals.map(({ daysLeft }) => daysLeft),
      ]),
      [['OFFICE 365 E3', { atLeast: 5, atMost: 5 }, 3, [10]]],
    );
    assert.equal(outcome.insight, insight);
    assert.deepEqual([outcome.customer, outcome.readAt], [CONTOSO, READ_AT]);
  });

  it('gives what is known and says what is missing', async () => {
    const outcome = expectKind(await show({ ...usage, deployment: missing, renewals: missing }), 'unused');
    assert.deepEqual([outcome.deployment, outcome.renewals], [missing, missing]);
    assert.deepEqual(
      outcome.products.map((product) => [product.productName, product.deployment, product.renewals]),
      [['OFFICE 365 E3', undefined, []]],
    );
  });

  it('tells unassigned seats before there is usage data', async () => {
    const outcome = expectKind(
      await show({ kind: 'no-data', customer: CONTOSO, ...reading, deployment, renewals }),
      'unused',
    );
    assert.equal(outcome.insight, undefined);
    assert.deepEqual(
      outcome.products.map((product) => [product.usage, product.deployment?.unassigned]),
      [[undefined, 3]],
    );
  });

  it('has no products when every seat is in use', async () => {
    const inUse = deriveInsight([usageRow({ licensesActive: 10 })], { lowUsagePercent: 50, now: NOW });
    assert.ok(inUse);
    const outcome = expectKind(await show({ ...usage, insight: inUse, deployment: missing }), 'unused');
    assert.deepEqual(outcome.products, []);
  });

  it('says that the figures are the last known ones', async () => {
    assert.equal(expectKind(await show({ ...usage, lastKnown: 'timeout' }), 'unused').lastKnown, 'timeout');
  });

  it('passes on an unclear customer, a fault and a refresh', async () => {
    const none = { kind: 'no-customer', tried: 'x', nearest: [], searched: 3 } as const;
    assert.equal(await show(none), none);
    const seen: unknown[] = [];
    const failing = createShowUnusedLicenses({
      async byText(...args) {
        seen.push(args);
        throw createFault('forbidden');
      },
    });
    const call = createCall();
    await assert.rejects(failing.byText('x', call, { fresh: true }), { fault: 'forbidden' });
    assert.deepEqual(seen, [['x', call, { fresh: true }]]);
  });
});
