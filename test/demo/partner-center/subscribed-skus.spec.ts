import assert from 'node:assert/strict';
import type { PartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { createLogger } from '../../../src/base/logger.js';
import { createSubscribedSkus } from '../../../src/partner-center/endpoints/subscribed-skus.js';
import { createFixedAccessToken } from '../../../src/partner-center/http/access-token.js';
import { createPartnerCenterApi } from '../../../src/partner-center/http/api.js';
import { createCall } from '../../usecases/fakes.js';
import { emulators, get, json } from './start-emulator.js';

interface Skus {
  readonly totalCount: number;
  readonly code?: string;
  readonly items: readonly {
    readonly activeUnits: number;
    readonly consumedUnits: number;
    readonly availableUnits: number;
    readonly totalUnits: number;
    readonly productSku: { readonly name: string; readonly id: string; readonly skuPartNumber: string };
  }[];
}

describe('subscribedskus of the emulator', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  const skusOf = async (emulator: PartnerCenterEmulator, domain: string, query = '') => {
    const { customerId } = emulator.state.find(domain);
    return json<Skus>(get(`${emulator.url}/v1/customers/${customerId}/subscribedskus${query}`));
  };

  it('follows from contracts: one licence of several subscriptions, sellers and channels', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('contoso.onmicrosoft.com');
    const before = await skusOf(emulator, 'contoso.onmicrosoft.com');
    assert.equal(before.totalCount, 4);
    emulator.state.setSubscriptions(customerId, [
      { offerName: 'Power BI Pro', quantity: 20, endsInDays: 6 },
      { offerName: 'Power BI Pro', quantity: 5, endsInDays: 90 },
      { offerName: 'Power BI Pro', quantity: 7, endsInDays: 90, status: 'suspended' },
      { offerName: 'Power BI Pro', quantity: 9, endsInDays: -5, status: 'expired' },
      { offerName: 'Azure plan', quantity: 1, endsInDays: 'never', billingType: 'usage' },
    ]);
    const after = await skusOf(emulator, 'contoso.onmicrosoft.com');
    const powerBi = after.items.find(({ productSku }) => productSku.name === 'Power BI Pro');
    assert.deepEqual([powerBi?.activeUnits, powerBi?.consumedUnits], [25, 11]);
    assert.equal(
      after.items.some(({ productSku }) => productSku.name === 'Azure plan'),
      false,
    );
    // 70 seats of the partner and 20 bought directly.
    const [, e3] = (await skusOf(emulator, 'relecloud.onmicrosoft.com')).items;
    assert.equal(e3?.activeUnits, 90);
  });

  it('counts what is available as the documentation does, seats in grace included', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('contoso.onmicrosoft.com');
    emulator.state.setSubscribedSkus(customerId, [
      { name: 'Power BI Pro', active: 10, consumed: 8, warning: 3 },
      { name: 'Minecraft', active: 2, consumed: 0, licenseGroupId: 'group2' },
    ]);
    const { items } = await skusOf(emulator, 'contoso.onmicrosoft.com');
    assert.deepEqual([items[0]?.totalUnits, items[0]?.availableUnits], [13, 5]);
    assert.equal(
      (await skusOf(emulator, 'contoso.onmicrosoft.com', '?licenseGroupIds=group1')).totalCount,
      1,
    );
  });

  it('refuses without a role, by Conditional Access, and a token without a user', async () => {
    const emulator = await start({
      checkToken: (token) => (token === 'app' ? { kind: 'app' } : { kind: 'user', mfa: true }),
    });
    assert.equal((await skusOf(emulator, 'fabrikam.onmicrosoft.com')).code, '900308');
    assert.equal((await skusOf(emulator, 'cpandl.onmicrosoft.com')).code, '900309');
    const { customerId } = emulator.state.find('contoso.onmicrosoft.com');
    const url = `${emulator.url}/v1/customers/${customerId}/subscribedskus`;
    const answer = await get(url, { Authorization: 'Bearer app' });
    assert.deepEqual([answer.status, (await json<Skus>(answer)).code], [403, '900329']);
    const unknown = await get(
      `${emulator.url}/v1/customers/00000000-0000-4000-8000-000000000000/subscribedskus`,
    );
    assert.equal(unknown.status, 404);
  });

  it("is read by the bot's own client", async () => {
    const emulator = await start();
    const api = createPartnerCenterApi({
      baseUrl: emulator.url,
      accessToken: createFixedAccessToken('demo'),
      logger: createLogger('silent'),
    });
    const { customerId } = emulator.state.find('contoso.onmicrosoft.com');
    const skus = await createSubscribedSkus(api).getSubscribedSkus(customerId, createCall());
    assert.deepEqual(
      skus?.map(({ partNumber, active, consumed }) => [partNumber, active, consumed]),
      [
        ['M365_PREMIUM', 120, 115],
        ['EXO_P1', 15, 12],
        ['POWER_BI_PRO', 20, 11],
        ['COPILOT', 25, 25],
      ],
    );
  });

  it('is changed over the control path', async () => {
    const emulator = await start();
    const at = `${emulator.url}/_emulator/customers/contoso.onmicrosoft.com`;
    const put = (part: string, body: object) =>
      fetch(`${at}/${part}`, { method: 'PUT', body: JSON.stringify(body) });
    assert.equal(
      (await put('subscribedskus', { items: [{ name: 'X', active: 1, consumed: 1 }] })).status,
      204,
    );
    assert.equal((await skusOf(emulator, 'contoso.onmicrosoft.com')).totalCount, 1);
    assert.equal((await put('tenant', { refusal: 'no-role' })).status, 204);
    assert.equal((await skusOf(emulator, 'contoso.onmicrosoft.com')).code, '900308');
    assert.equal((await put('tenant', { refusal: 'other' })).status, 400);
  });
});
