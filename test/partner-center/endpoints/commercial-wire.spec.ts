import assert from 'node:assert/strict';
import {
  readCommercialPage,
  readCommercialRow,
} from '../../../src/partner-center/endpoints/commercial-wire.js';
import { CUSTOMER_ID, commercialItem } from '../support.js';

describe('readCommercialPage', () => {
  const items = [{ a: 1 }];
  for (const [name, envelope] of [
    ['the documented envelope', { Value: items, '@nextLink': 'next', TotalCount: 7 }],
    ['small letters', { value: items, '@nextlink': 'next', totalCount: '7' }],
    [
      'plain OData',
      { '@odata.context': '$metadata', '@odata.count': 7, value: items, '@odata.nextLink': 'next' },
    ],
  ] as const) {
    it(`reads ${name}`, () => {
      assert.deepEqual(readCommercialPage(envelope), { items, nextLink: 'next', totalCount: 7 });
    });
  }

  it('tells the last page (null) from an envelope that does not speak of a next one', () => {
    assert.equal(readCommercialPage({ Value: [], '@nextLink': null })?.nextLink, null);
    assert.equal(readCommercialPage({ Value: [], '@nextLink': '' })?.nextLink, null);
    assert.equal(readCommercialPage({ Value: [] })?.nextLink, undefined);
  });

  it('reads null rows as none, and an error body, a list or text as no report', () => {
    assert.deepEqual(readCommercialPage({ Value: null, TotalCount: 0 })?.items, []);
    for (const value of [{ code: '5', description: 'No' }, { Value: 'rows' }, 'text', null, 7]) {
      assert.equal(readCommercialPage(value), undefined, JSON.stringify(value));
    }
  });
});

describe('readCommercialRow', () => {
  const expected = {
    customerId: CUSTOMER_ID,
    customerName: 'Fabrikam Ltd',
    row: {
      productName: 'MICROSOFT 365 BUSINESS PREMIUM',
      workloadName: 'Exchange',
      serviceName: 'o365',
      salesChannel: 'reseller',
      licensesQualified: 50,
      licensesActive: 33,
      reportedUsagePercent: undefined,
      processedDateTime: new Date('2026-10-04T00:00:00Z'),
    },
  };

  it('reads a row, its stamp without a zone as UTC', () => {
    assert.deepEqual(readCommercialRow(commercialItem()), expected);
  });

  it('reads the active seats under the name of the sample too', () => {
    const item = commercialItem({ licensesActive: undefined, licenseActive: 33 });
    assert.deepEqual(readCommercialRow(item), expected);
  });

  it('reads ids in any case', () => {
    const item = commercialItem({ customerTenantId: 'AAAAAAAA-2222-3333-4444-555555555555' });
    assert.equal(readCommercialRow(item)?.customerId, 'aaaaaaaa-2222-3333-4444-555555555555');
  });

  it('takes the customer asked for where the row names none, and the id where it has no name', () => {
    const item = commercialItem({ customerTenantId: null, customerName: null });
    assert.equal(readCommercialRow(item, CUSTOMER_ID)?.customerName, CUSTOMER_ID);
    assert.equal(readCommercialRow(item), undefined);
  });

  it('reads no row without counts, or with an id that is no GUID', () => {
    for (const fields of [
      { licensesActive: null },
      { licensesQualified: 'x' },
      { customerTenantId: 'contoso' },
    ]) {
      assert.equal(readCommercialRow(commercialItem(fields)), undefined);
    }
    assert.equal(readCommercialRow(null), undefined);
  });
});
