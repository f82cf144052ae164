import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChatChannel, createChatChannel } from '../../demo/chat/chat-channel.js';
import type { ConnectorFault } from '../../demo/chat/faults.js';
import { DeliveryError } from '../../src/base/errors.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { createAdapter } from '../../src/teams/adapter.js';
import { createMessenger } from '../../src/teams/messenger.js';
import type { ProactiveMessage, Recipient } from '../../src/usecases/delivery/delivery-ports.js';
import { messagesFor, render } from '../helpers/cards.js';
import { json, startHttpServer } from '../helpers/http-server.js';

const NOW = new Date('2026-11-21T09:00:00Z');
const never = new AbortController().signal;

function notice(correlationId: string): ProactiveMessage {
  return { kind: 'notice', notice: { kind: 'sign-in-lost', fault: 'sign-in-lost', correlationId } };
}

function createOne(timeoutMs = 5000) {
  return createMessenger({
    adapter: createAdapter({ isAnonymous: true, frameworkSettings: { MicrosoftAppType: 'MultiTenant' } }),
    appId: '',
    messagesFor,
    render,
    clock: { now: () => NOW },
    timeoutMs,
  });
}

function recipientAt(serviceUrl: string, changes: Partial<Conversation> = {}, locale = 'en-US'): Recipient {
  return {
    locale,
    conversation: {
      tenantId: '5f0c2a7e-1d3b-4c58-9e64-7a2b90d1c3f8',
      conversationId: 'a:1-rita-marques-seatwise',
      conversationType: 'personal',
      serviceUrl,
      botId: '28:seatwise',
      teamId: undefined,
      userId: undefined,
      locale: undefined,
      ...changes,
    },
  };
}

async function failureOf(work: Promise<unknown>): Promise<DeliveryError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof DeliveryError, String(error));
  return error;
}

describe('createMessenger', () => {
  let chat: ChatChannel;
  before(async () => {
    chat = await createChatChannel({ botUrl: 'http://127.0.0.1:9', port: 0 });
  });
  after(() => chat.close());

  const serviceUrl = () => `${chat.url}/`;

  for (const type of ['personal', 'groupChat'] as const) {
    it(`posts into a ${type} conversation and edits what it posted`, async () => {
      const messenger = createOne();
      const id = chat.conversations().find(({ conversationType }) => conversationType === type)?.id ?? '';
      const to = recipientAt(serviceUrl(), { conversationId: id, conversationType: type });
      const posted = await messenger.post(to, notice('11111111'), never);
      assert.equal(posted.conversationId, id);
      await messenger.update(to, posted, notice('22222222'), never);
      const [message, ...others] = chat.messages(id);
      assert.deepEqual(others, []);
      assert.equal(message?.id, posted.activityId);
      assert.match(JSON.stringify(message?.activity.attachments), /22222222/);
      assert.match(message?.activity.summary ?? '', /npm run consent/);
    });
  }

  it('begins a thread for each message in a channel, and edits in that thread', async () => {
    const messenger = createOne();
    const id = chat.conversations().find(({ conversationType }) => conversationType === 'channel')?.id ?? '';
    const to = recipientAt(serviceUrl(), { conversationId: id, conversationType: 'channel' });
    const first = await messenger.post(to, notice('11111111'), never);
    const second = await messenger.post(to, notice('22222222'), never);
    assert.equal(first.conversationId, `${id};messageid=${first.activityId}`);
    await messenger.update(to, first, notice('33333333'), never);
    const messages = chat.messages(id);
    assert.deepEqual(
      messages.map(({ id: messageId, threadId }) => [messageId, threadId]),
      [first, second].map(({ activityId }) => [activityId, activityId]),
    );
    assert.match(JSON.stringify(messages[0]?.activity), /33333333/);
    assert.match(JSON.stringify(messages[1]?.activity), /22222222/);
  });

  it('writes in the language of the recipient', async () => {
    const messenger = createOne();
    const { activityId } = await messenger.post(recipientAt(serviceUrl(), {}, 'pl-PL'), notice('1'), never);
    const message = chat.messages('a:1-rita-marques-seatwise').find(({ id }) => id === activityId);
    assert.match(message?.activity.summary ?? '', /logowanie|zaloguj/i);
  });

  it("keeps the ids of the connector's answer, for Microsoft's support", async () => {
    const refusal = json({ error: { code: 'ServiceError' } }, 502, { 'ms-cv': 'AbCd1234.0' });
    const connector = await startHttpServer(refusal);
    try {
      const error = await failureOf(createOne().post(recipientAt(`${connector.url}/`), notice('1'), never));
      assert.equal(error.trace, 'ms-cv AbCd1234.0');
    } finally {
      await connector.close();
    }
  });

  const faults: [fault: ConnectorFault, status: number, reason: string, retryAfterMs: number | undefined][] =
    [
      [{ kind: 'throttle', retryAfterSeconds: 3 }, 429, 'TooManyRequests', 3000],
      [{ kind: 'status', status: 412 }, 412, 'ServiceError', undefined],
      [{ kind: 'status', status: 502 }, 502, 'ServiceError', undefined],
      [{ kind: 'status', status: 503 }, 503, 'ServiceError', undefined],
      [{ kind: 'forbidden', code: 'MessageWritesBlocked' }, 403, 'MessageWritesBlocked', undefined],
    ];
  for (const [fault, status, reason, retryAfterMs] of faults) {
    it(`makes one request and says what the connector said: ${status}`, async () => {
      const id = 'a:1-rita-marques-seatwise';
      const before = chat.messages(id).length;
      // Once only: a repeated request would succeed.
      chat.setFault(id, fault, 1);
      const error = await failureOf(createOne().post(recipientAt(serviceUrl()), notice('1'), never));
      assert.deepEqual(
        { status: error.status, reason: error.reason, retryAfterMs: error.retryAfterMs },
        { status, reason, retryAfterMs },
      );
      assert.equal(chat.messages(id).length, before);
      await createOne().post(recipientAt(serviceUrl()), notice('1'), never);
    });
  }

  it('makes one request where the connector fails every time', async () => {
    for (const status of [429, 500, 502, 504]) {
      const server = await startHttpServer(json({ error: { code: 'Busy' } }, status));
      await failureOf(createOne().post(recipientAt(`${server.url}/`), notice('1'), never));
      assert.equal(server.requests.length, 1, String(status));
      await server.close();
    }
  });

  it('understands a Retry-After that is a date', async () => {
    const later = new Date(NOW.getTime() + 90_000).toUTCString();
    const server = await startHttpServer(json({}, 429, { 'retry-after': later }));
    const error = await failureOf(createOne().post(recipientAt(`${server.url}/`), notice('1'), never));
    assert.equal(error.retryAfterMs, 90_000);
    await server.close();
  });

  it('says that a message to be edited is not there any more, or the conversation', async () => {
    const to = recipientAt(serviceUrl());
    const gone = { activityId: '1', conversationId: to.conversation.conversationId };
    assert.equal((await failureOf(createOne().update(to, gone, notice('1'), never))).status, 404);
    const elsewhere = recipientAt(serviceUrl(), { conversationId: 'a:nobody' });
    const error = await failureOf(createOne().post(elsewhere, notice('1'), never));
    assert.deepEqual([error.status, error.reason], [404, 'ConversationNotFound']);
  });

  it('is without a status when nobody listens', async () => {
    const server = await startHttpServer();
    await server.close();
    const error = await failureOf(createOne().post(recipientAt(`${server.url}/`), notice('1'), never));
    assert.deepEqual([error.status, error.reason], [undefined, 'ECONNREFUSED']);
  });

  for (const [what, timeoutMs, drop] of [
    ['that is not answered in time', 100, false],
    ['when it is told to drop it', 60_000, true],
  ] as const) {
    it(`really ends a request ${what}`, async () => {
      const server = createServer();
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const dropping = new AbortController();
      const arrived = once(server, 'request');
      const failed = failureOf(
        createOne(timeoutMs).post(recipientAt(`http://127.0.0.1:${port}/`), notice('1'), dropping.signal),
      );
      const [request] = await arrived;
      const ended = once(request.socket, 'close');
      if (drop) dropping.abort();
      const error = await failed;
      assert.deepEqual([error.status, error.reason], [undefined, drop ? 'dropped' : 'timeout']);
      await ended;
      server.close();
      await once(server, 'close');
    });
  }
});
