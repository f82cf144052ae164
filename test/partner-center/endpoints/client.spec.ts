import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createPartnerCenterClient } from '../../../src/partner-center/endpoints/client.js';
import type { CallContext } from '../../../src/usecases/ports.js';
import { type Answer, empty, json, raw } from '../../helpers/http-server.js';
import {
  CUSTOMER_ID,
  collection,
  createCall,
  customerItem,
  faultOf,
  type Setup,
  usageItem,
  withApi,
} from '../support.js';

const published = readFileSync(new URL('../../fixtures/usage-response.json', import.meta.url));

const withClient = <T>(
  answers: readonly Answer[],
  use: (client: ReturnType<typeof createPartnerCenterClient>, setup: Setup) => Promise<T>,
) => withApi(answers, (setup) => use(createPartnerCenterClient(setup.api), setup));

async function listAll(
  client: ReturnType<typeof createPartnerCenterClient>,
  call: CallContext = createCall(),
) {
  const pages = [];
  for await (const page of client.listCustomers(call)) pages.push(page);
  return pages;
}

describe('createPartnerCenterClient: getLicenseUsage', () => {
  const encodings: readonly [string, Uint8Array][] = [
    ['as published', published],
    ['with a UTF-8 byte order mark', Buffer.concat([Buffer.from('\uFEFF'), published])],
    ['in UTF-16LE', Buffer.from(`\uFEFF${published.toString('utf8')}`, 'utf16le')],
    ['in UTF-16BE', Buffer.from(`\uFEFF${published.toString('utf8')}`, 'utf16le').swap16()],
  ];
  for (const [name, bytes] of encodings) {
    it(`reads the published example ${name}`, () =>
      withClient(
        [raw(bytes, 200, { 'content-type': 'application/json; charset=utf-8' })],
        async (client, { server }) => {
          const rows = await client.getLicenseUsage('4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04', createCall());
          assert.deepEqual(
            rows?.map(({ productName, workloadName, licensesQualified }) => [
              productName,
              workloadName,
              licensesQualified,
            ]),
            [
              ['OFFICE 365 BUSINESS ESSENTIALS', 'Exchange', 1],
              ['OFFICE 365 BUSINESS ESSENTIALS', 'SharePoint', 1],
              ['OFFICE 365 BUSINESS ESSENTIALS', 'Skype For Business', 1],
              ['EXCHANGE ONLINE (PLAN 1)', 'Exchange', 5],
              ['EXCHANGE ONLINE ARCHIVING FOR EXCHANGE ONLINE', 'Exchange', 2],
            ],
          );
          assert.deepEqual(
            server.requests.map(({ path }) => path),
            ['/v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/analytics/licenses/usage'],
          );
        },
      ));
  }

  it('has no rows for 204, for no items and for null items', async () => {
    for (const answer of [empty(204), json(collection([])), json({ totalCount: 0, items: null })]) {
      await withClient([answer], async (client) => {
        assert.deepEqual(await client.getLicenseUsage(CUSTOMER_ID, createCall()), []);
      });
    }
  });

  it('knows no customer for 404, whatever its body', async () => {
    for (const answer of [
      json({ code: '1000', description: 'Not found' }, 404),
      empty(404),
      raw('<html>', 404),
    ]) {
      await withClient([answer], async (client) => {
        assert.equal(await client.getLicenseUsage(CUSTOMER_ID, createCall()), undefined);
      });
    }
  });

  it('asks nothing for an id that is no GUID', () =>
    withClient([json({})], async (client, { server }) => {
      assert.equal(await client.getLicenseUsage('../../invoices', createCall()), undefined);
      assert.equal(await client.getCustomer('contoso', createCall()), undefined);
      assert.equal(server.requests.length, 0);
    }));

  it('takes 400 with code 3000 for a fault, unless its text says there is no usage data', () =>
    withClient(
      [
        json({ code: '3000', description: 'The property is invalid.' }, 400),
        json({ code: '3000', description: 'The customer does not have usage data.' }, 400),
      ],
      async (client) => {
        const error = await faultOf(client.getLicenseUsage(CUSTOMER_ID, createCall()));
        assert.deepEqual([error.fault, error.errorCode], ['rejected', '3000']);
        assert.deepEqual(await client.getLicenseUsage(CUSTOMER_ID, createCall()), []);
      },
    ));

  it('leaves out rows it cannot read and logs how many, not what', () =>
    withClient(
      [json(collection([usageItem(), null, 'Fabrikam', usageItem({ licensesActive: null }), usageItem()]))],
      async (client, { lines }) => {
        assert.equal((await client.getLicenseUsage(CUSTOMER_ID, createCall()))?.length, 2);
        const warnings = lines.filter(({ level }) => level === 'warn');
        assert.deepEqual(
          warnings.map(({ data }) => [data['skipped'], data['kept']]),
          [[3, 2]],
        );
        assert.ok(!JSON.stringify(lines).includes('Fabrikam'));
      },
    ));

  it('keeps rows of one name apart as they came', () =>
    withClient([json(collection([usageItem(), usageItem({ serviceName: 'crm' })]))], async (client) => {
      const rows = await client.getLicenseUsage(CUSTOMER_ID, createCall());
      assert.deepEqual(
        rows?.map(({ serviceName }) => serviceName),
        ['o365', 'crm'],
      );
    }));
});

describe('createPartnerCenterClient: getCustomer', () => {
  it('keeps id, name and domain and drops billing contacts, from the log too', () => {
    const billing = {
      billingProfile: { email: 'anna@fabrikam.example', firstName: 'Anna' },
      allowDelegatedAccess: true,
    };
    return withClient(
      [json({ ...customerItem(5, 'Fabrikam'), ...billing })],
      async (client, { lines, server }) => {
        const customer = await client.getCustomer('00000000-0000-4000-8000-000000000005', createCall());
        assert.deepEqual(customer, {
          customerId: '00000000-0000-4000-8000-000000000005',
          customerName: 'Fabrikam',
          domain: 'customer5.example',
        });
        assert.equal(server.requests[0]?.path, '/v1/customers/00000000-0000-4000-8000-000000000005');
        assert.ok(!JSON.stringify(lines).includes('abrikam'));
      },
    );
  });

  it('knows none for 404', () =>
    withClient([empty(404)], async (client) => {
      assert.equal(await client.getCustomer(CUSTOMER_ID, createCall()), undefined);
    }));

  it('says so when the customer is not the partner’s', () =>
    withClient([json({ code: '20002', description: 'No relationship' }, 403)], async (client) => {
      assert.equal((await faultOf(client.getCustomer(CUSTOMER_ID, createCall()))).fault, 'no-relationship');
    }));

  it('finds a success that is no customer unreadable', async () => {
    for (const answer of [json({ hello: 1 }), empty(204)]) {
      await withClient([answer], async (client) => {
        assert.equal((await faultOf(client.getCustomer(CUSTOMER_ID, createCall()))).fault, 'unreadable');
      });
    }
  });
});

describe('createPartnerCenterClient: searchCustomers', () => {
  it('sends the documented filter and logs it nowhere', () =>
    withClient([json(collection([customerItem(1, 'Łódź & "Co"')]))], async (client, { server, lines }) => {
      const customers = await client.searchCustomers(' Łódź & "Co', createCall());
      assert.deepEqual(
        customers.map(({ customerName }) => customerName),
        ['Łódź & "Co"'],
      );
      const url = new URL(server.requests[0]?.path ?? '', server.url);
      assert.equal(url.pathname, '/v1/customers');
      assert.deepEqual(JSON.parse(url.searchParams.get('filter') ?? ''), {
        Field: 'CompanyName',
        Value: 'Łódź & "Co',
        Operator: 'starts_with',
      });
      assert.ok(!JSON.stringify(lines).includes('Łódź'));
    }));

  it('keeps customers of one name, told apart by their domains', () =>
    withClient(
      [json(collection([customerItem(1, 'Contoso'), customerItem(2, 'Contoso')]))],
      async (client) => {
        const customers = await client.searchCustomers('contoso', createCall());
        assert.deepEqual(
          customers.map(({ domain }) => domain),
          ['customer1.example', 'customer2.example'],
        );
      },
    ));

  it('finds none for an empty text without asking', () =>
    withClient([json(collection([customerItem(1)]))], async (client, { server }) => {
      assert.deepEqual(await client.searchCustomers('  ', createCall()), []);
      assert.equal(server.requests.length, 0);
    }));
});

describe('createPartnerCenterClient: listCustomers', () => {
  const fill = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => customerItem(from + i));

  it('reads 501 customers in two pages', () => {
    const next = {
      links: {
        next: {
          uri: '/customers?size=500&seekOperation=Next',
          method: 'GET',
          headers: [{ key: 'MS-ContinuationToken', value: 'page2' }],
        },
      },
    };
    return withClient(
      [json(collection(fill(1, 500), next)), json(collection(fill(501, 501)))],
      async (client, { server }) => {
        const pages = await listAll(client);
        assert.deepEqual(
          pages.map(({ length }) => length),
          [500, 1],
        );
        assert.equal(pages[1]?.[0]?.customerName, 'Customer 501');
        assert.deepEqual(
          server.requests.map(({ path, headers }) => [path, headers['ms-continuationtoken']]),
          [
            ['/v1/customers?size=500', undefined],
            ['/v1/customers?size=500&seekOperation=Next', 'page2'],
          ],
        );
      },
    );
  });

  it('asks for no further page once the reader stops', () =>
    withClient([json(collection(fill(1, 2), { continuationToken: 'x' }))], async (client, { server }) => {
      for await (const _ of client.listCustomers(createCall())) break;
      assert.equal(server.requests.length, 1);
    }));

  it('throws when the list itself is not there', () =>
    withClient([empty(404)], async (client) => {
      assert.equal((await faultOf(listAll(client))).fault, 'not-found');
    }));
});
