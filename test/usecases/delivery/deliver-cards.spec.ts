import assert from 'node:assert/strict';
import { DeliveryError, StorageError, UnreadableError } from '../../../src/base/errors.js';
import { createLogger } from '../../../src/base/logger.js';
import { createDeliverCards } from '../../../src/usecases/delivery/deliver-cards.js';
import type { OperationsNotice } from '../../../src/usecases/operations-notice.js';
import { CHAT, createFakeOutbox } from '../support/fake-outbox.js';

const NOW = new Date('2026-11-21T09:00:00Z');

function setUp() {
  const outbox = createFakeOutbox();
  const calls: string[] = [];
  const notices: OperationsNotice[] = [];
  const log: string[] = [];
  const stopping = new AbortController();
  const ended = new AbortController();
  let now = NOW.getTime();
  /** What the connector says to the next requests; it takes the others. */
  const answers: (Error | (() => void))[] = [];
  let shown = 'now';
  let hears = true;

  async function answer(): Promise<void> {
    const next = answers.shift();
    if (next instanceof Error) throw next;
    next?.();
  }

  const deliver = createDeliverCards({
    outbox,
    contents: {
      read: async ({ cardId }) => ({ kind: 'digest', digest: `${cardId} ${shown}` }),
    },
    messenger: {
      async post({ locale }, message, _signal, onHanded) {
        calls.push(`post ${message.kind === 'digest' && message.digest} in ${locale}`);
        onHanded?.();
        await answer();
        return { activityId: `activity-${calls.length}`, conversationId: CHAT.conversationId };
      },
      async update(_to, { activityId }, message) {
        calls.push(`edit ${activityId} to ${message.kind === 'digest' && message.digest}`);
        await answer();
      },
    },
    pace: { enter: async (_tenantId, _workers, signal) => (signal.aborted ? undefined : () => {}) },
    mayHear: () => hears,
    notifyAdmins: async (notice) => void notices.push(notice),
    clock: { now: () => new Date(now) },
    random: () => 0,
    sleep: async (ms) => {
      now += ms;
    },
    logger: createLogger('debug', { write: (line: string) => void log.push(line) }),
  });
  return {
    outbox,
    calls,
    notices,
    answers,
    stopping,
    ended,
    errors: () => log.filter((line) => line.includes('"level":"error"')),
    passed: () => now - NOW.getTime(),
    allow: (may: boolean) => {
      hears = may;
    },
    show: (what: string) => {
      shown = what;
    },
    /** Gives after how many milliseconds it is to be delivered again; `left alone` when it was not claimed. */
    async run() {
      outbox.releases.splice(0);
      await deliver(CHAT, {
        workerId: 'worker',
        stopping: stopping.signal,
        ended: ended.signal,
        workers: () => 1,
      });
      return outbox.releases.length === 0 ? 'left alone' : outbox.releases[0];
    },
  };
}

function failure(status: number | undefined, reason = 'Busy', retryAfterMs?: number): DeliveryError {
  return new DeliveryError('no', { status, reason, retryAfterMs });
}

describe('createDeliverCards', () => {
  it('posts what was not posted and edits what was, oldest first, in the language seen last', async () => {
    const { outbox, calls, run } = setUp();
    outbox.add('a', {
      posted: { activityId: 'old', conversationId: 'a:chat' },
      version: 3,
      deliveredVersion: 2,
    });
    outbox.add('b');
    outbox.add('c', { version: 4, deliveredVersion: 4 });
    assert.equal(await run(), undefined);
    assert.deepEqual(calls, ['edit old to a now', 'post b now in pl-PL']);
    assert.equal(outbox.claimedBy, undefined);
    assert.deepEqual(outbox.cards[1]?.posted, { activityId: 'activity-2', conversationId: 'a:chat' });
  });

  it('prefers the language that was set', async () => {
    const { outbox, calls, run } = setUp();
    if (outbox.state) outbox.state.language = 'fr';
    outbox.add('a');
    await run();
    assert.deepEqual(calls, ['post a now in fr']);
  });

  it('edits what changed while it was sent', async () => {
    const { outbox, calls, answers, run, show } = setUp();
    const card = outbox.add('a');
    answers.push(() => {
      card.version = 2;
      show('later');
    });
    await run();
    assert.deepEqual(calls, ['post a now in pl-PL', 'edit activity-1 to a later']);
  });

  it('leaves a conversation alone that another worker sends in, or that is gone', async () => {
    for (const change of [{ claimedBy: 'another' }, { state: undefined }]) {
      const { outbox, calls, run } = setUp();
      Object.assign(outbox, change);
      outbox.add('a');
      assert.equal(await run(), 'left alone');
      assert.deepEqual(calls, []);
    }
  });

  it('sends nothing into a parked conversation until its time has come', async () => {
    const { outbox, calls, run } = setUp();
    Object.assign(outbox.state ?? {}, { isParked: true, pausedMs: 5_000 });
    outbox.add('a');
    assert.equal(await run(), 5_000);
    assert.deepEqual(calls, []);
  });

  const passing: [
    status: number | undefined,
    retryAfterMs: number | undefined,
    failures: number,
    ms: number,
  ][] = [
    [429, undefined, 0, 2_000],
    [429, 7_300, 5, 7_300],
    [412, undefined, 1, 4_000],
    [500, undefined, 0, 2_000],
    [502, undefined, 3, 16_000],
    [503, 100, 0, 100],
    [504, undefined, 30, 900_000],
    [undefined, undefined, 0, 2_000],
    [401, undefined, 0, 300_000],
  ];
  for (const [status, retryAfterMs, failures, ms] of passing) {
    it(`waits ${ms} ms after ${status ?? 'no answer'}, failure ${failures + 1}, and keeps the order`, async () => {
      const { outbox, calls, answers, errors, run } = setUp();
      outbox.add('a');
      outbox.add('b');
      if (outbox.state) outbox.state.failures = failures;
      answers.push(failure(status, 'Busy', retryAfterMs));
      assert.equal(await run(), ms);
      assert.deepEqual(calls, ['post a now in pl-PL']);
      assert.equal(outbox.state?.pausedMs, ms);
      assert.equal(outbox.claimedBy, undefined);
      assert.equal(errors().length, status === 401 ? 1 : 0);
      // A job that comes before its time only finds out how long it is.
      assert.equal(await run(), ms);
      assert.equal(calls.length, 1);
    });
  }

  it('forgets failures once something was sent', async () => {
    const { outbox, run } = setUp();
    Object.assign(outbox.state ?? {}, { failures: 3 });
    outbox.add('a');
    await run();
    assert.deepEqual([outbox.state?.failures, outbox.state?.pausedMs], [0, 0]);
  });

  for (const [status, reason] of [
    [403, 'BotNotInConversationRoster'],
    [403, 'MessageWritesBlocked'],
    [404, 'ConversationNotFound'],
  ] as const) {
    const notice = {
      kind: 'conversation-refused',
      conversationType: 'personal',
      teamId: undefined,
      conversationId: 'a:chat',
      reason,
    };

    it(`tries again with growing pauses after ${reason}, and tells the admins once`, async () => {
      const { outbox, answers, notices, run } = setUp();
      outbox.add('a');
      outbox.add('b');
      const pauses: unknown[] = [];
      const told: number[] = [];
      for (let trial = 0; trial < 12; trial += 1) {
        answers.push(failure(status, reason));
        if (outbox.state) outbox.state.pausedMs = 0;
        pauses.push(await run());
        told.push(notices.length);
      }
      assert.deepEqual(pauses.slice(0, 4), [5_000, 10_000, 20_000, 40_000]);
      assert.equal(pauses.at(-1), 7_200_000);
      assert.deepEqual(told.slice(0, 4), [0, 0, 1, 1]);
      assert.deepEqual(notices, [notice]);
      assert.equal(outbox.state?.isParked, false);
    });

    it(`parks the conversation when ${reason} has lasted a day, and tries once a day`, async () => {
      const { outbox, calls, answers, run } = setUp();
      outbox.add('a');
      if (outbox.state) outbox.state.refusals = { count: 20, forMs: 86_400_000 };
      answers.push(failure(status, reason));
      assert.equal(await run(), 86_400_000);
      assert.equal(outbox.state?.isParked, true);
      assert.equal((await outbox.next(CHAT))?.cardId, 'a');
      if (outbox.state) outbox.state.pausedMs = 0;
      assert.equal(await run(), undefined);
      assert.equal(calls.length, 2);
      assert.equal(outbox.state?.isParked, false, 'unparked by itself');
    });

    it(`leaves it alone after a month of ${reason}`, async () => {
      const { outbox, answers, run } = setUp();
      outbox.add('a');
      if (outbox.state)
        Object.assign(outbox.state, { isParked: true, refusals: { count: 50, forMs: 31 * 86_400_000 } });
      answers.push(failure(status, reason));
      assert.equal(await run(), undefined);
      assert.equal((await outbox.next(CHAT))?.cardId, 'a');
    });

    it(`goes on by itself when ${reason} came once`, async () => {
      const { outbox, calls, answers, notices, run } = setUp();
      outbox.add('a');
      outbox.add('b');
      answers.push(failure(status, reason));
      assert.equal(await run(), 5_000);
      if (outbox.state) outbox.state.pausedMs = 0;
      assert.equal(await run(), undefined);
      assert.deepEqual(calls, ['post a now in pl-PL', 'post a now in pl-PL', 'post b now in pl-PL']);
      assert.equal(outbox.state?.refusals.count, 0);
      assert.deepEqual(notices, []);
    });
  }

  it('never posts anew what somebody deleted: edits it for a day and lets it be', async () => {
    const { outbox, calls, answers, notices, run } = setUp();
    const card = outbox.add('a', {
      posted: { activityId: 'old', conversationId: 'a:chat' },
      version: 2,
      deliveredVersion: 1,
    });
    for (let trial = 0; trial < 4; trial += 1) {
      answers.push(failure(404, 'ActivityNotFoundInConversation'));
      card.postponedMs = 0;
      assert.equal(await run(), undefined);
      assert.equal(card.postponedMs, 5_000 * 2 ** trial);
    }
    assert.equal(card.deliveredVersion, 1);
    card.postponedMs = 0;
    card.refusals = { count: 20, forMs: 86_400_000 };
    answers.push(failure(404, 'ActivityNotFoundInConversation'));
    await run();
    assert.equal(card.deliveredVersion, 2);
    assert.ok(calls.every((call) => call === 'edit old to a now'));
    assert.deepEqual(notices, []);
  });

  it('tries a card again that Teams does not take, lets the others go on, and tells the admins once', async () => {
    const { outbox, calls, answers, notices, errors, run } = setUp();
    const card = outbox.add('a');
    outbox.add('b');
    for (let trial = 0; trial < 5; trial += 1) {
      answers.push(failure(400, 'BadArgument'));
      card.postponedMs = 0;
      assert.equal(await run(), undefined);
      assert.equal(notices.length, trial < 2 ? 0 : 1);
    }
    assert.deepEqual(calls.slice(0, 3), [
      'post a now in pl-PL',
      'post b now in pl-PL',
      'post a now in pl-PL',
    ]);
    assert.equal(notices[0]?.kind, 'message-refused');
    card.postponedMs = 0;
    await run();
    assert.equal(card.deliveredVersion, 1, 'taken after all');
    assert.equal(errors().length, 0);
  });

  for (const [what, error, refusals, told] of [
    ['is too large', failure(413, 'MessageSizeTooBig'), { count: 0, forMs: 0 }, 1],
    ['was not taken for a day', failure(400, 'BadSyntax'), { count: 20, forMs: 86_400_000 }, 0],
    ['cannot be made', new Error('no template'), { count: 0, forMs: 0 }, 0],
  ] as const) {
    it(`leaves out a card that ${what}, and goes on`, async () => {
      const { outbox, calls, answers, errors, notices, run } = setUp();
      outbox.add('a', { refusals });
      outbox.add('b');
      answers.push(error);
      assert.equal(await run(), undefined);
      assert.equal(calls.length, 2);
      assert.equal(outbox.cards[0]?.refusal, error instanceof DeliveryError ? error.reason : 'not-rendered');
      assert.equal(errors().length, 1);
      assert.equal(notices.length, told);
    });
  }

  it('leaves out a card of another version for an hour, refuses it not, and goes on', async () => {
    const { outbox, answers, errors, notices, run } = setUp();
    outbox.add('a');
    outbox.add('b');
    answers.push(new UnreadableError('card a'));
    assert.equal(await run(), undefined);
    assert.deepEqual(
      outbox.cards.map(({ postponedMs, refusal, refusals }) => [postponedMs, refusal, refusals.count]),
      [
        [3_600_000, undefined, 0],
        [0, undefined, 0],
      ],
    );
    assert.deepEqual([errors().length, notices.length], [1, 0]);
  });

  it('waits an hour at most, however long it is asked to, and tells the admins once', async () => {
    const { outbox, answers, notices, run } = setUp();
    outbox.add('a');
    for (let trial = 0; trial < 3; trial += 1) {
      answers.push(failure(429, 'Busy', 999_999_999_000));
      if (outbox.state) outbox.state.pausedMs = 0;
      assert.equal(await run(), 3_600_000);
    }
    assert.deepEqual(notices, [{ kind: 'long-wait', askedMs: 999_999_999_000 }]);
    if (outbox.state) outbox.state.pausedMs = 0;
    assert.equal(await run(), undefined);
    outbox.add('b');
    answers.push(failure(429, 'Busy', 900_001));
    assert.equal(await run(), 900_001);
    assert.equal(notices.length, 2, 'told anew after it had passed');
  });

  it('bounds what a refusal asks for as well', async () => {
    const { outbox, answers, run } = setUp();
    outbox.add('a');
    answers.push(failure(403, 'MessageWritesBlocked', 999_999_999_000));
    assert.equal(await run(), 3_600_000);
  });

  it('sends and edits nothing for people who may not hear, and goes on when they may', async () => {
    const { outbox, calls, run, allow } = setUp();
    outbox.add('a');
    outbox.add('old', {
      posted: { activityId: 'old', conversationId: 'a:chat' },
      version: 2,
      deliveredVersion: 1,
    });
    allow(false);
    assert.equal(await run(), undefined);
    assert.deepEqual(calls, []);
    assert.equal(outbox.state?.isHeld, true);
    allow(true);
    assert.equal(await run(), undefined);
    assert.equal(calls.length, 2);
  });

  describe('after a process died', () => {
    it('takes a message for sent that was handed over whole', async () => {
      const { outbox, calls, run } = setUp();
      const card = outbox.add('a', { handedVersion: 1 });
      outbox.add('b');
      assert.equal(await run(), undefined);
      assert.deepEqual(calls, ['post b now in pl-PL']);
      assert.equal(card.deliveredVersion, 1);
    });

    it('sends what changed since then', async () => {
      const { outbox, calls, run } = setUp();
      outbox.add('a', { handedVersion: 1, version: 2 });
      assert.equal(await run(), undefined);
      assert.deepEqual(calls, ['post a now in pl-PL']);
    });

    it('sends it again where something had failed before', async () => {
      for (const trouble of [{ failures: 1 }, { refusals: { count: 1, forMs: 0 } }, { isParked: true }]) {
        const { outbox, calls, run } = setUp();
        Object.assign(outbox.state ?? {}, trouble);
        outbox.add('a', { handedVersion: 1 });
        assert.equal(await run(), undefined);
        assert.deepEqual(calls, ['post a now in pl-PL']);
      }
    });
  });

  it('notes that a message was handed over, and forgets it with the answer', async () => {
    const { outbox, answers, run } = setUp();
    const card = outbox.add('a');
    const during: unknown[] = [];
    answers.push(() => {
      during.push(card.handedVersion);
      throw failure(502);
    });
    await run();
    assert.deepEqual([during, card.handedVersion], [[1], undefined]);
    if (outbox.state) outbox.state.pausedMs = 0;
    await run();
    assert.deepEqual([card.deliveredVersion, card.handedVersion], [1, undefined]);
  });

  it('notes what was sent as soon as the database is back', async () => {
    const { outbox, calls, run } = setUp();
    outbox.add('a');
    const { delivered } = outbox;
    let failures = 3;
    outbox.delivered = async (...args) => {
      if (failures-- > 0) throw new StorageError('down', { retryable: true });
      return delivered(...args);
    };
    assert.equal(await run(), undefined);
    assert.equal(calls.length, 1);
  });

  it('is tried again, and says so, when the database does not work', async () => {
    const { outbox, errors, run } = setUp();
    outbox.next = async () => {
      throw new StorageError('down');
    };
    assert.equal(await run(), 5_000);
    assert.equal(errors().length, 1);
  });

  it('gives the conversation back once the database is there', async () => {
    const { outbox, run } = setUp();
    const { release } = outbox;
    let failures = 3;
    outbox.release = async (...args) => {
      if (failures-- > 0) throw new StorageError('down', { retryable: true });
      return release(...args);
    };
    assert.equal(await run(), undefined);
    assert.equal(outbox.claimedBy, undefined);
  });

  it('leaves that to the others when it has to end before', async () => {
    const { outbox, run, ended } = setUp();
    outbox.release = async () => {
      ended.abort();
      throw new StorageError('down', { retryable: true });
    };
    assert.equal(await run(), 'left alone');
    assert.equal(outbox.claimedBy, 'worker');
  });

  it('keeps to the pace of a conversation: waits a little itself, and leaves longer waits to a later job', async () => {
    const { outbox, calls, run, passed } = setUp();
    for (let card = 0; card < 80; card += 1) outbox.add(`card-${card}`);
    const againAfterMs = await run();
    // 59 in half a minute.
    assert.equal(calls.length, 59);
    assert.equal(passed() + Number(againAfterMs), 30_000);
  });

  it('counts what was sent there before', async () => {
    const { outbox, calls, run } = setUp();
    outbox.add('a');
    if (outbox.state)
      outbox.state.recentSends = Array.from({ length: 59 }, () => new Date(NOW.getTime() - 10_000));
    assert.equal(await run(), 20_000);
    assert.deepEqual(calls, []);
  });

  it('finishes the message under way when the process is to end', async () => {
    const { outbox, calls, answers, run, stopping } = setUp();
    outbox.add('a');
    outbox.add('b');
    answers.push(() => stopping.abort());
    assert.equal(await run(), 0);
    assert.equal(calls.length, 1);
    assert.equal(outbox.cards[0]?.deliveredVersion, 1);
  });

  it('drops the message under way, without a pause, when it has to', async () => {
    const { outbox, answers, run, ended } = setUp();
    outbox.add('a');
    answers.push(() => {
      ended.abort();
      throw failure(undefined, 'dropped');
    });
    assert.equal(await run(), 0);
    assert.equal(outbox.state?.pausedMs, 0);
  });
});
