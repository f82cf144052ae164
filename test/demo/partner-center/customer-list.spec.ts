import assert from 'node:assert/strict';
import type { PartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { createDirectory } from '../../../demo/partner-center/invented/directory.js';
import { emulators, get, json } from './start-emulator.js';

function customersUrl(emulator: PartnerCenterEmulator, query: string): string {
  return `${emulator.url}/v1/customers${query}`;
}

function filterQuery(field: string, value: string, operator = 'starts_with'): string {
  return `?size=0&filter=${encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: operator }))}`;
}

async function names(response: Response): Promise<string[]> {
  const { items } = await json(response);
  return items.map((item) => item.companyProfile.companyName);
}

describe('listCustomers', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('shows id, tenant, domain and name, and neither billing data nor allowDelegatedAccess', async () => {
    const emulator = await start();
    const body = await json(get(customersUrl(emulator, '?size=1')));
    const { customerId } = emulator.state.find('contoso.onmicrosoft.com');
    assert.equal(body.totalCount, 1);
    assert.equal(body.attributes.objectType, 'Collection');
    const [item] = body.items;
    assert.ok(item);
    assert.equal(item.id, customerId);
    assert.equal(item.companyProfile.tenantId, customerId);
    assert.equal(item.companyProfile.domain, 'contoso.onmicrosoft.com');
    assert.equal(item['relationshipToPartner'], 'reseller');
    assert.equal('billingProfile' in item, false);
    assert.equal('allowDelegatedAccess' in item, false);
  });

  it('never puts more than 500 on a page and leads to the rest by a continuation token', async () => {
    const emulator = await start({ customers: createDirectory(501) });
    const first = await json(get(customersUrl(emulator, '?size=1000')));
    assert.equal(first.items.length, 500);
    assert.equal(first.totalCount, 500);
    const { uri, method, headers } = first.links.next;
    assert.deepEqual([uri, method], ['/customers?size=500&seekOperation=Next', 'GET']);
    assert.equal(headers[0].key, 'MS-ContinuationToken');
    const next = customersUrl(emulator, uri.slice('/customers'.length));
    const second = await json(get(next, { [headers[0].key]: headers[0].value }));
    assert.equal(second.items.length, 1);
    assert.equal(second.links.next, undefined);
    assert.notEqual(second.links.previous, undefined);
  });

  it('reads every customer once by following next', async () => {
    const emulator = await start();
    const seen: string[] = [];
    let query = '?size=7';
    let headers: Record<string, string> = {};
    for (let page = 0; page < 20; page += 1) {
      const body = await json(get(customersUrl(emulator, query), headers));
      seen.push(...body.items.map((item) => item.id));
      if (body.links.next === undefined) break;
      query = body.links.next.uri.slice('/customers'.length);
      headers = { 'MS-ContinuationToken': body.links.next.headers[0].value };
    }
    assert.deepEqual(
      seen,
      emulator.state.customers.map((customer) => customer.customerId),
    );
  });

  it('takes size=0 and no size as its own page size', async () => {
    const emulator = await start({ customers: createDirectory(501) });
    for (const query of ['', '?size=0']) {
      assert.equal((await names(await get(customersUrl(emulator, query)))).length, 500, query);
    }
  });

  it('writes links with and without /v1', async () => {
    const emulator = await start();
    emulator.state.setQuirks({ linkPrefix: '/v1' });
    const body = await json(get(customersUrl(emulator, '?size=2')));
    assert.equal(body.links.next.uri, '/v1/customers?size=2&seekOperation=Next');
  });

  it('finds names by their beginning, any case, twins included, and keeps the filter over pages', async () => {
    const emulator = await start();
    assert.deepEqual(await names(await get(customersUrl(emulator, filterQuery('CompanyName', 'conTOSO')))), [
      'Contoso',
      'Contoso',
    ]);
    assert.deepEqual(await names(await get(customersUrl(emulator, filterQuery('CompanyName', 'toys')))), []);
    const one = await json(
      get(customersUrl(emulator, filterQuery('CompanyName', 'fabrikam').replace('size=0', 'size=1'))),
    );
    const { headers } = one.links.next;
    const next = await get(customersUrl(emulator, '?size=1&seekOperation=Next'), {
      'MS-ContinuationToken': headers[0].value,
    });
    assert.deepEqual(await names(next), ['Fabrikam GmbH']);
  });

  it('finds domains by their beginning', async () => {
    const emulator = await start();
    const response = await get(customersUrl(emulator, filterQuery('Domain', 'contosoretail')));
    assert.deepEqual(await names(response), ['Contoso']);
  });

  it('refuses what the resource does not support with 400 and code 3000', async () => {
    const emulator = await start();
    for (const query of [
      '?size=many',
      '?size=-1',
      '?filter=contoso',
      filterQuery('CompanyName', 'x', 'contains'),
      filterQuery('City', 'x'),
      '?size=5&seekOperation=Next',
      '?size=5&seekOperation=Sideways',
    ]) {
      const response = await get(customersUrl(emulator, query));
      assert.equal(response.status, 400, query);
      assert.equal((await json(response)).code, '3000', query);
    }
  });
});
