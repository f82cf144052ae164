import assert from 'node:assert/strict';
import type { PartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { createDirectory } from '../../../demo/partner-center/invented/directory.js';
import type { QuirksInput } from '../../../demo/partner-center/quirks.js';
import { createLogger } from '../../../src/base/logger.js';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import { createPartnerCenterClient } from '../../../src/partner-center/endpoints/client.js';
import { createCommercialUsage } from '../../../src/partner-center/endpoints/commercial.js';
import { createFixedAccessToken } from '../../../src/partner-center/http/access-token.js';
import { createPartnerCenterApi } from '../../../src/partner-center/http/api.js';
import type { CallContext } from '../../../src/usecases/ports.js';
import { emulators } from './start-emulator.js';

function connect(emulator: PartnerCenterEmulator) {
  const api = createPartnerCenterApi({
    baseUrl: emulator.url,
    accessToken: createFixedAccessToken('demo'),
    logger: createLogger('silent'),
  });
  const client = createPartnerCenterClient(api);
  return { client, commercial: createCommercialUsage(api, client) };
}

function createCall(): CallContext {
  return {
    correlationId: '11111111-2222-4333-8444-555555555555',
    locale: 'en-US',
    signal: AbortSignal.timeout(15_000),
  };
}

function counts(rows: readonly LicenseUsageRow[] | undefined): string[] | undefined {
  return rows
    ?.map((row) =>
      [
        row.productName,
        row.workloadName,
        row.salesChannel,
        row.licensesActive,
        row.licensesQualified,
        row.processedDateTime?.toISOString(),
      ].join('/'),
    )
    .sort();
}

const QUIRKS: readonly QuirksInput[] = [
  {},
  { commercialPrefix: '/partner/v1', activeField: 'licenseActive', guidCase: 'lower' },
  { envelope: 'value', commercialDateStyle: 'fraction', dateStyle: 'zoneless', rowIds: true },
  { envelope: 'odata', commercialDateStyle: 'offset', dateStyle: 'fraction', nextLinkPrefix: '' },
  { linkPrefix: '/v1', dateStyle: 'zulu', echoRequestId: false },
];

describe("the bot's own client against the emulator", () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  for (const quirks of QUIRKS) {
    it(`reads the same rows over both endpoints under ${JSON.stringify(quirks)}`, async () => {
      const emulator = await start();
      emulator.state.setQuirks(quirks);
      const { client, commercial } = connect(emulator);
      for (const name of ['Fabrikam Ltd', 'Relecloud', 'Alpine Ski House', 'DT DEMO CSP CUSTOMER 005']) {
        const { customerId, usage } = emulator.state.find(name);
        const rows = await client.getLicenseUsage(customerId, createCall());
        assert.equal(rows?.length, usage.length, name);
        assert.deepEqual(
          counts(await commercial.getLicenseUsage(customerId, createCall())),
          counts(rows),
          name,
        );
      }
    });
  }

  it('lists 501 customers and all their rows', async () => {
    const emulator = await start({ customers: createDirectory(501) });
    const { client, commercial } = connect(emulator);
    const ids = new Set<string>();
    for await (const page of client.listCustomers(createCall())) {
      for (const { customerId } of page) ids.add(customerId);
    }
    assert.equal(ids.size, 501);
    let rows = 0;
    for await (const page of commercial.listLicenseUsage(createCall())) rows += page.rows.length;
    assert.equal(rows, 501 * 20);
  });

  it('never follows a link to another host', async () => {
    const emulator = await start({ customers: createDirectory(501) });
    emulator.state.setQuirks({ linkPrefix: 'https://elsewhere.example/v1' });
    const { client } = connect(emulator);
    await assert.rejects(async () => {
      for await (const _page of client.listCustomers(createCall()));
    });
    assert.equal(emulator.requests.length, 1);
  });
});
