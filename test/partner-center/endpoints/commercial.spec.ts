import assert from 'node:assert/strict';
import type { Customer } from '../../../src/domain/customers/customer.js';
import { createCommercialUsage } from '../../../src/partner-center/endpoints/commercial.js';
import { type Answer, empty, json } from '../../helpers/http-server.js';
import { CUSTOMER_ID, commercialItem, createCall, faultOf, type Setup, withApi } from '../support.js';

const V1 = '/v1/analytics/commercial/usage/license/?top=10000';
const PARTNER_V1 = '/partner/v1/analytics/commercial/usage/license?top=10000';
const OTHER_ID = '99999999-2222-3333-4444-555555555555';
const known: Customer = { customerId: CUSTOMER_ID, customerName: 'Fabrikam Ltd', domain: undefined };

const page = (items: readonly unknown[], nextLink: string | null = null, extra: object = {}): Answer =>
  json({ Value: items, '@nextLink': nextLink, TotalCount: items.length, ...extra });

const withUsage = <T>(
  answers: readonly Answer[],
  use: (usage: ReturnType<typeof createCommercialUsage>, setup: Setup) => Promise<T>,
  getCustomer: () => Promise<Customer | undefined> = async () => known,
) => withApi(answers, (setup) => use(createCommercialUsage(setup.api, { getCustomer }), setup));

async function listAll(usage: ReturnType<typeof createCommercialUsage>) {
  const pages = [];
  for await (const { rows } of usage.listLicenseUsage(createCall())) pages.push(rows);
  return pages;
}

const pathsOf = ({ server }: Setup) => server.requests.map(({ path }) => path);

describe('createCommercialUsage: getLicenseUsage', () => {
  it('asks for the one customer by the documented filter', () =>
    withUsage([page([commercialItem(), commercialItem({ workloadName: 'Teams' })])], async (usage, setup) => {
      const rows = await usage.getLicenseUsage(CUSTOMER_ID.toUpperCase(), createCall());
      assert.deepEqual(
        rows?.map(({ workloadName }) => workloadName),
        ['Exchange', 'Teams'],
      );
      const url = new URL(setup.server.requests[0]?.path ?? '', setup.server.url);
      assert.equal(url.pathname, '/v1/analytics/commercial/usage/license/');
      assert.equal(url.searchParams.get('filter'), `customerTenantId eq '${CUSTOMER_ID}'`);
    }));

  it('never gives one customer the rows of another', () =>
    withUsage([page([commercialItem(), commercialItem({ customerTenantId: OTHER_ID })])], async (usage) => {
      assert.equal((await faultOf(usage.getLicenseUsage(CUSTOMER_ID, createCall()))).fault, 'unreadable');
    }));

  it('has no rows for a customer without data and undefined for one that nobody knows', async () => {
    for (const answer of [page([]), empty(204)]) {
      await withUsage([answer], async (usage) => {
        assert.deepEqual(await usage.getLicenseUsage(CUSTOMER_ID, createCall()), []);
      });
      await withUsage(
        [answer],
        async (usage) => assert.equal(await usage.getLicenseUsage(CUSTOMER_ID, createCall()), undefined),
        async () => undefined,
      );
    }
  });

  it('asks nothing for an id that is no GUID', () =>
    withUsage([page([])], async (usage, { server }) => {
      assert.equal(await usage.getLicenseUsage("x' or customerName ne '", createCall()), undefined);
      assert.equal(server.requests.length, 0);
    }));
});

describe('createCommercialUsage: listLicenseUsage', () => {
  it('gives page by page whose row is whose', () =>
    withUsage(
      [
        page([commercialItem()], `/v1/analytics/commercial/usage/license?top=10000&skip=10000`),
        page([commercialItem({ customerTenantId: OTHER_ID, customerName: 'Other' })]),
      ],
      async (usage, setup) => {
        const pages = await listAll(usage);
        assert.deepEqual(
          pages.map((rows) => rows.map(({ customerId, customerName }) => [customerId, customerName])),
          [[[CUSTOMER_ID, 'Fabrikam Ltd']], [[OTHER_ID, 'Other']]],
        );
        assert.deepEqual(pathsOf(setup), [V1, '/v1/analytics/commercial/usage/license?top=10000&skip=10000']);
      },
    ));

  it('follows an absolute next link to its own host and none to another', () =>
    withUsage([page([])], async (_, { server: evil }) => {
      const own: Answer = (response, request) =>
        page([commercialItem()], `http://${request.headers.host}/v1/analytics/x?skip=1`)(response, request);
      await withUsage([own, page([commercialItem()])], async (usage, setup) => {
        assert.equal((await listAll(usage)).length, 2);
        assert.deepEqual(pathsOf(setup), [V1, '/v1/analytics/x?skip=1']);
      });
      await withUsage([page([commercialItem()], `${evil.url}/v1/x`)], async (usage) => {
        assert.equal((await faultOf(listAll(usage))).fault, 'unreadable');
      });
      assert.equal(evil.requests.length, 0);
    }));

  it('ends next links that lead in a circle', () =>
    withUsage(
      [page([commercialItem()], '/v1/a?skip=1'), page([commercialItem()], '/v1/a?skip=1')],
      async (usage) => {
        assert.equal((await faultOf(listAll(usage))).fault, 'unreadable');
      },
    ));

  it('skips by itself where the envelope speaks of more rows and of no link', () =>
    withUsage(
      [
        json({ value: [commercialItem(), commercialItem()], TotalCount: 3 }),
        json({ value: [commercialItem()], TotalCount: 3 }),
      ],
      async (usage, setup) => {
        assert.equal((await listAll(usage)).flat().length, 3);
        assert.deepEqual(pathsOf(setup), [V1, `${V1}&skip=2`]);
      },
    ));

  it('says where the next page is and how many rows there are, and begins there when told', () =>
    withUsage(
      [
        json({ value: [commercialItem()], TotalCount: 3 }),
        json({ value: [commercialItem()], TotalCount: 3 }),
        json({ value: [commercialItem()], TotalCount: 3 }),
      ],
      async (usage, setup) => {
        const first = await usage.listLicenseUsage(createCall())[Symbol.asyncIterator]().next();
        assert.equal(first.value?.rowsInAll, 3);
        const nexts = [];
        for await (const { next } of usage.listLicenseUsage(createCall(), first.value?.next))
          nexts.push(next);
        assert.deepEqual(nexts, [`${V1}&skip=2`, undefined]);
        assert.deepEqual(pathsOf(setup), [V1, `${V1}&skip=1`, `${V1}&skip=2`]);
      },
    ));

  it('trusts a null next link over TotalCount', () =>
    withUsage([page([commercialItem()], null, { TotalCount: 50 })], async (usage, { server }) => {
      assert.equal((await listAll(usage)).length, 1);
      assert.equal(server.requests.length, 1);
    }));

  it('leaves out and counts rows it cannot read or that are nobody’s', () =>
    withUsage(
      [page([commercialItem(), null, commercialItem({ customerTenantId: null })])],
      async (usage, { lines }) => {
        assert.equal((await listAll(usage)).flat().length, 1);
        assert.deepEqual(
          lines.filter(({ level }) => level === 'warn').map(({ data }) => data['skipped']),
          [2],
        );
      },
    ));
});

describe('createCommercialUsage: where the report is', () => {
  it('asks at /partner/v1 where /v1 has nothing, and there first from then on', async () => {
    for (const status of [403, 404, 405, 410, 501]) {
      await withUsage([empty(status), page([commercialItem()])], async (usage, setup) => {
        await listAll(usage);
        await listAll(usage);
        assert.deepEqual(pathsOf(setup), [V1, PARTNER_V1, PARTNER_V1]);
      });
    }
  });

  it('goes back to /v1 when that is where it is again', () =>
    withUsage([empty(404), page([]), empty(404), page([]), page([])], async (usage, setup) => {
      for (let time = 0; time < 3; time += 1) await listAll(usage);
      assert.deepEqual(pathsOf(setup), [V1, PARTNER_V1, PARTNER_V1, V1, V1]);
    }));

  it('throws the first refusal when it is at neither', () =>
    withUsage([empty(403), empty(404)], async (usage) => {
      assert.equal((await faultOf(listAll(usage))).status, 403);
    }));

  it('does not take an outage at the second place for a missing endpoint', () =>
    withUsage([empty(404), empty(503)], async (usage) => {
      assert.equal((await faultOf(listAll(usage))).status, 503);
    }));

  it('asks nowhere else after an outage or a lost sign-in', async () => {
    for (const status of [401, 400]) {
      await withUsage([empty(status)], async (usage, { server }) => {
        assert.equal((await faultOf(listAll(usage))).status, status);
        assert.equal(server.requests.length, 1);
      });
    }
  });

  it('links of /partner/v1 stay there', () =>
    withUsage(
      [empty(404), page([commercialItem()], '/v1/analytics/commercial/usage/license?skip=1'), page([])],
      async (usage, setup) => {
        await listAll(usage);
        assert.equal(pathsOf(setup)[2], '/partner/v1/analytics/commercial/usage/license?skip=1');
      },
    ));
});
