import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage-row.js';
import { productUsages, unusedOfProduct } from '../../../src/domain/usage/product-usage.js';
import { deriveDeployment, type ProductDeployment } from '../../../src/domain/usage/unassigned-seats.js';
import { deploymentRow } from '../../helpers/contract-rows.js';
import { usageRow } from '../../helpers/usage-rows.js';

function suite(qualified: number, ...active: number[]) {
  return active.map((licensesActive, position) =>
    usageRow({ workloadName: `Workload ${position}`, licensesQualified: qualified, licensesActive }),
  );
}

describe('unusedOfProduct', () => {
  it('is exact for a product of one workload', () => {
    assert.deepEqual(unusedOfProduct(suite(10, 4)), { seats: 10, atLeast: 6, atMost: 6 });
  });

  it('is a range when the active seats of several workloads may be the same people or not', () => {
    assert.deepEqual(unusedOfProduct(suite(50, 20, 18)), { seats: 50, atLeast: 12, atMost: 30 });
  });

  it('counts a suite seat once, however many workloads it has', () => {
    assert.deepEqual(unusedOfProduct(suite(1, 0, 0, 0)), { seats: 1, atLeast: 1, atMost: 1 });
  });

  it('is none when a workload is used beyond the entitlement', () => {
    assert.deepEqual(unusedOfProduct(suite(5, 7, 1)), { seats: 5, atLeast: 0, atMost: 0 });
  });

  it('takes the largest entitlement where workloads differ', () => {
    const rows = [
      ...suite(5, 1),
      usageRow({ workloadName: 'Teams', licensesQualified: 8, licensesActive: 2 }),
    ];
    assert.deepEqual(unusedOfProduct(rows), { seats: 8, atLeast: 5, atMost: 6 });
  });

  it('keeps 0 <= atLeast <= atMost <= seats', () => {
    const row = fc.record({ licensesQualified: fc.nat(9999), licensesActive: fc.nat(9999) }).map(usageRow);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const { seats, atLeast, atMost } = unusedOfProduct(rows);
        return 0 <= atLeast && atLeast <= atMost && atMost <= seats;
      }),
    );
  });
});

describe('productUsages', () => {
  it('folds spellings of one product and keeps the first', () => {
    const products = productUsages(
      [usageRow(), usageRow({ productName: 'Office 365  e3', workloadName: 'Teams' })],
      50,
    );
    assert.deepEqual(
      products.map(({ productName, seats }) => ({ productName, seats })),
      [{ productName: 'OFFICE 365 E3', seats: 10 }],
    );
  });

  it('counts seats of another sales channel as other seats', () => {
    const products = productUsages(
      [usageRow(), usageRow({ salesChannel: 'Direct', licensesQualified: 4 })],
      50,
    );
    assert.deepEqual(
      products.map(({ salesChannel, seats }) => ({ salesChannel, seats })),
      [
        { salesChannel: 'reseller', seats: 10 },
        { salesChannel: 'Direct', seats: 4 },
      ],
    );
  });

  it('puts the most unused seats first', () => {
    const products = productUsages(
      [
        usageRow({ productName: 'A', licensesActive: 9 }),
        usageRow({ productName: 'B', licensesActive: 2 }),
        usageRow({ productName: 'C', licensesActive: 5 }),
      ],
      50,
    );
    assert.deepEqual(
      products.map(({ productName }) => productName),
      ['B', 'C', 'A'],
    );
  });

  const flags: [what: string, rows: ReturnType<typeof suite>, flag: string | undefined][] = [
    ['no workload is used', suite(10, 0, 0), 'none-used'],
    ['the busiest workload is low', suite(10, 4, 0), 'low'],
    ['one workload is well used', suite(10, 9, 0), undefined],
    ['one workload is used beyond the entitlement', suite(10, 12, 0), 'over'],
  ];
  for (const [what, rows, flag] of flags) {
    it(`flags ${flag ?? 'nothing'} when ${what}`, () => {
      assert.equal(productUsages(rows, 50)[0]?.flag, flag);
    });
  }
});

describe('productUsages with deployment', () => {
  const used = [
    usageRow({ licensesQualified: 98, licensesActive: 87 }),
    usageRow({ workloadName: 'Teams', licensesQualified: 98, licensesActive: 40 }),
  ];
  const deployed = (row: Partial<ProductDeployment>): ProductDeployment[] =>
    deriveDeployment([deploymentRow({ licensesSold: 98, licensesDeployed: 92, ...row })]).products.slice();
  const unusedWith = (deployments: readonly ProductDeployment[]) => {
    const [product] = productUsages(used, 50, deployments);
    return [product?.unused.atLeast, product?.unused.atMost, product?.isCountedApart];
  };

  it('counts a seat that nobody was given as unused', () => {
    assert.deepEqual(unusedWith([]), [0, 11, false]);
    assert.deepEqual(unusedWith(deployed({})), [6, 11, false]);
    assert.deepEqual(unusedWith(deployed({ licensesDeployed: 98 })), [0, 11, false]);
    assert.deepEqual(unusedWith(deployed({ licensesDeployed: 120 })), [0, 11, false]);
  });

  it('leaves the usage rows alone where the two reports count different seats, and says so', () => {
    assert.deepEqual(unusedWith(deployed({ licensesSold: 100 })), [0, 11, true]);
    // More were given to nobody than can be unused.
    assert.deepEqual(unusedWith(deployed({ licensesDeployed: 80 })), [0, 11, true]);
  });

  it('knows the product in any spelling, of its own sales channel alone', () => {
    assert.deepEqual(unusedWith(deployed({ productName: 'Office® 365  E3', salesChannel: 'Reseller' })), [
      6,
      11,
      false,
    ]);
    assert.deepEqual(unusedWith(deployed({ salesChannel: 'direct' })), [0, 11, false]);
  });

  it('keeps every bound of the range', () => {
    const row = fc.record({ licensesQualified: fc.nat(50), licensesActive: fc.nat(60) }).map(usageRow);
    const deployment = fc.record({ licensesSold: fc.nat(60), licensesDeployed: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), deployment, (rows, counts) => {
        const deployments = deployed(counts);
        const [product] = productUsages(rows, 50, deployments);
        if (product === undefined) return false;
        const { unused, seats, isCountedApart } = product;
        const unassigned = deployments[0]?.unassigned ?? 0;
        const isOrdered = 0 <= unused.atLeast && unused.atLeast <= unused.atMost && unused.atMost <= seats;
        return isOrdered && (isCountedApart || unused.atLeast >= unassigned);
      }),
    );
  });
});

describe('names of products and sales channels', () => {
  const namesOf = (...rows: readonly Partial<LicenseUsageRow>[]) =>
    productUsages(rows.map(usageRow), 50).map(({ productName }) => productName);

  it('never run together into those of another product', () => {
    assert.equal(
      namesOf({ productName: 'A', salesChannel: 'B C' }, { productName: 'A\nB', salesChannel: 'C' }).length,
      2,
    );
    assert.equal(
      namesOf({ productName: 'A B', salesChannel: '' }, { productName: 'A', salesChannel: 'B' }).length,
      2,
    );
  });

  it('are one product with and without trademark signs, in any case, width and spacing', () => {
    assert.deepEqual(
      namesOf(
        { productName: 'Visio® Plan 2' },
        { productName: 'VISIO PLAN 2', workloadName: 'a' },
        { productName: ' visio™\u00a0 plan\u200b 2 ', workloadName: 'b' },
        { productName: 'Ｖisio Plan 2', workloadName: 'c' },
      ),
      ['Visio® Plan 2'],
    );
  });
});
