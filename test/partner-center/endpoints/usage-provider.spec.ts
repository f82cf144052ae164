import assert from 'node:assert/strict';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../../demo/partner-center/emulator.js';
import { createPartnerCenterClient } from '../../../src/partner-center/endpoints/client.js';
import { createCommercialUsage } from '../../../src/partner-center/endpoints/commercial.js';
import {
  createUsageProvider,
  type UsageProviderOptions,
} from '../../../src/partner-center/endpoints/usage-provider.js';
import { createFixedAccessToken } from '../../../src/partner-center/http/access-token.js';
import { createPartnerCenterApi } from '../../../src/partner-center/http/api.js';
import { createRememberedChoice } from '../../../src/partner-center/memory/remembered-choice.js';
import type { SweepSource } from '../../../src/usecases/sweep/everyone-ports.js';
import { createCall, createRecordingLogger, faultOf, NOW, TOKEN } from '../support.js';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const UNKNOWN_ID = idOf(999);
const customers = [1, 2, 3].map((number) => ({
  customerId: idOf(number),
  companyName: `Customer ${number}`,
  domain: `customer${number}.example`,
  relationship: 'reseller' as const,
  country: 'FR',
  // The third has no data anywhere.
  usage: number === 3 ? [] : [usageEntry()],
}));

function usageEntry() {
  return {
    productName: 'OFFICE 365 E3',
    workloadName: 'Exchange',
    workloadCode: 'EXO',
    serviceName: 'o365',
    salesChannel: 'reseller',
    licensesActive: 1,
    licensesQualified: 5,
    processed: 6,
  };
}

const CUSTOMER_PATH = '/licenses/usage';
const COMMERCIAL_PATH = '/commercial/usage';
const absent = (path: string, status: number) => ({ fault: { kind: 'status' as const, status }, path });

describe('createUsageProvider', () => {
  let emulator: PartnerCenterEmulator;
  let now: Date;
  let seen: number;

  beforeEach(async () => {
    now = NOW;
    seen = 0;
    emulator = await createPartnerCenterEmulator({ customers, now: () => NOW, accessToken: TOKEN });
  });
  afterEach(() => emulator.close());

  function create(usageApi: UsageProviderOptions['usageApi'], remembered = createMemory()): SweepSource {
    const logger = createRecordingLogger([]);
    const api = createPartnerCenterApi({
      baseUrl: emulator.url,
      accessToken: createFixedAccessToken(TOKEN),
      logger,
      timing: { sleep: async () => undefined },
    });
    const client = createPartnerCenterClient(api);
    const commercial = createCommercialUsage(api, client);
    return createUsageProvider({
      usageApi,
      customers: client,
      commercial,
      remembered,
      clock: { now: () => now },
      logger,
    });
  }
  const createMemory = () => ({ oneCustomer: createRememberedChoice(), sweep: createRememberedChoice() });

  /** Which endpoints were asked since the last time, in order. */
  function asked(): readonly string[] {
    const paths = emulator.requests.map(({ path }) => path).slice(seen);
    seen = emulator.requests.length;
    return paths.map((path) => {
      if (path.includes(COMMERCIAL_PATH)) return 'commercial';
      return path.includes(CUSTOMER_PATH) ? 'customer' : 'known?';
    });
  }

  describe('one customer', () => {
    it('asks the endpoint it is told to, and no other', async () => {
      for (const usageApi of ['customer', 'commercial'] as const) {
        const provider = create(usageApi);
        assert.equal((await provider.getLicenseUsage(idOf(1), createCall()))?.length, 1);
        assert.deepEqual(asked(), [usageApi]);
        const path = usageApi === 'customer' ? CUSTOMER_PATH : COMMERCIAL_PATH;
        emulator.faults.set([absent(path, 410)]);
        assert.equal((await faultOf(provider.getLicenseUsage(idOf(1), createCall()))).status, 410);
        assert.ok(asked().every((endpoint) => endpoint === usageApi));
        emulator.faults.clear();
      }
    });

    it('asks the customer endpoint first when left to itself', async () => {
      const provider = create('auto');
      await provider.getLicenseUsage(idOf(1), createCall());
      await provider.getLicenseUsage(idOf(3), createCall());
      assert.deepEqual(asked(), ['customer', 'customer']);
    });

    for (const status of [405, 410, 501]) {
      it(`takes the commercial one for ${status}, and keeps to it for a day`, async () => {
        emulator.faults.set([absent(CUSTOMER_PATH, status)]);
        const provider = create('auto');
        assert.equal((await provider.getLicenseUsage(idOf(1), createCall()))?.length, 1);
        assert.deepEqual(asked(), ['customer', 'commercial']);
        await provider.getLicenseUsage(idOf(2), createCall());
        assert.deepEqual(asked(), ['commercial']);
        now = new Date(NOW.getTime() + 86_400_000);
        await provider.getLicenseUsage(idOf(2), createCall());
        assert.deepEqual(asked(), ['customer', 'commercial']);
      });
    }

    it('takes the commercial one for a 404 about a customer that is known', async () => {
      emulator.faults.set([absent(CUSTOMER_PATH, 404)]);
      const provider = create('auto');
      assert.equal((await provider.getLicenseUsage(idOf(1), createCall()))?.length, 1);
      assert.deepEqual(asked(), ['customer', 'known?', 'commercial']);
      await provider.getLicenseUsage(idOf(2), createCall());
      assert.deepEqual(asked(), ['commercial']);
    });

    it('leaves an unknown customer unknown and learns nothing from it', async () => {
      const provider = create('auto');
      assert.equal(await provider.getLicenseUsage(UNKNOWN_ID, createCall()), undefined);
      assert.deepEqual(asked(), ['customer', 'known?']);
      await provider.getLicenseUsage(idOf(1), createCall());
      assert.deepEqual(asked(), ['customer']);
    });

    it('leaves an unknown customer unknown on the commercial endpoint too', async () => {
      emulator.faults.set([absent(CUSTOMER_PATH, 404)]);
      const provider = create('auto');
      await provider.getLicenseUsage(idOf(1), createCall());
      asked();
      assert.equal(await provider.getLicenseUsage(UNKNOWN_ID, createCall()), undefined);
      assert.deepEqual(asked(), ['commercial', 'known?']);
    });

    it('asks nothing for an id that is no GUID', async () => {
      assert.equal(await create('auto').getLicenseUsage('contoso', createCall()), undefined);
      assert.deepEqual(asked(), []);
    });

    it('learns nothing from an empty report: the 404 may have meant "no data"', async () => {
      emulator.faults.set([{ ...absent(CUSTOMER_PATH, 404), customerId: idOf(3) }]);
      const provider = create('auto');
      assert.deepEqual(await provider.getLicenseUsage(idOf(3), createCall()), []);
      asked();
      await provider.getLicenseUsage(idOf(1), createCall());
      assert.deepEqual(asked(), ['customer']);
    });

    it('goes back when the remembered endpoint closes', async () => {
      emulator.faults.set([absent(CUSTOMER_PATH, 410)]);
      const provider = create('auto');
      await provider.getLicenseUsage(idOf(1), createCall());
      asked();
      emulator.faults.set([absent(COMMERCIAL_PATH, 403)]);
      assert.equal((await provider.getLicenseUsage(idOf(1), createCall()))?.length, 1);
      assert.deepEqual(asked(), ['commercial', 'commercial', 'customer']);
      await provider.getLicenseUsage(idOf(1), createCall());
      assert.deepEqual(asked(), ['customer']);
    });

    it('takes up what was remembered before a restart', async () => {
      const memory = createMemory();
      await memory.oneCustomer.write('commercial', NOW);
      await create('auto', memory).getLicenseUsage(idOf(1), createCall());
      assert.deepEqual(asked(), ['commercial']);
    });

    it('throws what the first one said when neither is there', async () => {
      for (const [status, expected] of [
        [404, ['not-found', 404]],
        [410, ['rejected', 410]],
      ] as const) {
        emulator.faults.set([absent(CUSTOMER_PATH, status), absent(COMMERCIAL_PATH, 403)]);
        const error = await faultOf(create('auto').getLicenseUsage(idOf(1), createCall()));
        assert.deepEqual([error.fault, error.status], expected);
      }
    });

    it('asks no other endpoint for a fault that is about now, the sign-in or the customer', async () => {
      for (const status of [400, 401, 403, 429, 500, 503]) {
        emulator.faults.set([absent(CUSTOMER_PATH, status)]);
        await faultOf(create('auto').getLicenseUsage(idOf(1), createCall()));
        assert.deepEqual(new Set(asked()), new Set(['customer']), String(status));
      }
    });

    it('does not guess when it cannot find out whether the customer is known', async () => {
      emulator.faults.set([
        absent(CUSTOMER_PATH, 404),
        { fault: { kind: 'forbidden', code: '20002' }, customerId: idOf(1) },
      ]);
      const error = await faultOf(create('auto').getLicenseUsage(idOf(1), createCall()));
      assert.equal(error.fault, 'no-relationship');
    });
  });

  describe('everyone', () => {
    async function sweep(provider: SweepSource): Promise<readonly string[] | 'one-by-one'> {
      const usage = await provider.getUsageOfEveryone(createCall());
      if (usage.kind === 'one-by-one') return 'one-by-one';
      const ids: string[] = [];
      for await (const page of usage.pages) ids.push(...page.rows.map(({ customerId }) => customerId));
      return ids;
    }

    it('reads the pages of the commercial endpoint, wherever that is', async () => {
      for (const usageApi of ['auto', 'commercial'] as const) {
        for (const commercialPrefix of ['/v1', '/partner/v1'] as const) {
          emulator.state.setQuirks({ commercialPrefix });
          assert.deepEqual(await sweep(create(usageApi)), [idOf(1), idOf(2)]);
        }
      }
    });

    it('reads a report of several pages to its end', async () => {
      emulator.state.setUsage(
        idOf(1),
        Array.from({ length: 10_001 }, () => ({
          productName: 'A',
          workloadName: 'B',
          licensesActive: 1,
          licensesQualified: 2,
        })),
      );
      assert.equal((await sweep(create('auto'))).length, 10_002);
      assert.deepEqual(asked(), ['commercial', 'commercial']);
    });

    it('goes on at a page, and does not take a page that is gone for an endpoint that is gone', async () => {
      emulator.state.setQuirks({ commercialPrefix: '/partner/v1' });
      const provider = create('auto');
      const from = '/partner/v1/analytics/commercial/usage/license?top=10000&skip=1';
      const usage = await provider.getUsageOfEveryone(createCall(), from);
      assert.ok(usage.kind === 'pages');
      const ids: string[] = [];
      for await (const page of usage.pages) ids.push(...page.rows.map(({ customerId }) => customerId));
      assert.deepEqual(ids, [idOf(2)]);
      emulator.faults.set([absent(COMMERCIAL_PATH, 404)]);
      assert.equal((await faultOf(create('auto').getUsageOfEveryone(createCall(), from))).fault, 'not-found');
    });

    it('goes one by one with the customer endpoint, without asking', async () => {
      assert.equal(await sweep(create('customer')), 'one-by-one');
      assert.deepEqual(asked(), []);
    });

    for (const status of [403, 404, 405, 410, 501]) {
      it(`goes one by one where it answers ${status}, and asks no more for a day`, async () => {
        emulator.faults.set([absent(COMMERCIAL_PATH, status)]);
        const memory = createMemory();
        assert.equal(await sweep(create('auto', memory)), 'one-by-one');
        emulator.faults.clear();
        asked();
        assert.equal(await sweep(create('auto', memory)), 'one-by-one');
        assert.deepEqual(asked(), []);
        now = new Date(NOW.getTime() + 86_400_000);
        assert.deepEqual(await sweep(create('auto', memory)), [idOf(1), idOf(2)]);
      });
    }

    it('fails rather than turn to thousands of calls when it is not answering now', async () => {
      for (const status of [401, 429, 503]) {
        emulator.faults.set([absent(COMMERCIAL_PATH, status)]);
        await faultOf(create('auto').getUsageOfEveryone(createCall()));
      }
      emulator.faults.set([absent(COMMERCIAL_PATH, 403)]);
      assert.equal((await faultOf(create('commercial').getUsageOfEveryone(createCall()))).fault, 'forbidden');
    });

    it('does not mix up what it found out for one customer and for everyone', async () => {
      emulator.faults.set([absent(COMMERCIAL_PATH, 403)]);
      const memory = createMemory();
      const provider = create('auto', memory);
      await provider.getUsageOfEveryone(createCall());
      await provider.getLicenseUsage(idOf(1), createCall());
      assert.equal((await memory.sweep.read())?.value, 'customer');
      emulator.faults.set([absent(CUSTOMER_PATH, 410)]);
      await provider.getLicenseUsage(idOf(1), createCall());
      assert.equal((await memory.oneCustomer.read())?.value, 'commercial');
      assert.equal((await memory.sweep.read())?.value, 'customer');
    });
  });
});
