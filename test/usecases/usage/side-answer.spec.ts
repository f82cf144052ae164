import assert from 'node:assert/strict';
import sinon from 'sinon';
import { PartnerCenterError } from '../../../src/base/errors.js';
import type { CustomerSource } from '../../../src/usecases/ports.js';
import { createAskBeside } from '../../../src/usecases/usage/side-answer.js';
import {
  CONTOSO,
  clock,
  createCall,
  createFault,
  createLines,
  createSilentSource,
  createSource,
  NOW,
  READ_AT,
} from '../fakes.js';

function setUp(sideLimitMs?: number) {
  const { logger, lines } = createLines();
  const askBeside = createAskBeside({ clock, logger, sideLimitMs });
  const count = (source: CustomerSource<string>, call = createCall(), fresh = false) =>
    askBeside({ what: 'things', source, derive: (rows) => rows.length }, CONTOSO.customerId, call, { fresh });
  return { askBeside, count, lines };
}

describe('createAskBeside', () => {
  it('derives from the rows and keeps when they were read', async () => {
    const { count, lines } = setUp();
    assert.deepEqual(await count(createSource(['a', 'b'])), {
      kind: 'known',
      value: 2,
      readAt: READ_AT,
      lastKnown: undefined,
    });
    assert.deepEqual(lines, []);
  });

  it('passes on that rows are the last known ones', async () => {
    const rows = { rows: ['a'], readAt: READ_AT, lastKnown: 'throttled' } as const;
    const answer = await setUp().count(createSource(rows));
    assert.equal(answer.kind === 'known' && answer.lastKnown, 'throttled');
  });

  it('is missing with the fault of the source, and logs it', async () => {
    const { count, lines } = setUp();
    assert.deepEqual(await count(createSource<string>(createFault('forbidden'))), {
      kind: 'missing',
      fault: 'forbidden',
    });
    assert.deepEqual(
      lines.map(({ level, data }) => [level, data['what']]),
      [['warn', 'things']],
    );
  });

  it('passes on the code that Partner Center gave a refusal', async () => {
    const refused = new PartnerCenterError('refused', {
      fault: 'forbidden',
      errorCode: '900309',
      correlationId: 'of the test',
    });
    assert.deepEqual(await setUp().count(createSource<string>(refused)), {
      kind: 'missing',
      fault: 'forbidden',
      errorCode: '900309',
    });
  });

  it('is missing when the source knows no such customer', async () => {
    assert.deepEqual(await setUp().count(createSource<string>(undefined)), {
      kind: 'missing',
      fault: 'not-found',
    });
  });

  it('is missing, never thrown, when something breaks that should not', async () => {
    const { askBeside } = setUp();
    const derive = () => {
      throw new TypeError('a bug');
    };
    const question = { what: 'things', source: createSource(['a']), derive };
    assert.deepEqual(await askBeside(question, CONTOSO.customerId, createCall(), {}), {
      kind: 'missing',
      fault: 'rejected',
    });
  });

  it('asks on behalf of the same call, and refreshes with it', async () => {
    const source = createSource(['a']);
    const call = createCall({ locale: 'pl-PL' });
    await setUp().count(source, call, true);
    const [read] = source.reads;
    assert.deepEqual(
      [read?.customerId, read?.call.correlationId, read?.call.locale, read?.options?.fresh],
      [CONTOSO.customerId, call.correlationId, 'pl-PL', true],
    );
  });

  it('has a deadline of its own, never past that of the call', async () => {
    const source = createSource(['a']);
    const { count } = setUp(3000);
    const at = (ms: number) => new Date(NOW.getTime() + ms);
    for (const deadline of [undefined, at(9000), at(1000)]) await count(source, createCall({ deadline }));
    assert.deepEqual(
      source.reads.map(({ call }) => call.deadline),
      [at(3000), at(3000), at(1000)],
    );
  });

  describe('with time', () => {
    let timers: sinon.SinonFakeTimers;
    beforeEach(() => {
      timers = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    });
    afterEach(() => timers.restore());

    it('waits no longer than its limit, and says that the time was up', async () => {
      const source = createSilentSource<string>();
      const answer = setUp(3000).count(source);
      timers.tick(2999);
      assert.equal(source.reads[0]?.call.signal.aborted, false);
      timers.tick(1);
      assert.equal(source.reads[0]?.call.signal.reason.name, 'TimeoutError');
      assert.deepEqual(await answer, { kind: 'missing', fault: 'timeout' });
    });

    it('ends with the call, and leaves no timer behind', async () => {
      const { count } = setUp();
      const caller = new AbortController();
      const answer = count(createSilentSource(), createCall({ signal: caller.signal }));
      caller.abort();
      assert.deepEqual(await answer, { kind: 'missing', fault: 'timeout' });
      assert.deepEqual(await count(createSilentSource(), createCall({ signal: caller.signal })), {
        kind: 'missing',
        fault: 'timeout',
      });
      assert.equal(timers.countTimers(), 0);
    });
  });
});
