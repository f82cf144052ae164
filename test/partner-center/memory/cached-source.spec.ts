import assert from 'node:assert/strict';
import { PartnerCenterError, type PartnerCenterFault } from '../../../src/base/errors.js';
import {
  type CachedSourceOptions,
  createCachedSource,
} from '../../../src/partner-center/memory/cached-source.js';
import type { CallContext, KeptReadings } from '../../../src/usecases/ports.js';
import {
  CORRELATION_ID,
  CUSTOMER_ID,
  createCall,
  createRecordingLogger,
  faultOf,
  type LogLine,
  NOW,
} from '../support.js';

const MINUTE_MS = 60_000;
const after = (ms: number) => new Date(NOW.getTime() + ms);
const fault = (kind: PartnerCenterFault, retryAfterMs?: number) =>
  new PartnerCenterError(`it is ${kind}`, { fault: kind, correlationId: CORRELATION_ID, retryAfterMs });

type Answer = readonly string[] | undefined | Error | ((call: CallContext) => Promise<readonly string[]>);

/** A source over answers given in turn, the last one ever after, and a clock that stands until it is moved. */
function setUp(answers: readonly Answer[], options: Partial<CachedSourceOptions<string>> = {}) {
  const asked: string[] = [];
  const lines: LogLine[] = [];
  let now = NOW;
  const source = createCachedSource<string>({
    async load(customerId, call) {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push(customerId);
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer(call) : answer;
    },
    route: '/v1/customers/{id}/things',
    maxAgeMs: 60 * MINUTE_MS,
    clock: { now: () => now },
    logger: createRecordingLogger(lines),
    ...options,
  });
  return {
    source,
    asked,
    lines,
    pass(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    /** Rows, age in minutes and fault of a read. */
    async read(options: { fresh?: boolean } = {}, call = createCall()) {
      const answer = await source.read(CUSTOMER_ID, call, options);
      return (
        answer && [
          answer.rows.join(),
          (now.getTime() - answer.readAt.getTime()) / MINUTE_MS,
          answer.lastKnown,
        ]
      );
    },
  };
}

describe('createCachedSource', () => {
  it('answers from memory until the answer is too old, with its age', async () => {
    const { read, pass, asked } = setUp([['one'], ['two']]);
    assert.deepEqual(await read(), ['one', 0, undefined]);
    pass(60 * MINUTE_MS - 1);
    assert.deepEqual(await read(), ['one', 60 - 1 / MINUTE_MS, undefined]);
    pass(1);
    assert.deepEqual(await read(), ['two', 0, undefined]);
    assert.equal(asked.length, 2);
  });

  it('gives the rows it had where Partner Center says the same again, so that what hangs on them holds on', async () => {
    const { source, read, pass } = setUp([
      () => Promise.resolve(['one']),
      () => Promise.resolve(['one']),
      ['two'],
    ]);
    const first = await source.read(CUSTOMER_ID, createCall());
    pass(60 * MINUTE_MS);
    const second = await source.read(CUSTOMER_ID, createCall());
    assert.equal(second?.rows, first?.rows);
    assert.deepEqual(await read(), ['one', 0, undefined]);
    pass(60 * MINUTE_MS);
    assert.deepEqual(await read(), ['two', 0, undefined]);
  });

  it('asks again when the clock was set back: how old an answer is cannot be told', async () => {
    const { read, pass } = setUp([['one'], fault('throttled', 60_000), ['two']]);
    await read();
    pass(60 * MINUTE_MS);
    assert.deepEqual(await read(), ['one', 60, 'throttled']);
    pass(-30 * MINUTE_MS);
    assert.deepEqual(await read({ fresh: true }), ['two', 0, undefined]);
    pass(-30 * MINUTE_MS);
    assert.deepEqual(await read(), ['two', 0, undefined]);
  });

  it('keeps customers apart, and an id in any case together', async () => {
    const { source, asked } = setUp([['one'], ['two']]);
    const upper = 'ABCDEFAB-2222-3333-4444-555555555555';
    await source.read(upper, createCall());
    await source.read(upper.toLowerCase(), createCall());
    assert.deepEqual((await source.read(CUSTOMER_ID, createCall()))?.rows, ['two']);
    assert.deepEqual(asked, [upper.toLowerCase(), CUSTOMER_ID]);
  });

  it('remembers that there are no rows', async () => {
    const { read, asked } = setUp([[]]);
    await read();
    assert.deepEqual(await read(), ['', 0, undefined]);
    assert.equal(asked.length, 1);
  });

  it('asks every time with an age of 0, refreshes included', async () => {
    const { read, asked } = setUp([['one'], ['two'], undefined, ['four']], { maxAgeMs: 0 });
    await read();
    assert.deepEqual(await read({ fresh: true }), ['two', 0, undefined]);
    assert.equal(await read(), undefined);
    assert.deepEqual(await read(), ['four', 0, undefined]);
    assert.equal(asked.length, 4);
  });

  it('makes one call for fifty who ask at once', async () => {
    const { source, asked } = setUp([['one']]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => source.read(CUSTOMER_ID, createCall())),
    );
    assert.deepEqual(new Set(answers.map((answer) => answer?.rows.join())), new Set(['one']));
    assert.equal(asked.length, 1);
  });

  it('keeps the answer of a call that nobody waited for any more', async () => {
    const caller = new AbortController();
    const { read, asked } = setUp([
      async () => {
        caller.abort(new DOMException('late', 'TimeoutError'));
        return ['one'];
      },
    ]);
    assert.equal((await faultOf(read({}, createCall({ signal: caller.signal })))).fault, 'timeout');
    assert.deepEqual(await read(), ['one', 0, undefined]);
    assert.equal(asked.length, 1);
  });

  it('remembers an unknown customer for a minute', async () => {
    const { read, pass, asked } = setUp([undefined, ['one']]);
    assert.equal(await read(), undefined);
    pass(MINUTE_MS - 1);
    assert.equal(await read(), undefined);
    assert.equal(asked.length, 1);
    pass(1);
    assert.deepEqual(await read(), ['one', 0, undefined]);
  });

  it('forgets the rows of a customer that became unknown', async () => {
    const { read, pass } = setUp([['one'], undefined, fault('unavailable')]);
    await read();
    pass(MINUTE_MS);
    assert.equal(await read({ fresh: true }), undefined);
    pass(MINUTE_MS);
    assert.equal((await faultOf(read())).fault, 'unavailable');
  });

  it('lets go of the customers not asked about for longest', async () => {
    const { source, asked } = setUp([['one', 'row'], ['two']], { maxRows: 6 });
    const other = CUSTOMER_ID.replace('1', '2');
    await source.read(CUSTOMER_ID, createCall());
    await source.read(other, createCall());
    await source.read(other, createCall());
    await source.read(CUSTOMER_ID, createCall());
    assert.deepEqual(asked, [CUSTOMER_ID, other, CUSTOMER_ID]);
  });

  it('makes a fault of a closed source', async () => {
    const { source, read } = setUp([['one']]);
    await source.close();
    assert.equal((await faultOf(read())).fault, 'timeout');
  });
});

describe('createCachedSource: refresh', () => {
  it('asks although the answer is young, at most once a minute', async () => {
    const { read, pass, asked } = setUp([['one'], ['two'], ['three']]);
    await read();
    pass(MINUTE_MS);
    assert.deepEqual(await read({ fresh: true }), ['two', 0, undefined]);
    pass(MINUTE_MS - 1);
    assert.equal((await read({ fresh: true }))?.[0], 'two');
    assert.equal(asked.length, 2);
    pass(1);
    assert.deepEqual(await read({ fresh: true }), ['three', 0, undefined]);
  });

  it('does not ask within a minute of any other read', async () => {
    const { read, asked } = setUp([['one'], ['two']]);
    await read();
    assert.deepEqual(await read({ fresh: true }), ['one', 0, undefined]);
    assert.equal(asked.length, 1);
  });

  it('counts one that failed, and says again why there is nothing newer', async () => {
    const { read, pass, asked } = setUp([['one'], fault('unavailable'), ['three']]);
    await read();
    pass(2 * MINUTE_MS);
    assert.deepEqual(await read({ fresh: true }), ['one', 2, 'unavailable']);
    assert.deepEqual(await read({ fresh: true }), ['one', 2, 'unavailable']);
    assert.deepEqual(await read(), ['one', 2, undefined]);
    assert.equal(asked.length, 2);
    pass(MINUTE_MS);
    assert.deepEqual(await read({ fresh: true }), ['three', 0, undefined]);
  });
});

describe('createCachedSource: last known rows', () => {
  for (const kind of ['unavailable', 'throttled', 'timeout'] as const) {
    it(`gives them, marked, when the fault is ${kind}`, async () => {
      const { read, pass, lines } = setUp([['one'], fault(kind), ['three']]);
      await read();
      pass(90 * MINUTE_MS);
      assert.deepEqual(await read(), ['one', 90, kind]);
      assert.deepEqual(
        lines.map(({ level, data }) => [level, data['fault'], data['ageMinutes'], data['correlationId']]),
        [['warn', kind, 90, CORRELATION_ID]],
      );
      assert.deepEqual(await read(), ['three', 0, undefined]);
    });
  }

  const others: readonly PartnerCenterFault[] = [
    'unauthorized',
    'mfa-required',
    'sign-in-lost',
    'wrong-audience',
    'forbidden',
    'no-relationship',
    'not-found',
    'unreadable',
    'rejected',
  ];
  for (const kind of others) {
    it(`does not hide the fault ${kind}`, async () => {
      const { read, pass } = setUp([['one'], fault(kind)]);
      await read();
      pass(60 * MINUTE_MS);
      assert.equal((await faultOf(read())).fault, kind);
    });
  }

  it('shows no more of a customer that is no longer ours', async () => {
    for (const kind of ['no-relationship', 'forbidden'] as const) {
      const { read, pass } = setUp([['one'], fault(kind), fault('unavailable')]);
      await read();
      pass(MINUTE_MS);
      await faultOf(read({ fresh: true }));
      assert.equal((await faultOf(read())).fault, 'unavailable', kind);
    }
  });

  it('keeps them through a lost sign-in', async () => {
    const { read, pass } = setUp([['one'], fault('sign-in-lost')]);
    await read();
    pass(MINUTE_MS);
    await faultOf(read({ fresh: true }));
    assert.deepEqual(await read(), ['one', 1, undefined]);
  });

  it('is a fault when nothing is known', async () => {
    const { read } = setUp([fault('unavailable')]);
    assert.equal((await faultOf(read())).fault, 'unavailable');
  });

  it('gives them at once for as long as the server asked to wait', async () => {
    const { read, pass, asked } = setUp([['one'], fault('throttled', 20_000), ['three']]);
    await read();
    pass(60 * MINUTE_MS);
    await read();
    pass(19_999);
    assert.deepEqual((await read())?.[2], 'throttled');
    assert.equal(asked.length, 2);
    pass(1);
    assert.deepEqual(await read(), ['three', 0, undefined]);
  });

  it('believes a wait for a minute at most', async () => {
    const { read, pass, asked } = setUp([['one'], fault('throttled', 86_400_000), ['three']]);
    await read();
    pass(60 * MINUTE_MS);
    await read();
    pass(MINUTE_MS);
    assert.deepEqual(await read(), ['three', 0, undefined]);
    assert.equal(asked.length, 3);
  });

  it('gives them when the deadline of the caller passes, and nothing to a caller who gave up', async () => {
    for (const [reason, expected] of [
      [new DOMException('late', 'TimeoutError'), ['one', 60, 'timeout']],
      [undefined, 'timeout'],
    ] as const) {
      const caller = new AbortController();
      const { read, pass, source } = setUp([
        ['one'],
        (call) =>
          new Promise((_, reject) => {
            call.signal.addEventListener('abort', () => reject(call.signal.reason));
            caller.abort(reason);
          }),
      ]);
      await read();
      pass(60 * MINUTE_MS);
      const answer = read({}, createCall({ signal: caller.signal }));
      const got = reason ? await answer : (await faultOf(answer)).fault;
      assert.deepEqual(got, expected);
      await source.close();
    }
  });

  it('dates rows by when they arrived', async () => {
    const { source, pass } = setUp([
      async () => {
        pass(3000);
        return ['one'];
      },
    ]);
    assert.deepEqual((await source.read(CUSTOMER_ID, createCall()))?.readAt, after(3000));
  });
});

describe('createCachedSource: refusals', () => {
  const hold = { refusalHoldMs: MINUTE_MS };

  for (const kind of ['forbidden', 'no-relationship', 'rejected', 'unreadable'] as const) {
    it(`repeats ${kind} without asking for as long as it is told`, async () => {
      const { read, pass, asked } = setUp([fault(kind), ['two']], hold);
      await faultOf(read());
      pass(MINUTE_MS - 1);
      assert.equal((await faultOf(read({ fresh: true }))).fault, kind);
      assert.equal(asked.length, 1);
      pass(1);
      assert.deepEqual(await read(), ['two', 0, undefined]);
    });
  }

  for (const kind of ['unavailable', 'throttled', 'timeout', 'sign-in-lost', 'mfa-required'] as const) {
    it(`asks again at once after ${kind}`, async () => {
      const { read } = setUp([fault(kind), ['two']], hold);
      await faultOf(read());
      assert.deepEqual(await read(), ['two', 0, undefined]);
    });
  }

  it('asks again at once unless it is told otherwise', async () => {
    const { read } = setUp([fault('forbidden'), ['two']]);
    await faultOf(read());
    assert.deepEqual(await read(), ['two', 0, undefined]);
  });
});

describe('createCachedSource: what becomes of reads', () => {
  /** What `onRead` heard, a read at a time, `minutes` after the one before. */
  async function heard(
    answers: readonly Answer[],
    reads: readonly { readonly minutes?: number; readonly fresh?: boolean }[],
    options: Partial<CachedSourceOptions<string>> = {},
  ): Promise<readonly string[]> {
    const results: string[] = [];
    const { read, pass } = setUp(answers, { onRead: (result) => void results.push(result), ...options });
    for (const { minutes = 0, fresh = false } of reads) {
      pass(minutes * MINUTE_MS);
      await read({ fresh }).catch(() => undefined);
    }
    return results;
  }

  it('tells what was asked from what was in memory, and from what is not asked again at once', async () => {
    const reads = [{}, {}, { minutes: 0.5, fresh: true }, { minutes: 1, fresh: true }];
    assert.deepEqual(await heard([['one']], reads), ['asked', 'memory', 'held', 'asked']);
  });

  it('tells a failure with older rows from one without', async () => {
    const outage = fault('unavailable');
    assert.deepEqual(await heard([['one'], outage], [{}, { minutes: 61 }]), ['asked', 'last-known']);
    assert.deepEqual(await heard([outage], [{}]), ['failed']);
  });

  it('tells a refusal that is only repeated', async () => {
    const options = { refusalHoldMs: MINUTE_MS };
    assert.deepEqual(await heard([fault('forbidden')], [{}, {}], options), ['failed', 'refusal']);
  });
});

describe('createCachedSource with what is kept for every process', () => {
  const minutesOn = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS);

  /** What another process kept, and what was kept here. */
  function createKept() {
    let reading: { readonly rows: readonly string[]; readonly readAt: Date } | undefined;
    let refuses: { readonly rows: readonly string[]; readonly readAt: Date } | undefined;
    const kept: KeptReadings<string> = {
      readAt: async () => reading?.readAt,
      read: async () => reading,
      async keep(_customerId, rows, readAt) {
        reading = refuses ?? { rows, readAt };
        return reading;
      },
    };
    return {
      kept,
      put(rows: readonly string[], readAt: Date) {
        reading = { rows, readAt };
      },
      refuseFor(rows: readonly string[], readAt: Date) {
        refuses = { rows, readAt };
      },
      rows: () => reading?.rows,
    };
  }

  it('gives what another process read since, and keeps what it reads itself', async () => {
    const { kept, put, rows } = createKept();
    const { read, asked, pass } = setUp([['a']], { kept });
    assert.deepEqual(await read(), ['a', 0, undefined]);
    assert.deepEqual(rows(), ['a']);
    put(['b'], minutesOn(10));
    pass(15 * MINUTE_MS);
    assert.deepEqual(await read(), ['b', 5, undefined]);
    // What was read before is no news.
    put(['old'], minutesOn(-1));
    assert.deepEqual(await read(), ['b', 5, undefined]);
    assert.equal(asked.length, 1);
  });

  it('asks nobody while what is kept is young, and gives it for as long as Partner Center is down', async () => {
    const { kept, put } = createKept();
    put(['swept'], minutesOn(-30));
    const { read, asked, pass } = setUp([fault('unavailable')], { kept });
    assert.deepEqual(await read(), ['swept', 30, undefined]);
    assert.equal(asked.length, 0);
    pass(60 * MINUTE_MS);
    assert.deepEqual(await read(), ['swept', 90, 'unavailable']);
  });

  it('gives newer rows that are kept instead of older ones that Partner Center sends', async () => {
    const { kept, refuseFor } = createKept();
    refuseFor(['newer'], NOW);
    const { read } = setUp([['older']], { kept });
    assert.deepEqual(await read(), ['newer', 0, undefined]);
  });

  it('goes on from memory where the database fails or hangs', async () => {
    const fails = async () => Promise.reject(new Error('no database'));
    const failing: KeptReadings<string> = { readAt: fails, read: fails, keep: fails };
    const { read, lines } = setUp([['a']], { kept: failing });
    assert.deepEqual(await read(), ['a', 0, undefined]);
    assert.deepEqual(await read(), ['a', 0, undefined]);
    assert.ok(lines.length > 0);
    const hangs = () => new Promise<never>(() => undefined);
    const hanging = setUp([['a']], { kept: { readAt: hangs, read: hangs, keep: hangs } });
    assert.deepEqual(await hanging.read(), ['a', 0, undefined]);
  });

  it('holds each refusal for as long as it is told, and asks again after a minute where fresh rows are wanted', async () => {
    const refusalHoldMs = ({ fault: kind }: PartnerCenterError) =>
      (kind === 'forbidden' ? 60 : 1) * MINUTE_MS;
    const { read, pass, asked } = setUp([fault('forbidden')], { refusalHoldMs });
    for (const [minutes, fresh, calls] of [
      [0, false, 1],
      [0.5, true, 1],
      [30, false, 1],
      [0, true, 2],
      [59, false, 2],
      [1, false, 3],
    ] as const) {
      pass(minutes * MINUTE_MS);
      assert.equal((await faultOf(read({ fresh }))).fault, 'forbidden');
      assert.equal(asked.length, calls, `after ${minutes} more minutes`);
    }
  });
});
