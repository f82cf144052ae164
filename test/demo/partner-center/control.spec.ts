import assert from 'node:assert/strict';
import type { PartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { emulators, get, json, usageUrl } from './start-emulator.js';

function control(emulator: PartnerCenterEmulator, method: string, path: string, body?: unknown) {
  return fetch(`${emulator.url}/_emulator/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

describe('the control path', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('sets, lists and clears faults', async () => {
    const emulator = await start();
    const url = `${emulator.url}/v1/customers`;
    await control(emulator, 'PUT', 'faults', [{ fault: { kind: 'unavailable' } }]);
    assert.equal((await get(url)).status, 503);
    assert.deepEqual(await json(control(emulator, 'GET', 'faults')), [{ fault: { kind: 'unavailable' } }]);
    await control(emulator, 'DELETE', 'faults');
    assert.equal((await get(url)).status, 200);
    await control(emulator, 'POST', 'faults', { fault: { kind: 'not-found' }, times: 1 });
    assert.equal((await get(url)).status, 404);
    assert.equal((await get(url)).status, 200);
  });

  it('answers 400 with the reason when it cannot read what was sent', async () => {
    const emulator = await start();
    for (const [method, path, body] of [
      ['PUT', 'faults', { kind: 'unavailable' }],
      ['POST', 'faults', { fault: { kind: 'slow', ms: -1 } }],
      ['PUT', 'quirks', { dateStyle: 'roman' }],
      ['PUT', 'customers/contoso.onmicrosoft.com/usage', { items: [{ productName: 'X' }] }],
    ] as const) {
      const response = await control(emulator, method, path, body);
      assert.equal(response.status, 400, path);
      assert.notEqual((await json<{ problem: string }>(response)).problem, '', path);
    }
    const unreadable = await fetch(`${emulator.url}/_emulator/faults`, { method: 'PUT', body: '{' });
    assert.equal(unreadable.status, 400);
    const unknown = await control(emulator, 'GET', 'gremlins');
    assert.equal(unknown.status, 404);
  });

  it('changes one quirk and leaves the others', async () => {
    const emulator = await start();
    await control(emulator, 'PUT', 'quirks', { rowIds: true });
    await control(emulator, 'PUT', 'quirks', { dateStyle: 'zulu' });
    assert.equal(emulator.state.quirks.rowIds, true);
    assert.equal((await json<{ dateStyle: string }>(control(emulator, 'GET', 'quirks'))).dateStyle, 'zulu');
  });

  it('replaces, changes and restores the usage of a customer named by id or domain', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    const rows = async () => (await json(get(usageUrl(emulator, customerId)))).items;

    const items = [
      { productName: 'OFFICE 365 E3', workloadName: 'Teams', licensesActive: 1, licensesQualified: 8 },
    ];
    assert.equal((await control(emulator, 'PUT', `customers/${customerId}/usage`, { items })).status, 204);
    const [row, ...others] = await rows();
    assert.equal(others.length, 0);
    assert.deepEqual(
      [row?.['workloadName'], row?.['usagePercent'], row?.['channel']],
      ['Teams', 12.5, 'reseller'],
    );

    const path = 'customers/LITWAREINC.onmicrosoft.com/usage';
    const changed = await control(emulator, 'PATCH', path, { workloadName: 'teams', licensesActive: 6 });
    assert.deepEqual(await json(changed), { changed: 1 });
    assert.equal((await rows())[0]?.['licensesActive'], 6);

    await control(emulator, 'DELETE', path);
    assert.equal((await rows()).length, 4);
    const nobody = await control(emulator, 'PUT', 'customers/nobody.example/usage', { items: [] });
    assert.equal(nobody.status, 404);
  });

  it('lists the customers, and is not written down among the requests', async () => {
    const emulator = await start();
    const listed = await json<object[]>(control(emulator, 'GET', 'customers'));
    assert.equal(listed.length, emulator.state.customers.length);
    assert.deepEqual(Object.keys(listed[0] ?? {}), ['customerId', 'companyName', 'domain']);
    assert.deepEqual(emulator.requests, []);
  });
});
