import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findPackageRoot } from '../../../demo/partner-center/package-root.js';
import { PUBLISHED_CUSTOMER_ID } from '../../../demo/partner-center/published-example.js';
import { emulators, get, json, usageUrl } from './start-emulator.js';

const root = findPackageRoot(import.meta.url);

describe('the published example', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('is served byte for byte for its customer', async () => {
    const emulator = await start();
    const response = await get(usageUrl(emulator, PUBLISHED_CUSTOMER_ID));
    assert.equal(response.status, 200);
    assert.deepEqual(
      Buffer.from(await response.arrayBuffer()),
      readFileSync(join(root, 'demo', 'data', 'usage-response.json')),
    );
  });

  it('holds the five rows of the documentation page', () => {
    const example = JSON.parse(readFileSync(join(root, 'demo', 'data', 'usage-response.json'), 'utf8'));
    assert.equal(example.totalCount, 5);
    assert.equal(example.items[3].productName, 'EXCHANGE ONLINE (PLAN 1)');
  });

  it('gives way to usage set at run time and comes back afterwards', async () => {
    const emulator = await start();
    const url = usageUrl(emulator, PUBLISHED_CUSTOMER_ID);
    emulator.state.changeUsage(PUBLISHED_CUSTOMER_ID, {
      productName: 'exchange online (plan 1)',
      licensesActive: 4,
    });
    const changed = await json(get(url));
    assert.equal(changed.items[3]?.['licensesActive'], 4);
    emulator.state.reset();
    const restored = await json(get(url));
    assert.equal(restored.items[3]?.['licensesActive'], 0);
  });

  it('lies where compiled code finds it too', () => {
    const compiled = pathToFileURL(join(root, 'dist', 'src', 'parts', 'published-example.js'));
    assert.equal(findPackageRoot(compiled.href), root);
  });
});
