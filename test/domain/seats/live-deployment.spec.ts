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

  it('keeps what the report says beside today’s figure where the two disagree, with its day', () => {
    const day = new Date('2026-11-15T00:00:00Z');
    const week = deriveDeployment([
      deploymentRow({ licensesSold: 100, licensesDeployed: 80, processedDateTime: day }),
    ]);
    const live = (consumed: number) =>
      withLiveSeats(week, [E3], deriveRenewals([subscriptionTerm({})], NOW), {
        skus: [subscribedSku({ active: 100, consumed })],
        matrix: [],
      });
    const inReport = { unassigned: 20, asOf: day };
    assert.deepEqual([live(90).unassigned, live(90).inReport], [10, inReport]);
    assert.deepEqual(live(90).products[0]?.inReport, inReport);
    assert.equal(live(80).inReport, undefined);
    assert.equal('inReport' in (live(80).products[0] ?? {}), false);
  });

  it('gives no day for a report of several', () => {
    const rows = [
      deploymentRow({ licensesSold: 10, licensesDeployed: 7, processedDateTime: new Date('2026-11-15') }),
      deploymentRow({
        productName: 'POWER BI PRO',
        licensesSold: 5,
        licensesDeployed: 5,
        processedDateTime: new Date('2026-11-16'),
      }),
    ];
    const { inReport } = withLiveSeats(
      deriveDeployment(rows),
      [E3],
      deriveRenewals([subscriptionTerm({})], NOW),
      {
        skus: [subscribedSku({ active: 10, consumed: 9 })],
        matrix: [],
      },
    );
    assert.deepEqual(inReport, { unassigned: 3, asOf: undefined });
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
