import assert from 'node:assert/strict';
import { withLiveSeats } from '../../../src/domain/seats/live-deployment.js';
import type { SubscribedSku } from '../../../src/domain/seats/subscribed-sku.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import { deriveRenewals } from '../../../src/domain/usage/renewal.js';
import { deriveDeployment } from '../../../src/domain/usage/unassigned-seats.js';
import { deploymentRow, subscribedSku, subscriptionTerm } from '../../helpers/contract-rows.js';
import { NOW } from '../../usecases/fakes.js';

const E3 = { productName: 'OFFICE 365 E3', salesChannel: 'reseller' };
const BI = { productName: 'POWER BI PRO', salesChannel: 'reseller' };

function merged(
  skus: readonly SubscribedSku[],
  terms: readonly Partial<SubscriptionTerm>[] = [{}],
  products = [E3],
) {
  const week = deriveDeployment([deploymentRow({ licensesSold: 10, licensesDeployed: 7 })]);
  const renewals = deriveRenewals(terms.map(subscriptionTerm), NOW);
  const insight = withLiveSeats(week, products, renewals, { skus, matrix: [] });
  return [
    insight.products.map((one) => [one.productName, one.unassigned, one.isLive === true]),
    insight.unassigned,
    insight.isLive === true,
  ];
}

describe('withLiveSeats', () => {
  it('puts the figures of today in the place of the week-old ones', () => {
    const skus = [subscribedSku({ active: 12, consumed: 7 })];
    assert.deepEqual(merged(skus), [[['OFFICE 365 E3', 5, true]], 5, true]);
  });

  it('does not count seats in grace, and is never below 0', () => {
    assert.equal(merged([subscribedSku({ active: 8, consumed: 7, warning: 5 })])[1], 1);
    assert.equal(merged([subscribedSku({ active: 7, consumed: 9 })])[1], 0);
  });

  it('leaves the week-old figure where no licence is certain', () => {
    const weekOld = [[['OFFICE 365 E3', 3, false]], 3, false];
    assert.deepEqual(merged([]), weekOld);
    assert.deepEqual(merged([subscribedSku({ name: 'Something else' })]), weekOld);
    assert.deepEqual(merged([subscribedSku({ isForTenant: true })]), weekOld);
    assert.deepEqual(merged([subscribedSku(), subscribedSku({ skuId: 'other' })]), weekOld);
    assert.deepEqual(merged([subscribedSku()], [{ offerName: 'Other' }]), weekOld);
  });

  it('cannot part directly bought seats of the same product from the tenant', () => {
    const twins = [E3, { ...E3, salesChannel: 'direct' }];
    assert.deepEqual(merged([subscribedSku({ active: 30, consumed: 7 })], [{}], twins)[1], 3);
  });

  it('adds what the weekly report does not have, and says that not all is of today', () => {
    const skus = [subscribedSku({ skuId: 'bi', name: 'Power BI Pro', active: 20, consumed: 11 })];
    assert.deepEqual(merged(skus, [{ offerName: 'Power BI Pro' }], [E3, BI]), [
      [
        ['POWER BI PRO', 9, true],
        ['OFFICE 365 E3', 3, false],
      ],
      12,
      false,
    ]);
  });
});
