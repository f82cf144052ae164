import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readCustomer, readUsageRow, UNNAMED } from '../../../src/partner-center/endpoints/wire.js';
import { CUSTOMER_ID, customerItem, usageItem } from '../support.js';

const published = JSON.parse(
  readFileSync(new URL('../../fixtures/usage-response.json', import.meta.url), 'utf8'),
) as { readonly items: readonly unknown[] };

describe('readUsageRow', () => {
  it('reads the published example', () => {
    const rows = published.items.map(readUsageRow);
    assert.equal(rows.length, 5);
    assert.deepEqual(rows[3], {
      productName: 'EXCHANGE ONLINE (PLAN 1)',
      workloadName: 'Exchange',
      serviceName: 'o365',
      salesChannel: 'reseller',
      licensesQualified: 5,
      licensesActive: 0,
      reportedUsagePercent: 0,
      processedDateTime: new Date('2017-03-09T00:00:00Z'),
    });
  });

  it('reads a row with nothing but its two counts', () => {
    assert.deepEqual(readUsageRow({ licensesActive: 3, licensesQualified: 5 }), {
      productName: UNNAMED,
      workloadName: UNNAMED,
      serviceName: '',
      salesChannel: '',
      licensesQualified: 5,
      licensesActive: 3,
      reportedUsagePercent: undefined,
      processedDateTime: undefined,
    });
  });

  it('reads null fields as missing ones', () => {
    const nulls = {
      customerName: null,
      productName: null,
      workloadName: null,
      processedDateTime: null,
      usagePercent: null,
      serviceName: null,
      channel: null,
      attributes: null,
    };
    assert.deepEqual(
      readUsageRow(usageItem(nulls)),
      readUsageRow({ licensesActive: 33, licensesQualified: 50 }),
    );
  });

  it('calls a workload without a name by its code', () => {
    assert.equal(readUsageRow(usageItem({ workloadName: ' ', workloadCode: 'EXO' }))?.workloadName, 'EXO');
  });

  it('tolerates numbers in text, a numeric workload name and fields it does not know', () => {
    const row = readUsageRow(
      usageItem({
        licensesActive: '33',
        licensesQualified: '50',
        usagePercent: '66.0',
        workloadName: 7,
        brandNew: {},
      }),
    );
    const { licensesActive, licensesQualified, reportedUsagePercent, workloadName } = row ?? {};
    assert.deepEqual(
      [licensesActive, licensesQualified, reportedUsagePercent, workloadName],
      [33, 50, 66, '7'],
    );
  });

  it('keeps more active than qualified seats, and a percentage over 100', () => {
    const row = readUsageRow(usageItem({ licensesActive: 12, licensesQualified: 8, usagePercent: 150 }));
    assert.deepEqual([row?.licensesActive, row?.licensesQualified, row?.reportedUsagePercent], [12, 8, 150]);
  });

  it('names the service by its code on every endpoint, and tells channels by one case', () => {
    const names = [
      usageItem({}),
      usageItem({ serviceCode: 'O365', serviceName: 'Microsoft Office 365', channel: 'Reseller' }),
    ].map(readUsageRow);
    assert.deepEqual(
      names.map((row) => [row?.serviceName, row?.salesChannel]),
      [
        ['o365', 'reseller'],
        ['o365', 'reseller'],
      ],
    );
    assert.equal(readUsageRow(usageItem({ serviceName: 'Microsoft 365' }))?.serviceName, 'Microsoft 365');
  });

  it('reads no row out of what is no object or lacks a readable count', () => {
    for (const item of [
      null,
      7,
      'row',
      [usageItem()],
      {},
      usageItem({ licensesActive: null }),
      usageItem({ licensesQualified: undefined }),
      usageItem({ licensesQualified: 'many' }),
      usageItem({ productName: { en: 'x' } }),
    ]) {
      assert.equal(readUsageRow(item), undefined, JSON.stringify(item));
    }
  });
});

describe('readCustomer', () => {
  it('reads id, name and domain, the id in lower case', () => {
    const item = { ...customerItem(1, ' Łódź Sp. z o.o. '), id: 'AAAAAAAA-2222-3333-4444-555555555555' };
    assert.deepEqual(readCustomer(item), {
      customerId: 'aaaaaaaa-2222-3333-4444-555555555555',
      customerName: 'Łódź Sp. z o.o.',
      domain: 'customer1.example',
    });
  });

  it('takes the tenant id where the id is missing, and the domain where the name is', () => {
    const companyProfile = { tenantId: CUSTOMER_ID, domain: 'fabrikam.example', companyName: null };
    assert.deepEqual(readCustomer({ companyProfile }), {
      customerId: CUSTOMER_ID,
      customerName: 'fabrikam.example',
      domain: 'fabrikam.example',
    });
  });

  it('goes by the id where there is neither name nor domain', () => {
    assert.deepEqual(readCustomer({ id: CUSTOMER_ID, companyProfile: null }), {
      customerId: CUSTOMER_ID,
      customerName: CUSTOMER_ID,
      domain: undefined,
    });
  });

  it('reads no customer without a GUID', () => {
    for (const item of [null, {}, { id: 'abc', companyProfile: { companyName: 'X' } }, 'x', { id: null }]) {
      assert.equal(readCustomer(item), undefined);
    }
  });
});
