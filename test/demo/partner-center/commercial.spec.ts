import assert from 'node:assert/strict';
import type { PartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { createDirectory } from '../../../demo/partner-center/invented/directory.js';
import { company, uses } from '../../../demo/partner-center/invented/tables.js';
import { emulators, get, json } from './start-emulator.js';

interface Page {
  readonly Value: readonly Readonly<Record<string, unknown>>[];
  readonly '@nextLink': string | null;
  readonly TotalCount: number;
}

const USAGE = '/v1/analytics/commercial/usage/license/';
const DEPLOYMENT = '/v1/analytics/commercial/deployment/license/';

function page(
  emulator: PartnerCenterEmulator,
  query: Record<string, string> = {},
  path = USAGE,
): Promise<Page> {
  return json<Page>(get(`${emulator.url}${path}?${new URLSearchParams(query)}`));
}

describe('the commercial usage endpoint', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('answers the rows of one customer with codes, capital ids, zone-less dates and no percentage', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    const { Value, TotalCount, ...rest } = await page(emulator, {
      filter: `customerTenantId eq '${customerId}'`,
    });
    assert.equal(TotalCount, 4);
    assert.deepEqual(rest, { '@nextLink': null });
    const { productId, ...row } = Value[0] ?? {};
    assert.match(String(productId), /^[0-9A-F-]{36}$/);
    assert.deepEqual(row, {
      processedDateTime: '2026-11-15T00:00:00',
      workloadCode: 'EXO',
      workloadName: 'Exchange',
      serviceCode: 'o365',
      serviceName: 'Microsoft Office 365',
      channel: 'reseller',
      customerTenantId: customerId.toUpperCase(),
      customerName: 'Litware, Inc.',
      productName: 'MICROSOFT 365 BUSINESS STANDARD',
      licensesActive: 58,
      licensesQualified: 64,
    });
  });

  it('covers every row of every customer once, page by page along the next links', async () => {
    const emulator = await start();
    const expected = emulator.state.customers.flatMap((customer) =>
      customer.usage.map((row) => `${customer.companyName}/${row.productName}/${row.workloadName}`),
    );
    const seen: string[] = [];
    let next: string | null = `${emulator.url}${USAGE}?top=37`;
    while (next !== null) {
      const body: Page = await json<Page>(get(next));
      assert.ok(body.Value.length <= 37);
      assert.equal(body.TotalCount, expected.length);
      seen.push(
        ...body.Value.map((row) => `${row['customerName']}/${row['productName']}/${row['workloadName']}`),
      );
      next = body['@nextLink'];
    }
    assert.deepEqual(seen, expected);
  });

  it('puts 10,000 rows on a page unless asked for fewer, and never more', async () => {
    const emulator = await start({ customers: createDirectory(501) });
    const queries: readonly Record<string, string>[] = [{}, { top: '20000' }];
    for (const query of queries) {
      const body = await page(emulator, query);
      assert.equal(body.Value.length, 10_000);
      assert.equal(body.TotalCount, 10_020);
    }
    const rest = await page(emulator, { skip: '10000' });
    assert.equal(rest.Value.length, 20);
    assert.equal(rest['@nextLink'], null);
    assert.deepEqual((await page(emulator, { skip: '10020' })).Value, []);
  });

  it('passes over customers without rows, at the start too', async () => {
    const nobody = (name: string) => company(name, `${name}.example`, 'US', []);
    const somebody = company('C', 'c.example', 'US', [uses('O365_E3', 9, { EXO: 1, SPO: 2 })]);
    const emulator = await start({ customers: [nobody('a'), nobody('b'), somebody, nobody('d')] });
    const names = async (query: Record<string, string>) =>
      (await page(emulator, query)).Value.map((row) => row['workloadName']);
    assert.deepEqual(await names({}), ['Exchange', 'SharePoint']);
    assert.deepEqual(await names({ top: '1', skip: '1' }), ['SharePoint']);
  });

  it('shows a change of usage at once', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Alpine Ski House');
    const before = (await page(emulator)).TotalCount;
    const row = {
      productName: 'OFFICE 365 E3',
      workloadName: 'Teams',
      licensesActive: 1,
      licensesQualified: 2,
    };
    emulator.state.setUsage(customerId, [row]);
    assert.equal((await page(emulator)).TotalCount, before + 1);
  });

  it('keeps the filter in its next link', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    const first = await page(emulator, { top: '3', filter: `customerTenantId eq '${customerId}'` });
    const second = await json<Page>(get(first['@nextLink'] ?? ''));
    assert.deepEqual(
      second.Value.map((row) => [row['customerName'], row['workloadName']]),
      [['Litware, Inc.', 'Office Pro Plus']],
    );
  });

  it('answers an empty list for a customer it does not know', async () => {
    const emulator = await start();
    const body = await page(emulator, {
      filter: "customerTenantId eq '00000000-0000-4000-8000-000000000000'",
    });
    assert.deepEqual(body, { Value: [], '@nextLink': null, TotalCount: 0 });
  });

  it('adds up by the fields of groupby', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Relecloud');
    const { Value } = await page(emulator, {
      filter: `customerTenantId eq '${customerId}'`,
      groupby: 'workloadCode, serviceCode',
    });
    assert.deepEqual(Value.slice(0, 3), [
      { workloadCode: 'CRM', serviceCode: 'crm', licensesActive: 19, licensesQualified: 26 },
      { workloadCode: 'SPO', serviceCode: 'crm', licensesActive: 4, licensesQualified: 26 },
      { workloadCode: 'EXO', serviceCode: 'o365', licensesActive: 83, licensesQualified: 90 },
    ]);
  });

  it('answers the rows of one day', async () => {
    const emulator = await start();
    const { Value } = await page(emulator, { processedDateTime: '2017-03-09T00:00:00' });
    assert.deepEqual([...new Set(Value.map((row) => row['customerName']))], ['DT DEMO CSP CUSTOMER 005']);
  });

  it('refuses parameters that make no sense with 400 and code 3000', async () => {
    const emulator = await start();
    for (const query of [
      'top=0',
      'top=x',
      'skip=-1',
      'filter=x',
      'groupby=city',
      'processedDateTime=today',
    ]) {
      const response = await get(`${emulator.url}${USAGE}?${query}`);
      assert.equal(response.status, 400, query);
      assert.equal((await json(response)).code, '3000', query);
    }
  });

  it('answers on the prefix it is told to, and 404 without a code on the other', async () => {
    const emulator = await start();
    const status = async (path: string) => (await get(`${emulator.url}${path}`)).status;
    const bare = USAGE.replace(/\/$/, '');
    for (const [commercialPrefix, plain, partner] of [
      ['/v1', 200, 404],
      ['/partner/v1', 404, 200],
      ['both', 200, 200],
      ['none', 404, 404],
    ] as const) {
      emulator.state.setQuirks({ commercialPrefix });
      assert.deepEqual(
        [await status(USAGE), await status(bare), await status(`/partner${USAGE}`)],
        [plain, plain, partner],
      );
    }
    assert.equal((await json(get(`${emulator.url}${USAGE}`))).code, undefined);
  });

  it('takes every side of the contradictions in the documentation', async () => {
    const emulator = await start();
    emulator.state.setQuirks({
      activeField: 'licenseActive',
      envelope: 'odata',
      commercialDateStyle: 'zulu',
      guidCase: 'lower',
      nextLinkPrefix: '',
    });
    const odata = await json<Record<string, unknown>>(get(`${emulator.url}${USAGE}?top=1`));
    assert.equal(odata['@odata.nextLink'], `${USAGE}?top=1&skip=1`);
    const [row] = odata['value'] as [Record<string, unknown>];
    assert.deepEqual([row['licenseActive'], 'licensesActive' in row], [112, false]);
    assert.equal(row['processedDateTime'], '2026-11-15T00:00:00Z');
    assert.equal(row['customerTenantId'], emulator.state.find('contoso.onmicrosoft.com').customerId);

    emulator.state.setQuirks({ envelope: 'value', nextLinkPrefix: 'https://elsewhere.example' });
    const small = await json<Record<string, unknown>>(get(`${emulator.url}${USAGE}?top=1`));
    assert.deepEqual(Object.keys(small), ['value', '@nextLink', 'totalCount']);
    assert.equal(small['@nextLink'], `https://elsewhere.example${USAGE}?top=1&skip=1`);
  });

  it('suffers the faults of the customer its filter names', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    emulator.faults.add({ fault: { kind: 'forbidden' }, customerId });
    const query = new URLSearchParams({ filter: `customerTenantId eq '${customerId.toUpperCase()}'` });
    assert.equal((await get(`${emulator.url}${USAGE}?${query}`)).status, 403);
    assert.equal((await get(`${emulator.url}${USAGE}`)).status, 200);
  });
});

describe('the commercial deployment endpoint', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('answers sold and deployed seats, and has no workload to filter by', async () => {
    const emulator = await start();
    const { Value, TotalCount } = await page(
      emulator,
      { filter: "customerName eq 'fabrikam ltd'" },
      DEPLOYMENT,
    );
    assert.equal(TotalCount, 3);
    const [row] = Value;
    assert.deepEqual(
      [row?.['productName'], row?.['licensesDeployed'], row?.['licensesSold'], row?.['workloadName']],
      ['MICROSOFT 365 BUSINESS PREMIUM', 38, 50, undefined],
    );
    const refused = await get(`${emulator.url}${DEPLOYMENT}?filter=workloadCode%20eq%20'EXO'`);
    assert.equal(refused.status, 400);
  });
});
