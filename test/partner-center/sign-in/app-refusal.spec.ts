import assert from 'node:assert/strict';
import { createRefusalBook } from '../../../src/partner-center/sign-in/app-refusal.js';
import { createRecordingLogger, faultOf, type LogLine } from '../support.js';
import { CLOCK, createCall } from './calls.js';
import { openStage, readUsage, type Stage } from './stage.js';

describe('an app that the sign-in service refuses', () => {
  let stage: Stage;
  beforeEach(async () => {
    // So short that every call renews it.
    stage = await openStage({ accessTokenLifetimeS: 120 });
    await stage.signIn();
  });
  afterEach(() => stage.close());

  const withExpiredSecret = () => stage.replica({ PARTNER_CENTER_CLIENT_SECRET: 'expired' });

  it('is told to the admins once, by one replica, and over restarts', async () => {
    const replicas = [withExpiredSecret(), withExpiredSecret(), withExpiredSecret()];
    const call = createCall();
    const [first] = replicas;
    assert.ok(first);
    assert.equal((await faultOf(readUsage(first, call))).fault, 'unauthorized');
    for (const replica of [...replicas, ...replicas]) await faultOf(readUsage(replica));
    assert.deepEqual(
      replicas.map(({ alerts }) => alerts),
      [[{ fault: 'app-refused', correlationId: call.correlationId }], [], []],
    );
  });

  it('is told again when it was mended in between', async () => {
    const expired = withExpiredSecret();
    await faultOf(readUsage(expired));
    assert.ok((await readUsage(stage.replica()))?.length);
    await faultOf(readUsage(expired));
    assert.equal(expired.alerts.length, 2);
  });

  it('is told also where a refresh token was to be taken', async () => {
    const replica = stage.replica({
      PARTNER_CENTER_CLIENT_SECRET: 'expired',
      PARTNER_CENTER_REFRESH_TOKEN: stage.entra.issueRefreshToken(),
    });
    await faultOf(readUsage(replica));
    await faultOf(readUsage(replica));
    assert.deepEqual(
      replica.alerts.map(({ fault }) => fault),
      ['app-refused'],
    );
  });
});

describe('createRefusalBook', () => {
  it('tells again until somebody could be told, and never rejects', async () => {
    const lines: LogLine[] = [];
    const told: string[] = [];
    let kept: { value: never } | undefined;
    let isDown = true;
    const fail = () => Promise.reject(new Error('down'));
    const book = createRefusalBook(
      {
        read: async () => kept,
        write: async (value) => {
          kept = { value: value as never };
        },
        forget: fail,
      },
      { signInLost: async (_, correlationId) => (isDown ? fail() : void told.push(correlationId)) },
      { clock: CLOCK, logger: createRecordingLogger(lines) },
    );
    await book.enter('a');
    isDown = false;
    await book.enter('b');
    await book.enter('c');
    await book.clear();
    assert.deepEqual(told, ['a']);
    assert.deepEqual(
      lines.map(({ level }) => level),
      ['warn', 'warn'],
    );
  });
});
