import assert from 'node:assert/strict';
import { productUsages } from '../../../src/domain/usage/product-usage.js';
import { deriveRenewals } from '../../../src/domain/usage/renewal.js';
import { deriveDeployment } from '../../../src/domain/usage/unassigned-seats.js';
import { unusedProducts } from '../../../src/domain/usage/unused-product.js';
import { deploymentRow, subscriptionTerm } from '../../helpers/contract-rows.js';
import { usageRow } from '../../helpers/usage-rows.js';

const NOW = new Date('2026-11-21T09:30:00Z');

interface Facts {
  readonly usage?: readonly Parameters<typeof usageRow>[0][];
  readonly deployment?: readonly Parameters<typeof deploymentRow>[0][];
  readonly terms?: readonly Parameters<typeof subscriptionTerm>[0][];
}

/** Name, most unused seats, unassigned seats and matched subscriptions of each product. */
function told({ usage = [], deployment = [], terms = [] }: Facts) {
  const products = unusedProducts({
    usages: productUsages(usage.map(usageRow), 50),
    deployments: deriveDeployment(deployment.map(deploymentRow)).products,
    renewals: deriveRenewals(terms.map(subscriptionTerm), NOW),
  });
  return products.map((product) => [
    product.productName,
    product.usage?.unused.atMost,
    product.deployment?.unassigned,
    product.renewals.map(({ subscriptionId }) => subscriptionId),
  ]);
}

describe('unusedProducts', () => {
  it('puts usage, deployment and terms of a product together', () => {
    assert.deepEqual(
      told({
        usage: [{}],
        deployment: [{ productName: 'Office 365 E3', salesChannel: 'Reseller' }],
        terms: [
          { subscriptionId: 'later', commitmentEndDate: new Date('2027-06-01T00:00:00Z') },
          { subscriptionId: 'sooner' },
          { subscriptionId: 'other', offerName: 'Office 365 E5' },
        ],
      }),
      [['OFFICE 365 E3', 5, 3, ['sooner', 'later']]],
    );
  });

  it('says nothing of what it does not know', () => {
    assert.deepEqual(told({ usage: [{}] }), [['OFFICE 365 E3', 5, undefined, []]]);
    assert.deepEqual(told({}), []);
  });

  it('leaves out products that are all in use and all assigned', () => {
    const inUse = { productName: 'A', licensesActive: 10 };
    assert.deepEqual(told({ usage: [inUse, {}], deployment: [{ productName: 'A', licensesDeployed: 10 }] }), [
      ['OFFICE 365 E3', 5, undefined, []],
    ]);
  });

  it('keeps a product that is all in use while seats of it are assigned to nobody', () => {
    const inUse = { productName: 'A', licensesActive: 10 };
    assert.deepEqual(told({ usage: [inUse], deployment: [{ productName: 'A' }] }), [['A', 0, 3, []]]);
  });

  it('keeps unassigned seats of a product without usage', () => {
    assert.deepEqual(
      told({
        usage: [{}],
        deployment: [{ productName: 'VISIO', licensesDeployed: 1 }],
        terms: [{ subscriptionId: 'visio', offerName: 'Visio' }],
      }),
      [
        ['VISIO', undefined, 9, ['visio']],
        ['OFFICE 365 E3', 5, undefined, []],
      ],
    );
  });

  it('keeps sales channels apart, and gives the terms to the reseller’s', () => {
    assert.deepEqual(
      told({
        usage: [{ salesChannel: 'direct', licensesActive: 1 }, {}],
        deployment: [{ salesChannel: 'direct', licensesDeployed: 10 }, {}],
        terms: [{}],
      }),
      [
        ['OFFICE 365 E3', 9, 0, []],
        ['OFFICE 365 E3', 5, 3, ['subscription-1']],
      ],
    );
  });

  it('puts the most idle seats first, then goes by name', () => {
    assert.deepEqual(
      told({
        usage: [
          { productName: 'C', licensesActive: 9 },
          { productName: 'B', licensesActive: 6 },
          { productName: 'A', licensesActive: 6 },
        ],
        deployment: [{ productName: 'C', licensesDeployed: 2 }],
      }).map(([name]) => name),
      ['C', 'A', 'B'],
    );
  });

  it('ranks a range by its upper end, and beneath a certain number of as many', () => {
    const suite = { productName: 'A SUITE', licensesQualified: 20 };
    assert.deepEqual(
      told({
        usage: [
          { ...suite, workloadName: 'Exchange', licensesActive: 10 },
          { ...suite, workloadName: 'Teams', licensesActive: 10 },
          { productName: 'CERTAIN', licensesActive: 0 },
          { productName: 'FEWER', licensesActive: 1 },
        ],
      }).map(([name, atMost]) => [name, atMost]),
      [
        ['CERTAIN', 10],
        ['A SUITE', 10],
        ['FEWER', 9],
      ],
    );
  });
});
