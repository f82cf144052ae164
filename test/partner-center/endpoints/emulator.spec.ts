import assert from 'node:assert/strict';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../../demo/partner-center/emulator.js';
import { createPartnerCenterClient } from '../../../src/partner-center/endpoints/client.js';
import { createCommercialUsage } from '../../../src/partner-center/endpoints/commercial.js';
import { createLicenseDeployment } from '../../../src/partner-center/endpoints/deployment.js';
import { createSubscriptions } from '../../../src/partner-center/endpoints/subscriptions.js';
import { createFixedAccessToken } from '../../../src/partner-center/http/access-token.js';
import { createPartnerCenterApi, type PartnerCenterApi } from '../../../src/partner-center/http/api.js';
import { createCustomerDirectory } from '../../../src/partner-center/memory/directory.js';
import { createCall, createRecordingLogger, NOW, TOKEN } from '../support.js';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const usage = (seats: number) => [
  {
    productName: 'OFFICE 365 E3',
    workloadName: 'Exchange',
    workloadCode: 'EXO',
    serviceName: 'o365',
    salesChannel: 'reseller',
    licensesActive: 1,
    licensesQualified: seats,
    processed: 6,
  },
];
const customers = Array.from({ length: 501 }, (_, at) => ({
  customerId: idOf(at + 1),
  companyName: `Adventure Works ${at + 1}`,
  domain: `adventure${at + 1}.example`,
  relationship: 'reseller' as const,
  country: 'FR',
  usage: usage(at + 1),
}));

describe('the client against the emulated Partner Center', () => {
  let emulator: PartnerCenterEmulator;
  let api: PartnerCenterApi;

  beforeEach(async () => {
    emulator = await createPartnerCenterEmulator({ customers, now: () => NOW, accessToken: TOKEN });
    api = createPartnerCenterApi({
      baseUrl: emulator.url,
      accessToken: createFixedAccessToken(TOKEN),
      logger: createRecordingLogger([]),
      timing: { sleep: async () => undefined },
    });
  });
  afterEach(() => emulator.close());

  it('finds the 501st customer through the directory, whatever the links start with', async () => {
    for (const linkPrefix of ['', '/v1', '/v1//v1', emulator.url]) {
      emulator.state.setQuirks({ linkPrefix });
      const partnerCenter = createPartnerCenterClient(api);
      const logger = createRecordingLogger([]);
      const directory = createCustomerDirectory({ partnerCenter, logger, clock: { now: () => NOW } });
      const index = await directory.index(createCall());
      assert.equal(index.size, 501, linkPrefix);
      assert.equal(index.get(idOf(501))?.domain, 'adventure501.example');
      const match = index.match('adventure works 501');
      assert.equal(match.kind === 'one' && match.customer.customerId, idOf(501));
      await directory.close();
    }
  });

  it('searches by the beginning of a name and looks customers up by id', async () => {
    const client = createPartnerCenterClient(api);
    const found = await client.searchCustomers('ADVENTURE works 50', createCall());
    assert.deepEqual(
      found.map(({ customerId }) => customerId),
      [idOf(50), idOf(500), idOf(501)],
    );
    assert.equal((await client.getCustomer(idOf(7), createCall()))?.customerName, 'Adventure Works 7');
    assert.equal(await client.getCustomer(idOf(999), createCall()), undefined);
  });

  it('reads deployment and subscriptions', async () => {
    const [deployed] = (await createLicenseDeployment(api).getLicenseDeployment(idOf(8), createCall())) ?? [];
    assert.deepEqual([deployed?.productName, deployed?.licensesSold], ['OFFICE 365 E3', 8]);
    emulator.state.setSubscriptions(idOf(8), [
      { offerName: 'Office 365 E3', quantity: 8, endsInDays: 'never' },
      { offerName: 'Visio', quantity: 2, endsInDays: 10, autoRenewEnabled: false },
    ]);
    const terms = (await createSubscriptions(api).getSubscriptions(idOf(8), createCall())) ?? [];
    assert.deepEqual(
      terms.map(({ offerName, quantity, commitmentEndDate }) => [
        offerName,
        quantity,
        commitmentEndDate?.toISOString(),
      ]),
      [
        ['Office 365 E3', 8, undefined],
        ['Visio', 2, '2026-10-22T00:00:00.000Z'],
      ],
    );
  });

  it('lists the usage of everyone, page by page', async () => {
    emulator.state.addCustomer({
      ...customers[0],
      customerId: idOf(600),
      companyName: 'Giant',
      domain: 'giant.example',
      relationship: 'reseller',
      country: 'FR',
      usage: Array.from({ length: 10_000 }, () => usage(5)).flat(),
    });
    const pages = [];
    const commercial = createCommercialUsage(api, createPartnerCenterClient(api));
    for await (const page of commercial.listLicenseUsage(createCall())) pages.push(page.rows);
    assert.deepEqual(
      pages.map(({ length }) => length),
      [10_000, 501],
    );
    assert.equal(pages.flat().filter(({ customerId }) => customerId === idOf(600)).length, 10_000);
  });
});
