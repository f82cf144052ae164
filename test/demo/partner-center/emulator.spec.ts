import assert from 'node:assert/strict';
import { emulators, get, type Item, json, NOW, usageUrl } from './start-emulator.js';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('createPartnerCenterEmulator', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('answers usage as a collection of rows with two-decimal percentages', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    const body = await json(get(usageUrl(emulator, customerId)));
    assert.equal(body.totalCount, 4);
    assert.deepEqual(body.items[0], {
      customerName: 'Litware, Inc.',
      productName: 'MICROSOFT 365 BUSINESS STANDARD',
      licensesActive: 58,
      licensesQualified: 64,
      usagePercent: 90.63,
      workloadName: 'Exchange',
      processedDateTime: '2026-11-15T00:00:00+00:00',
      serviceName: 'o365',
      channel: 'reseller',
      attributes: { objectType: 'CustomerLicensesUsageInsights' },
    });
  });

  it('answers no rows as an empty collection', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Alpine Ski House');
    const response = await get(usageUrl(emulator, customerId));
    assert.equal(response.status, 200);
    assert.deepEqual(await json(response), {
      totalCount: 0,
      items: [],
      attributes: { objectType: 'Collection' },
    });
  });

  it('takes a customer id in any case', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    assert.equal((await get(usageUrl(emulator, customerId.toUpperCase()))).status, 200);
  });

  it('adds row ids and other dates when asked to', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    for (const [dateStyle, written] of [
      ['zulu', '2026-11-15T00:00:00Z'],
      ['fraction', '2026-11-15T00:00:00.0000000Z'],
      ['zoneless', '2026-11-15T00:00:00'],
    ] as const) {
      emulator.state.setQuirks({ dateStyle, rowIds: true });
      const [row] = (await json(get(usageUrl(emulator, customerId)))).items;
      assert.equal(row?.['processedDateTime'], written);
      assert.deepEqual(
        [row?.['customerId'], row?.['serviceCode'], row?.['workloadCode']],
        [customerId, 'o365', 'EXO'],
      );
    }
  });

  it('answers one customer with the billing profile that lists leave out', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Fabrikam GmbH');
    const body = await json<Item & { billingProfile: { defaultAddress: object } }>(
      get(`${emulator.url}/v1/customers/${customerId}`),
    );
    assert.equal(body.companyProfile.companyName, 'Fabrikam GmbH');
    assert.equal(body['allowDelegatedAccess'], true);
    assert.deepEqual(Object.entries(body.billingProfile.defaultAddress)[0], ['country', 'DE']);
  });

  it('answers 404 with code 1000 for a customer it does not know, and without a code for another path', async () => {
    const emulator = await start();
    const unknown = '00000000-0000-4000-8000-00000000dead';
    for (const url of [usageUrl(emulator, unknown), `${emulator.url}/v1/customers/${unknown}`]) {
      const response = await get(url);
      assert.equal(response.status, 404);
      assert.equal((await json(response)).code, '1000');
    }
    const elsewhere = await get(`${emulator.url}/customers?size=1`);
    assert.equal(elsewhere.status, 404);
    assert.equal((await json(elsewhere)).code, undefined);
  });

  it('answers 405 to anything but GET', async () => {
    const emulator = await start();
    const response = await fetch(`${emulator.url}/v1/customers`, {
      method: 'POST',
      headers: { Authorization: 'Bearer demo' },
      body: '{}',
    });
    assert.equal(response.status, 405);
  });

  it('wants a bearer token, and the right one when it was told which', async () => {
    const emulator = await start({ accessToken: 'good' });
    const url = `${emulator.url}/v1/customers?size=1`;
    for (const [authorization, status, code] of [
      [undefined, 401, '800001'],
      ['Basic Z29vZA==', 401, '800001'],
      ['Bearer other', 401, '400'],
      ['Bearer good', 200, undefined],
    ] as const) {
      const response = await fetch(url, {
        headers: authorization === undefined ? {} : { Authorization: authorization },
      });
      assert.equal(response.status, status, authorization);
      assert.equal((await json(response)).code, code, authorization);
    }
  });

  it('repeats the correlation id, names the call and says what it sends', async () => {
    const emulator = await start();
    const correlationId = '11111111-2222-4333-8444-555555555555';
    const requestId = '99999999-2222-4333-8444-555555555555';
    const call = () =>
      get(`${emulator.url}/v1/customers?size=1`, {
        'MS-CorrelationId': correlationId,
        'MS-RequestId': requestId,
      });
    const { headers } = await call();
    assert.equal(headers.get('MS-CorrelationId'), correlationId);
    assert.equal(headers.get('MS-RequestId'), requestId);
    assert.match(headers.get('MS-CV') ?? '', /\.0$/);
    assert.equal(headers.get('Content-Type'), 'application/json; charset=utf-8');
    emulator.state.setQuirks({ echoRequestId: false });
    const other = (await call()).headers.get('MS-RequestId') ?? '';
    assert.match(other, GUID);
    assert.notEqual(other, requestId);
  });

  it('makes up the ids a caller leaves out, on errors too', async () => {
    const emulator = await start();
    const { headers } = await fetch(`${emulator.url}/v1/customers`);
    assert.match(headers.get('MS-CorrelationId') ?? '', GUID);
    assert.match(headers.get('MS-RequestId') ?? '', GUID);
  });

  it('remembers the last 1000 requests with their headers and status', async () => {
    const emulator = await start({ customers: [] });
    await get(`${emulator.url}/v1/customers?size=3`, { 'X-Locale': 'pl-PL' });
    await get(`${emulator.url}/nowhere`);
    const [first, second] = emulator.requests;
    assert.deepEqual([first?.method, first?.path, first?.status], ['GET', '/v1/customers?size=3', 200]);
    assert.equal(first?.headers['x-locale'], 'pl-PL');
    assert.equal(second?.status, 404);
    for (let call = 0; call < 1000; call += 1) await get(`${emulator.url}/v1/customers?size=${call}`);
    assert.equal(emulator.requests.length, 1000);
    assert.equal(emulator.requests[0]?.path, '/v1/customers?size=0');
  });

  it('counts the age of rows from its clock', async () => {
    let now = NOW;
    const emulator = await start({ now: () => now });
    const url = usageUrl(emulator, emulator.state.find('Litware, Inc.').customerId);
    now = new Date('2026-12-25T23:59:59Z');
    const [row] = (await json(get(url))).items;
    assert.equal(row?.['processedDateTime'], '2026-12-19T00:00:00+00:00');
  });

  it('may be closed twice, and with a call under way', async () => {
    const emulator = await start();
    emulator.faults.add({ fault: { kind: 'slow', ms: 60_000 } });
    const pending = get(`${emulator.url}/v1/customers`).then(
      () => 'answered',
      () => 'cut',
    );
    while (emulator.requests.length === 0) await new Promise(setImmediate);
    await emulator.close();
    await emulator.close();
    assert.equal(await pending, 'cut');
  });
});
