import assert from 'node:assert/strict';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import { within } from '../../src/base/within.js';

describe('within', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => {
    clock = useFakeTimers();
  });
  afterEach(() => clock.restore());

  const never = new Promise<never>(() => undefined);

  it('brings what the work brings, be it nothing, and leaves no timer', async () => {
    assert.equal(await within(1000, Promise.resolve('done'), () => 'late'), 'done');
    assert.equal(await within(1000, Promise.resolve(undefined), () => 'late'), undefined);
    assert.equal(clock.countTimers(), 0);
  });

  it('fails as the work fails', async () => {
    await assert.rejects(
      within(1000, Promise.reject(new Error('broken')), () => 'late'),
      /broken/,
    );
    assert.equal(clock.countTimers(), 0);
  });

  it('brings, or throws, what is to be said of late work', async () => {
    const told = within(1000, never, () => 'late');
    const thrown = within(1000, never, () => {
      throw new Error('too late');
    });
    const failed = assert.rejects(thrown, /too late/);
    await clock.tickAsync(1000);
    assert.equal(await told, 'late');
    await failed;
  });
});
