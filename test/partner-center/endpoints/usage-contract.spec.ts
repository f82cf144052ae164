import assert from 'node:assert/strict';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../../demo/partner-center/emulator.js';
import { PartnerCenterError } from '../../../src/base/errors.js';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import { createPartnerCenterClient } from '../../../src/partner-center/endpoints/client.js';
import { createCommercialUsage } from '../../../src/partner-center/endpoints/commercial.js';
import { createUsageProvider } from '../../../src/partner-center/endpoints/usage-provider.js';
import { createFixedAccessToken } from '../../../src/partner-center/http/access-token.js';
import {
  type ApiAnswer,
  type ApiRequest,
  createPartnerCenterApi,
  type PartnerCenterApi,
} from '../../../src/partner-center/http/api.js';
import { createRememberedChoice } from '../../../src/partner-center/memory/remembered-choice.js';
import type { CallContext, PartnerCenter } from '../../../src/usecases/ports.js';
import type { UsageApi } from '../../../src/usecases/usage/usage-api-ports.js';
import { createCall, createRecordingLogger, faultOf, NOW, TOKEN } from '../support.js';

const CUSTOMER = {
  customerId: '10000000-2000-4000-8000-300000000000',
  companyName: 'Contract Test Ltd',
  domain: 'contract.example',
  relationship: 'reseller',
  country: 'PT',
} as const;
const UNKNOWN_ID = '10000000-2000-4000-8000-3fffffffffff';

const entry = (workloadName: string, workloadCode: string, fields: object = {}) => ({
  productName: 'OFFICE 365 E3',
  workloadName,
  workloadCode,
  serviceName: 'o365',
  salesChannel: 'reseller',
  licensesActive: 3,
  licensesQualified: 8,
  processed: 6,
  ...fields,
});
const USAGE = [
  entry('Exchange', 'EXO'),
  entry('SharePoint', 'SPO', { licensesActive: 9 }),
  entry('Microsoft Dynamics CRM', 'CRM', {
    serviceName: 'crm',
    productName: 'DYNAMICS 365',
    licensesQualified: 0,
  }),
  entry('Teams', 'TEAMS', { salesChannel: 'Direct', processed: new Date('2026-10-01T12:30:00Z') }),
];

const row = (workloadName: string, fields: Partial<LicenseUsageRow> = {}) => ({
  productName: 'OFFICE 365 E3',
  workloadName,
  serviceName: 'o365',
  salesChannel: 'reseller',
  licensesQualified: 8,
  licensesActive: 3,
  processedDateTime: new Date('2026-10-06T00:00:00Z'),
  ...fields,
});
const EXPECTED = [
  row('Exchange'),
  row('SharePoint', { licensesActive: 9 }),
  row('Microsoft Dynamics CRM', { serviceName: 'crm', productName: 'DYNAMICS 365', licensesQualified: 0 }),
  row('Teams', { salesChannel: 'direct', processedDateTime: new Date('2026-10-01T12:30:00Z') }),
];

/** The rows without the percentage, which only one of the endpoints reports. */
function withoutPercent(rows: readonly LicenseUsageRow[] | undefined): object[] | undefined {
  return rows?.map(({ reportedUsagePercent: _, ...rest }) => rest);
}

type UsageProvider = Pick<PartnerCenter, 'getLicenseUsage'>;

function describeUsageProvider(name: string, create: (api: PartnerCenterApi) => UsageProvider): void {
  describe(`usage provider: ${name}`, () => {
    let emulator: PartnerCenterEmulator;
    let provider: UsageProvider;

    beforeEach(async () => {
      emulator = await createPartnerCenterEmulator({
        customers: [
          { ...CUSTOMER, usage: USAGE },
          {
            ...CUSTOMER,
            customerId: CUSTOMER.customerId.replace('1', '2'),
            usage: [entry('Exchange', 'EXO')],
          },
          { ...CUSTOMER, customerId: CUSTOMER.customerId.replace('1', '3'), usage: [] },
        ],
        now: () => NOW,
        accessToken: TOKEN,
      });
      const api = createPartnerCenterApi({
        baseUrl: emulator.url,
        accessToken: createFixedAccessToken(TOKEN),
        logger: createRecordingLogger([]),
        timing: { sleep: async () => undefined },
      });
      provider = create(api);
    });
    afterEach(() => emulator.close());

    it('gives the same domain rows', async () => {
      const rows = await provider.getLicenseUsage(CUSTOMER.customerId, createCall());
      assert.deepEqual(withoutPercent(rows), EXPECTED);
    });

    it('gives them however the documents contradict themselves', async () => {
      for (const dateStyle of ['offset', 'zulu', 'fraction', 'zoneless'] as const) {
        for (const envelope of ['Value', 'value', 'odata'] as const) {
          emulator.state.setQuirks({
            rowIds: envelope === 'value',
            dateStyle,
            commercialDateStyle: dateStyle,
            envelope,
            activeField: envelope === 'odata' ? 'licenseActive' : 'licensesActive',
            guidCase: envelope === 'odata' ? 'lower' : 'upper',
            commercialPrefix: envelope === 'value' ? '/partner/v1' : '/v1',
          });
          const rows = await provider.getLicenseUsage(CUSTOMER.customerId, createCall());
          assert.deepEqual(withoutPercent(rows), EXPECTED, `${dateStyle}, ${envelope}`);
        }
      }
    });

    it('takes the id in any case', async () => {
      const rows = await provider.getLicenseUsage(CUSTOMER.customerId.toUpperCase(), createCall());
      assert.equal(rows?.length, EXPECTED.length);
    });

    it('has no rows for a customer without usage', async () => {
      const customerId = CUSTOMER.customerId.replace('1', '3');
      assert.deepEqual(await provider.getLicenseUsage(customerId, createCall()), []);
    });

    it('knows no unknown customer', async () => {
      assert.equal(await provider.getLicenseUsage(UNKNOWN_ID, createCall()), undefined);
    });

    it('outlives a cut connection, odd encodings and one failure', async () => {
      for (const kind of ['cut-off', 'reset', 'bom', 'utf-16le', 'server-error'] as const) {
        emulator.faults.add({ fault: { kind }, times: 1 });
        const rows = await provider.getLicenseUsage(CUSTOMER.customerId, createCall());
        assert.equal(rows?.length, EXPECTED.length, kind);
      }
    });

    it('names its faults alike', async () => {
      for (const [fault, expected] of [
        [{ kind: 'unauthorized' }, 'unauthorized'],
        [{ kind: 'mfa-required' }, 'mfa-required'],
        [{ kind: 'mfa-required-no-body' }, 'mfa-required'],
        [{ kind: 'throttled', retryAfter: 3600 }, 'throttled'],
        [{ kind: 'html' }, 'unreadable'],
        [{ kind: 'empty' }, 'unreadable'],
        [{ kind: 'nonsense' }, 'unreadable'],
        [{ kind: 'unavailable' }, 'unavailable'],
      ] as const) {
        emulator.faults.set([{ fault }]);
        const error = await faultOf(provider.getLicenseUsage(CUSTOMER.customerId, createCall()));
        assert.equal(error.fault, expected, fault.kind);
      }
    });
  });
}

describeUsageProvider('customer endpoint', createPartnerCenterClient);
describeUsageProvider('commercial endpoint', (api) =>
  createCommercialUsage(api, createPartnerCenterClient(api)),
);
for (const usageApi of ['auto', 'customer', 'commercial'] as const) {
  describeUsageProvider(`provider told ${usageApi}`, (api) => createProvider(api, usageApi));
}
describeUsageProvider('provider told auto, where the customer endpoint is gone', (api) =>
  createProvider({ ...api, get: (request, call) => getUnlessGone(api, request, call) }, 'auto'),
);

function createProvider(api: PartnerCenterApi, usageApi: UsageApi | 'auto'): UsageProvider {
  const customers = createPartnerCenterClient(api);
  return createUsageProvider({
    usageApi,
    customers,
    commercial: createCommercialUsage(api, customers),
    remembered: { oneCustomer: createRememberedChoice(), sweep: createRememberedChoice() },
    clock: { now: () => NOW },
    logger: createRecordingLogger([]),
  });
}

function getUnlessGone(api: PartnerCenterApi, request: ApiRequest, call: CallContext): Promise<ApiAnswer> {
  if (!request.route.endsWith('/licenses/usage')) return api.get(request, call);
  const { correlationId } = call;
  return Promise.reject(new PartnerCenterError('gone', { fault: 'rejected', status: 410, correlationId }));
}
