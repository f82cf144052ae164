import assert from 'node:assert/strict';
import { StorageError } from '../../src/base/errors.js';
import { createLogger } from '../../src/base/logger.js';
import { createReadState, type StateSources } from '../../src/metrics/state.js';
import type { OperationFigures } from '../../src/usecases/operations/operation-ports.js';

const FIGURES: OperationFigures = {
  waitingCards: 3,
  oldestWaitingAt: undefined,
  parkedConversations: 0,
  waitingOutgoing: [],
  lastSweepState: undefined,
  finishedSweep: undefined,
  jobs: [],
};

const hangs = () => new Promise<never>(() => undefined);

function sources(changes: Partial<StateSources> = {}): StateSources {
  return {
    readiness: async () => ({ isReady: true }),
    signIn: async () => ({ kind: 'never' }),
    figures: async () => FIGURES,
    customerList: () => undefined,
    logger: createLogger('silent'),
    timeoutMs: 20,
    ...changes,
  };
}

describe('createReadState', () => {
  it('gives what every source says', async () => {
    assert.deepEqual(await createReadState(sources())(), {
      isReady: true,
      hasDatabase: true,
      figures: FIGURES,
      signIn: { kind: 'never' },
      customerList: undefined,
    });
  });

  it('gives up on what hangs, and leaves out what depends on it', async () => {
    const state = await createReadState(sources({ figures: hangs, readiness: hangs }))();
    assert.equal(state.figures, undefined);
    assert.equal(state.signIn, undefined);
    assert.equal(state.isReady, false);
  });

  it('does not ask again what still hangs, so that scrapes do not use up the connections', async () => {
    let asked = 0;
    let answer: (figures: OperationFigures) => void = () => undefined;
    const read = createReadState(
      sources({
        figures: () => {
          asked += 1;
          return new Promise((resolve) => {
            answer = resolve;
          });
        },
      }),
    );
    await Promise.all([read(), read()]);
    assert.equal((await read()).figures, undefined);
    assert.equal(asked, 1);
    answer(FIGURES);
    assert.equal((await read()).figures, FIGURES);
    void read();
    await new Promise(setImmediate);
    assert.equal(asked, 2);
  });

  it('takes a failure for not known', async () => {
    const state = await createReadState(
      sources({ figures: () => Promise.reject(new StorageError('The database is away')) }),
    )();
    assert.equal(state.figures, undefined);
    assert.equal(state.isReady, true);
  });

  it('tells the sign-in where there is no database at all', async () => {
    const state = await createReadState(sources({ figures: undefined }))();
    assert.equal(state.hasDatabase, false);
    assert.deepEqual(state.signIn, { kind: 'never' });
  });
});
