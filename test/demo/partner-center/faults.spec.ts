import assert from 'node:assert/strict';
import type { FaultRuleInput } from '../../../demo/partner-center/faults.js';
import { createFaults } from '../../../demo/partner-center/faults.js';
import { type Body, emulators, get, usageUrl } from './start-emulator.js';

type FaultInput = FaultRuleInput['fault'];

describe('faults that replace the answer', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  const cases: readonly (readonly [FaultInput, number, RegExp])[] = [
    [{ kind: 'unauthorized' }, 401, /"code":"400"/],
    [{ kind: 'mfa-required' }, 401, /"code":"900421"/],
    [{ kind: 'mfa-required-no-body' }, 401, /^$/],
    [{ kind: 'forbidden' }, 403, /"code":"2032"/],
    [{ kind: 'forbidden', code: '20002' }, 403, /"code":"20002"/],
    [{ kind: 'not-found' }, 404, /"code":"1000"/],
    [
      { kind: 'throttled' },
      429,
      /"statusCode":429,"message":"Rate limit is exceeded\. Try again in 57 seconds\."/,
    ],
    [{ kind: 'server-error' }, 500, /"code":"800003"/],
    [{ kind: 'unavailable' }, 503, /"statusCode":503/],
    [{ kind: 'status', status: 501 }, 501, /"statusCode":501/],
    [{ kind: 'html' }, 200, /^<!DOCTYPE html>/],
    [{ kind: 'html', status: 502 }, 502, /^<!DOCTYPE html>/],
    [{ kind: 'empty' }, 200, /^$/],
    [{ kind: 'nonsense' }, 200, /nope$/],
    [{ kind: 'error-shape', shape: 'partner-center' }, 400, /^\{"code":"2000","description":/],
    [{ kind: 'error-shape', shape: 'gateway', status: 401 }, 401, /^\{"statusCode":401,"message":/],
    [{ kind: 'error-shape', shape: 'error-object' }, 400, /^\{"error":\{"code":"2000","message":/],
    [{ kind: 'error-shape', shape: 'entra', code: '700082' }, 400, /"error_codes":\[700082\]/],
  ];

  for (const [fault, status, body] of cases) {
    it(`answers ${status} to ${JSON.stringify(fault)}`, async () => {
      const emulator = await start();
      emulator.faults.add({ fault });
      const response = await get(`${emulator.url}/v1/customers`);
      assert.equal(response.status, status);
      assert.match(await response.text(), body);
      assert.notEqual(response.headers.get('MS-CV'), null);
    });
  }

  it('says "MFA required" in the reason phrase when there is no body', async () => {
    const emulator = await start();
    emulator.faults.add({ fault: { kind: 'mfa-required-no-body' } });
    const response = await get(`${emulator.url}/v1/customers`);
    assert.equal(response.statusText, 'Unauthorized - MFA required');
    assert.equal(response.headers.get('WWW-Authenticate'), 'Bearer error="invalid_token"');
  });

  it('sends Retry-After as seconds, as a date, or not at all', async () => {
    const emulator = await start();
    const date = 'Sat, 21 Nov 2026 09:31:00 GMT';
    for (const [retryAfter, header] of [
      [3, '3'],
      [date, date],
      [null, null],
    ] as const) {
      emulator.faults.set([{ fault: { kind: 'throttled', retryAfter } }]);
      const response = await get(`${emulator.url}/v1/customers`);
      assert.equal(response.headers.get('Retry-After'), header);
    }
  });
});

describe('faults of transport', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('puts a UTF-8 BOM before the body', async () => {
    const emulator = await start();
    emulator.faults.add({ fault: { kind: 'bom' } });
    const bytes = Buffer.from(await (await get(`${emulator.url}/v1/customers?size=1`)).arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x7b]);
    assert.equal(JSON.parse(bytes.subarray(3).toString('utf8')).totalCount, 1);
  });

  it('writes UTF-16LE with its BOM', async () => {
    const emulator = await start();
    emulator.faults.add({ fault: { kind: 'utf-16le' } });
    const response = await get(`${emulator.url}/v1/customers?size=1`);
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 4)], [0xff, 0xfe, 0x7b, 0x00]);
    assert.equal(JSON.parse(new TextDecoder('utf-16le').decode(bytes)).totalCount, 1);
    assert.equal(response.headers.get('Content-Type'), 'application/json; charset=utf-16');
  });

  it('misstates a total, or percentages, and nothing else', async () => {
    const emulator = await start();
    const read = async (path: string) => (await (await get(`${emulator.url}${path}`)).json()) as Body;
    const customers = await read('/v1/customers?size=2');
    const { customerId } = emulator.state.find('Northwind Traders');
    const usagePath = usageUrl(emulator, customerId).slice(emulator.url.length);
    const usage = await read(usagePath);
    emulator.faults.set([{ fault: { kind: 'wrong-total' } }]);
    assert.deepEqual(await read('/v1/customers?size=2'), { ...customers, totalCount: 19 });
    emulator.faults.set([{ fault: { kind: 'wrong-percent' } }]);
    const items = usage.items.map((row) => ({ ...row, usagePercent: Number(row['usagePercent']) + 17 }));
    assert.deepEqual(await read(usagePath), { ...usage, items });
  });

  it('cuts an answer off after its status', async () => {
    const emulator = await start();
    emulator.faults.add({ fault: { kind: 'cut-off' } });
    const response = await get(`${emulator.url}/v1/customers`);
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('drops the connection before any answer', async () => {
    const emulator = await start();
    emulator.faults.add({ fault: { kind: 'reset' } });
    await assert.rejects(get(`${emulator.url}/v1/customers`));
  });

  it('answers late and still right', async () => {
    const emulator = await start();
    emulator.faults.set([{ fault: { kind: 'slow', ms: 30 } }, { fault: { kind: 'unavailable' } }]);
    const started = performance.now();
    const response = await get(`${emulator.url}/v1/customers`);
    assert.ok(performance.now() - started >= 29);
    assert.equal(response.status, 503);
  });
});

describe('createFaults', () => {
  const call = { pathAndQuery: '/v1/customers?size=1', customerId: undefined };

  it('applies a rule to the next N calls only', () => {
    const faults = createFaults();
    faults.add({ fault: { kind: 'unavailable' }, times: 2 });
    const kinds = [1, 2, 3].map(() => faults.take(call).replacement?.kind);
    assert.deepEqual(kinds, ['unavailable', 'unavailable', undefined]);
    assert.deepEqual(faults.list(), []);
  });

  it('tells how many calls a rule has left', () => {
    const faults = createFaults();
    faults.add({ fault: { kind: 'unavailable' }, times: 3 });
    faults.take(call);
    assert.equal(faults.list()[0]?.times, 2);
  });

  it('lets the first fitting rule win and keeps the next for later calls', () => {
    const faults = createFaults();
    faults.add({ fault: { kind: 'throttled' }, times: 1 });
    faults.add({ fault: { kind: 'not-found' }, times: 1 });
    assert.deepEqual(
      [faults.take(call).replacement?.kind, faults.take(call).replacement?.kind],
      ['throttled', 'not-found'],
    );
  });

  it('spares other customers and other paths', () => {
    const faults = createFaults();
    const customerId = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';
    faults.add({ fault: { kind: 'unavailable' }, customerId: customerId.toUpperCase(), path: '/usage' });
    const taken = (pathAndQuery: string, id: string) =>
      faults.take({ pathAndQuery, customerId: id }).replacement?.kind;
    assert.equal(taken(`/v1/customers/${customerId}/analytics/licenses/usage`, customerId), 'unavailable');
    assert.equal(taken(`/v1/customers/${customerId}`, customerId), undefined);
    assert.equal(taken('/v1/customers/other/analytics/licenses/usage', 'other'), undefined);
  });

  it('takes back one rule or all', () => {
    const faults = createFaults();
    const takeBack = faults.add({ fault: { kind: 'unavailable' } });
    faults.add({ fault: { kind: 'not-found' } });
    takeBack();
    assert.equal(faults.take(call).replacement?.kind, 'not-found');
    faults.clear();
    assert.equal(faults.take(call).replacement, undefined);
  });

  it('refuses a rule it does not understand', () => {
    const rule = { fault: { kind: 'gremlins' } } as unknown as FaultRuleInput;
    assert.throws(() => createFaults().add(rule));
  });
});

describe('faults about one customer', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('leave the others served', async () => {
    const emulator = await start();
    const litware = emulator.state.find('Litware, Inc.').customerId;
    const proseware = emulator.state.find('Proseware, Inc.').customerId;
    emulator.faults.add({ fault: { kind: 'forbidden', code: '20002' }, customerId: litware });
    assert.equal((await get(usageUrl(emulator, litware))).status, 403);
    assert.equal((await get(usageUrl(emulator, proseware))).status, 200);
  });
});
