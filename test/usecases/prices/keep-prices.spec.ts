import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createKeepPrices } from '../../../src/usecases/prices/keep-prices.js';

const { signal } = new AbortController();

function stage({ asked, read }: { readonly asked: readonly string[]; readonly read: number }) {
  const workOut = sinon.stub().resolves();
  const prices = createKeepPrices({
    buyers: { isDue: async () => true, fill: async () => asked },
    sheets: [
      { isDue: async () => false, run: async () => 0, failed: async () => [] },
      { isDue: async () => true, run: async () => read, failed: async () => [] },
    ],
    workOut,
    addJob: async () => undefined,
  });
  return { prices, workOut };
}

describe('createKeepPrices', () => {
  it('works out money for everybody when a sheet came', async () => {
    const { prices, workOut } = stage({ asked: ['one'], read: 1 });
    await prices.run(signal);
    assert.deepEqual(workOut.args, [[{ signal }]]);
  });

  it('works it out for those whose country is known now when none did', async () => {
    const { prices, workOut } = stage({ asked: ['one', 'two'], read: 0 });
    await prices.run(signal);
    assert.deepEqual(workOut.args, [[{ customerIds: ['one', 'two'], signal }]]);
  });

  it('leaves it when nothing is new', async () => {
    const { prices, workOut } = stage({ asked: [], read: 0 });
    await prices.run(signal);
    assert.deepEqual(workOut.args, []);
  });
});
