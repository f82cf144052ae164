import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deriveDeployment, unassignedSeats } from '../../../src/domain/usage/unassigned-seats.js';
import { deploymentRow } from '../../helpers/contract-rows.js';

const day = (date: number) => new Date(Date.UTC(2026, 10, date));

describe('unassignedSeats', () => {
  const cases: [sold: number, deployed: number, unassigned: number][] = [
    [10, 7, 3],
    [10, 0, 10],
    [10, 10, 0],
    [10, 13, 0],
    [0, 0, 0],
    [0, 4, 0],
  ];
  for (const [licensesSold, licensesDeployed, unassigned] of cases) {
    it(`of ${licensesSold} sold with ${licensesDeployed} deployed is ${unassigned}`, () => {
      assert.equal(unassignedSeats({ licensesSold, licensesDeployed }), unassigned);
    });
  }
});

describe('deriveDeployment', () => {
  const figures = (...rows: Parameters<typeof deploymentRow>[0][]) => {
    const { unassigned, products } = deriveDeployment(rows.map(deploymentRow));
    return [unassigned, products.map((product) => [product.productName, product.unassigned])];
  };

  it('has no products without rows', () => {
    assert.deepEqual(deriveDeployment([]), { unassigned: 0, products: [] });
  });

  it('keeps what the row says beside what follows from it', () => {
    const row = deploymentRow();
    assert.deepEqual(deriveDeployment([row]).products, [{ ...row, unassigned: 3 }]);
  });

  it('puts the most unassigned seats first, then goes by name', () => {
    assert.deepEqual(
      figures(
        { productName: 'C', licensesDeployed: 9 },
        { productName: 'B' },
        { productName: 'D', licensesDeployed: 0 },
        { productName: 'A' },
      ),
      [
        17,
        [
          ['D', 10],
          ['A', 3],
          ['B', 3],
          ['C', 1],
        ],
      ],
    );
  });

  it('never lets one product with too many assigned seats hide the idle ones of another', () => {
    assert.deepEqual(figures({ productName: 'A', licensesDeployed: 30 }, { productName: 'B' }), [
      3,
      [
        ['B', 3],
        ['A', 0],
      ],
    ]);
  });

  it('counts seats of another sales channel as other seats', () => {
    assert.equal(figures({}, { salesChannel: 'direct' })[0], 6);
  });

  it('does not sum rows of one product: the newest counts', () => {
    const old = { processedDateTime: day(1), licensesDeployed: 0 };
    assert.deepEqual(figures(old, { processedDateTime: day(2), productName: 'Office 365  e3' }), [
      3,
      [['Office 365  e3', 3]],
    ]);
    assert.deepEqual(figures({ processedDateTime: day(2) }, old)[0], 3);
    assert.deepEqual(figures({ processedDateTime: undefined, licensesDeployed: 0 }, {})[0], 3);
  });

  it('takes of equally new rows the one with the most seats sold', () => {
    for (const rows of [
      [{ licensesSold: 12 }, {}],
      [{}, { licensesSold: 12 }],
    ]) {
      assert.equal(figures(...rows)[0], 5);
    }
  });

  it('sums to the products, each between 0 and its sold seats, whatever the order of the rows', () => {
    const row = fc
      .record({
        productName: fc.constantFrom('A', 'B', 'C'),
        licensesSold: fc.nat(99),
        licensesDeployed: fc.nat(99),
        processedDateTime: fc.integer({ min: 1, max: 3 }).map(day),
      })
      .map(deploymentRow);
    const rows = fc.uniqueArray(row, {
      maxLength: 9,
      // Rows that are equally telling have no order of their own.
      selector: ({ productName, licensesSold, processedDateTime }) =>
        `${productName} ${licensesSold} ${processedDateTime?.getTime()}`,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const { unassigned, products } = deriveDeployment(list);
        assert.equal(
          unassigned,
          products.reduce((sum, product) => sum + product.unassigned, 0),
        );
        assert.ok(
          products.every((product) => product.unassigned >= 0 && product.unassigned <= product.licensesSold),
        );
        assert.deepEqual(deriveDeployment([...list].reverse()), { unassigned, products });
      }),
    );
  });
});
