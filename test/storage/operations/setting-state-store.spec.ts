import assert from 'node:assert/strict';
import { z } from 'zod';
import { createSettingState } from '../../../src/storage/operations/setting-state-store.js';
import { withFreshDatabase } from '../../helpers/database.js';

const noon = new Date('2026-01-05T12:00:00.123Z');
const evening = new Date('2026-01-05T18:00:00Z');

describe('createSettingState', () => {
  it('remembers the last value and when it was written', () =>
    withFreshDatabase(async ({ kysely }) => {
      const usageApi = createSettingState(kysely, 'usage-api', z.enum(['customer', 'commercial']));
      assert.equal(await usageApi.read(), undefined);
      await usageApi.write('customer', noon);
      await usageApi.write('commercial', evening);
      assert.deepEqual(await usageApi.read(), { value: 'commercial', updatedAt: evening });
    }));

  it('keeps lists, objects, numbers and null as they are', () =>
    withFreshDatabase(async ({ kysely }) => {
      const values = [[1, 'two', ['three']], { pages: 3, last: null }, 0.5, null, 'a "quoted" word', []];
      const state = createSettingState(kysely, 'anything', z.unknown());
      for (const value of values) {
        await state.write(value, noon);
        assert.deepEqual(await state.read(), { value, updatedAt: noon });
      }
    }));

  it('knows nothing when the stored value no longer fits', () =>
    withFreshDatabase(async ({ kysely }) => {
      await createSettingState(kysely, 'usage-api', z.number()).write(7, noon);
      assert.equal(await createSettingState(kysely, 'usage-api', z.string()).read(), undefined);
    }));

  it('forgets one fact and leaves the others', () =>
    withFreshDatabase(async ({ kysely }) => {
      const first = createSettingState(kysely, 'first', z.number());
      const second = createSettingState(kysely, 'second', z.number());
      await first.write(1, noon);
      await second.write(2, noon);
      await first.forget();
      assert.equal(await first.read(), undefined);
      assert.equal((await second.read())?.value, 2);
    }));
});
