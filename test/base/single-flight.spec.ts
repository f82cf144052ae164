import assert from 'node:assert/strict';
import { createSingleFlight } from '../../src/base/single-flight.js';

function setUp() {
  const begun: string[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const flight = createSingleFlight(
    (what: string) =>
      new Promise<string>((resolve, reject) => {
        begun.push(what);
        ends.push((error) => (error === undefined ? resolve(what) : reject(error)));
      }),
  );
  return { flight, begun, ends };
}

describe('createSingleFlight', () => {
  it('does the work once for all who ask while it is under way', async () => {
    const { flight, begun, ends } = setUp();
    const both = Promise.all([flight.run('first'), flight.run('second')]);
    ends[0]?.();
    assert.deepEqual(await both, ['first', 'first']);
    assert.deepEqual(begun, ['first']);
  });

  it('does it anew afterwards, be it that it failed', async () => {
    const { flight, begun, ends } = setUp();
    const failing = flight.run('first');
    ends[0]?.(new Error('broken'));
    await assert.rejects(failing, /broken/);
    assert.equal(flight.underWay(), undefined);
    const again = flight.run('second');
    assert.ok(flight.underWay());
    ends[1]?.();
    assert.equal(await again, 'second');
    assert.deepEqual(begun, ['first', 'second']);
  });
});
