import assert from 'node:assert/strict';
import { createUsageApiStore } from '../../../src/storage/operations/usage-api-store.js';
import { withFreshDatabase } from '../../helpers/database.js';

const noon = new Date('2026-01-05T12:00:00.123Z');

describe('createUsageApiStore', () => {
  it('remembers one choice for single customers and one for sweeps', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createUsageApiStore(kysely);
      assert.equal(await store.oneCustomer.read(), undefined);
      await store.oneCustomer.write('customer', noon);
      await store.sweep.write('commercial', noon);
      const again = createUsageApiStore(kysely);
      assert.deepEqual(await again.oneCustomer.read(), { value: 'customer', updatedAt: noon });
      assert.deepEqual(await again.sweep.read(), { value: 'commercial', updatedAt: noon });
    }));
});
