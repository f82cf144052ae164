import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import { type ChatChannel, createChatChannel } from '../../../demo/chat/chat-channel.js';
import { DEMO_USER } from '../../../demo/chat/conversations.js';
import type { ChatEvent } from '../../../demo/chat/transcript.js';
import { type ConnectorCall, callConnector, createFakeBot, type FakeBot } from '../../helpers/fake-bot.js';
import { cardMessage, usageCard } from '../../helpers/sample-cards.js';

const NOW = new Date('2026-11-03T09:30:00Z');

describe('the connector of the chat channel', () => {
  let bot: FakeBot;
  let channel: ChatChannel;
  let nowMs: number;
  let personal: string;
  let teamsChannel: string;

  beforeEach(async () => {
    nowMs = NOW.getTime();
    bot = await createFakeBot();
    channel = await createChatChannel({ botUrl: bot.url, port: 0, now: () => new Date(nowMs) });
    const conversations = channel.conversations();
    personal = conversations[0]?.id ?? '';
    teamsChannel = conversations[2]?.id ?? '';
  });

  afterEach(async () => {
    await channel.close();
    await bot.close();
  });

  const path = (conversationId: string, rest: string): string =>
    `v3/conversations/${encodeURIComponent(conversationId)}/${rest}`;

  function call(method: string, where: string, body?: unknown): Promise<ConnectorCall> {
    return callConnector(channel.url, method, where, body);
  }

  function send(
    conversationId: string,
    activity: object = { type: 'message', text: 'hi' },
  ): Promise<ConnectorCall> {
    return call('POST', path(conversationId, 'activities'), activity);
  }

  function idOf({ body }: ConnectorCall): string {
    assert.ok(typeof body === 'object' && body !== null && 'id' in body);
    return String(body.id);
  }

  function errorCode({ body }: ConnectorCall): unknown {
    return (body as { error?: { code?: unknown } }).error?.code;
  }

  describe('messages', () => {
    it('appear as the bot, with a time and an id', async () => {
      const answer = await send(personal, cardMessage(usageCard()));
      assert.equal(answer.status, 201);
      const [message] = channel.messages(personal);
      assert.deepEqual(message?.author, { id: '28:seatwise', name: 'Seatwise', isBot: true });
      assert.equal(message?.id, idOf(answer));
      assert.equal(message?.sentAt, NOW.toISOString());
      assert.deepEqual(message?.activity.attachments?.[0]?.content, usageCard());
    });

    it('get ids that grow even when the clock stands still', async () => {
      const first = idOf(await send(personal));
      const second = idOf(await send(personal));
      assert.ok(Number(second) > Number(first));
    });

    it('in a channel join the thread they are addressed to', async () => {
      const root = await channel.sendText(teamsChannel, 'portfolio');
      await send(`${teamsChannel};messageid=${root.id}`);
      await call('POST', path(teamsChannel, `activities/${root.id}`), { type: 'message', text: 'reply' });
      await send(teamsChannel, { type: 'message', text: 'a post of its own' });
      const threads = channel.messages(teamsChannel).map(({ threadId }) => threadId);
      assert.deepEqual(threads.slice(0, 3), [root.id, root.id, root.id]);
      assert.notEqual(threads[3], root.id);
    });

    it('are changed in place by PUT', async () => {
      const id = idOf(await send(personal));
      nowMs += 60_000;
      const answer = await call('PUT', path(personal, `activities/${id}`), {
        type: 'message',
        text: 'changed',
      });
      assert.equal(answer.status, 200);
      const messages = channel.messages(personal);
      assert.equal(messages.length, 1);
      assert.equal(messages[0]?.activity.text, 'changed');
      assert.equal(messages[0]?.sentAt, NOW.toISOString());
      assert.equal(messages[0]?.editedAt, new Date(nowMs).toISOString());
    });

    it('lose their content when deleted, and cannot be changed after', async () => {
      const id = idOf(await send(personal));
      assert.equal((await call('DELETE', path(personal, `activities/${id}`))).status, 200);
      const [message] = channel.messages(personal);
      assert.equal(message?.activity.text, undefined);
      assert.ok(message?.deletedAt);
      const late = await call('PUT', path(personal, `activities/${id}`), { type: 'message', text: 'x' });
      assert.equal(late.status, 404);
    });

    it('of people are not the bot’s to change', async () => {
      const { id } = await channel.sendText(personal, 'hello');
      const answer = await call('PUT', path(personal, `activities/${id}`), { type: 'message', text: 'x' });
      assert.equal(answer.status, 403);
      assert.equal((await call('DELETE', path(personal, `activities/${id}`))).status, 403);
    });

    it('of the type typing are told but not kept', async () => {
      const events: ChatEvent[] = [];
      const stop = channel.listen((event) => events.push(event));
      assert.equal((await send(personal, { type: 'typing' })).status, 201);
      stop();
      await send(personal, { type: 'typing' });
      assert.deepEqual(events, [{ kind: 'typing', conversationId: personal, threadId: undefined }]);
      assert.equal(channel.messages(personal).length, 0);
    });
  });

  describe('refusals', () => {
    const big = (units: number): string => {
      const frame = JSON.stringify({ type: 'message', text: '' });
      return JSON.stringify({ type: 'message', text: 'é'.repeat(units - frame.length) });
    };

    it('answers 413 above 100 KB counted in UTF-16', async () => {
      assert.equal((await call('POST', path(personal, 'activities'), big(50 * 1024))).status, 201);
      const answer = await call('POST', path(personal, 'activities'), big(50 * 1024 + 1));
      assert.equal(answer.status, 413);
      assert.equal(errorCode(answer), 'MessageSizeTooBig');
    });

    it('answers 413 to a request of megabytes, after reading it', async () => {
      assert.equal((await call('POST', path(personal, 'activities'), 'x'.repeat(3_000_000))).status, 413);
    });

    const unknownPlaces: readonly [string, string, string][] = [
      ['POST', 'a conversation', path('19:nowhere@thread.v2', 'activities')],
      ['POST', 'a thread', path('19:licence-watch-8c41@thread.tacv2;messageid=1', 'activities')],
      ['GET', 'the members of a conversation', path('19:nowhere@thread.v2', 'members')],
      ['PUT', 'an activity', path('a:1-rita-marques-seatwise', 'activities/1')],
      ['GET', 'a member', path('a:1-rita-marques-seatwise', 'members/29:nobody')],
      ['GET', 'a path', 'v3/elsewhere'],
    ];
    for (const [method, what, where] of unknownPlaces) {
      it(`answers 404 for ${what} it does not know`, async () => {
        const answer = await call(
          method,
          where,
          method === 'GET' ? undefined : { type: 'message', text: 'x' },
        );
        assert.equal(answer.status, 404);
      });
    }

    it('answers 400 to what is no activity, and 405 to a method it does not serve', async () => {
      assert.equal((await call('POST', path(personal, 'activities'), '{')).status, 400);
      assert.equal((await call('POST', path(personal, 'activities'), {})).status, 400);
      assert.equal((await send(personal, { type: 'invoke' })).status, 400);
      assert.equal((await call('PUT', path(personal, 'members'), {})).status, 405);
      assert.equal(channel.messages(personal).length, 0);
    });

    it('answers 403 once the bot was removed, until it is added again', async () => {
      await channel.install(personal, 'remove');
      const answer = await send(personal);
      assert.equal(answer.status, 403);
      assert.equal(errorCode(answer), 'BotNotInConversationRoster');
      await channel.install(personal);
      assert.equal((await send(personal)).status, 201);
    });
  });

  describe('conversations', () => {
    const tenant = (): { tenantId: string } => ({ tenantId: channel.tenantId });

    it('opens the personal chat a person already has', async () => {
      const answer = await call('POST', 'v3/conversations', { ...tenant(), members: [{ id: DEMO_USER.id }] });
      assert.equal(answer.status, 201);
      assert.equal(idOf(answer), personal);
    });

    it('opens one chat, and the same again, for somebody who has none', async () => {
      const jonas = channel.conversations()[1]?.members[1];
      assert.ok(jonas);
      const body = {
        ...tenant(),
        members: [{ id: jonas.aadObjectId }],
        activity: { type: 'message', text: 'hi' },
      };
      const first = idOf(await call('POST', 'v3/conversations', body));
      const second = idOf(await call('POST', 'v3/conversations', body));
      assert.equal(first, second);
      assert.equal(channel.messages(first).length, 2);
    });

    it('starts a thread in a channel with its first activity', async () => {
      const answer = await call('POST', 'v3/conversations', {
        isGroup: true,
        channelData: { channel: { id: teamsChannel } },
        activity: cardMessage(usageCard()),
      });
      const [post] = channel.messages(teamsChannel);
      assert.deepEqual(answer.body, {
        id: `${teamsChannel};messageid=${post?.id}`,
        activityId: post?.id,
        serviceUrl: `${channel.url}/`,
      });
      assert.equal(post?.threadId, post?.id);
      assert.equal((await send(idOf(answer))).status, 201);
    });

    const refused: readonly [string, () => object, number][] = [
      ['a thread without an activity', () => ({ channelData: { channel: { id: teamsChannel } } }), 400],
      ['a chat without a tenant', () => ({ members: [{ id: DEMO_USER.id }] }), 400],
      ['a chat with nobody', () => tenant(), 400],
      ['a chat with two people', () => ({ ...tenant(), members: [{ id: '29:a' }, { id: '29:b' }] }), 400],
      ['a chat with a stranger', () => ({ ...tenant(), members: [{ id: '29:stranger' }] }), 403],
      ['another tenant', () => ({ tenantId: 'elsewhere', members: [{ id: DEMO_USER.id }] }), 403],
    ];
    for (const [what, body, status] of refused) {
      it(`refuses ${what} with ${status}`, async () => {
        assert.equal((await call('POST', 'v3/conversations', body())).status, status);
      });
    }
  });

  describe('faults', () => {
    it('throttle as often as asked, with Retry-After, and then let the message through', async () => {
      channel.setFault(personal, { kind: 'throttle', retryAfterSeconds: 3 }, 2);
      for (let i = 0; i < 2; i += 1) {
        const answer = await send(personal);
        assert.equal(answer.status, 429);
        assert.equal(answer.headers.get('retry-after'), '3');
      }
      assert.equal((await send(personal)).status, 201);
      assert.equal(channel.messages(personal).length, 1);
    });

    for (const status of [412, 502, 504] as const) {
      it(`answer ${status} in one conversation only, until cleared`, async () => {
        channel.setFault(teamsChannel, { kind: 'status', status });
        assert.equal((await send(teamsChannel)).status, status);
        assert.equal((await send(personal)).status, 201);
        channel.setFault(teamsChannel, undefined);
        assert.equal((await send(teamsChannel)).status, 201);
      });
    }

    it('forbid with a code, changes and deletions too', async () => {
      const id = idOf(await send(personal));
      channel.setFault(personal, { kind: 'forbidden', code: 'MessageWritesBlocked' });
      const answer = await call('PUT', path(personal, `activities/${id}`), { type: 'message', text: 'x' });
      assert.equal(answer.status, 403);
      assert.equal(errorCode(answer), 'MessageWritesBlocked');
      assert.equal((await call('DELETE', path(personal, `activities/${id}`))).status, 403);
    });

    it('fall silent: the request is taken and never answered', async () => {
      channel.setFault(personal, { kind: 'silence' });
      const silent = send(personal);
      const other = await send(teamsChannel);
      assert.equal(other.status, 201);
      assert.equal(await Promise.race([silent, Promise.resolve('no answer')]), 'no answer');
      await channel.close();
      await assert.rejects(silent);
      channel = await createChatChannel({ botUrl: bot.url, port: 0 });
    });
  });

  it('enforces the rate limits of Teams when asked to', async () => {
    const strict = await createChatChannel({
      botUrl: bot.url,
      port: 0,
      enforceRateLimits: true,
      now: () => new Date(nowMs),
    });
    try {
      const post = (): Promise<ConnectorCall> =>
        callConnector(strict.url, 'POST', path(personal, 'activities'), { type: 'message', text: 'x' });
      for (let i = 0; i < 7; i += 1) assert.equal((await post()).status, 201);
      const refused = await post();
      assert.equal(refused.status, 429);
      assert.equal(refused.headers.get('retry-after'), '1');
      nowMs += 1_000;
      assert.equal((await post()).status, 201);
    } finally {
      await strict.close();
    }
  });

  it('tells who is in a conversation, by list, page, activity and person', async () => {
    const list = await call('GET', path(teamsChannel, 'members'));
    const members = list.body as readonly Record<string, unknown>[];
    assert.deepEqual(
      members.map(({ name }) => name),
      ['Rita Marques', 'Jonas Weber', 'Mei Lin'],
    );
    assert.deepEqual(members[0], {
      id: DEMO_USER.id,
      name: 'Rita Marques',
      objectId: DEMO_USER.aadObjectId,
      aadObjectId: DEMO_USER.aadObjectId,
      givenName: 'Rita',
      surname: 'Marques',
      email: DEMO_USER.email,
      userPrincipalName: DEMO_USER.email,
      tenantId: channel.tenantId,
      userRole: 'user',
    });
    const paged = await call('GET', path(teamsChannel, 'pagedmembers?pageSize=100'));
    assert.deepEqual(paged.body, { members });
    assert.deepEqual((await call('GET', path(teamsChannel, 'activities/1/members'))).body, members);
    for (const id of [DEMO_USER.id, DEMO_USER.aadObjectId]) {
      const one = await call('GET', path(teamsChannel, `members/${encodeURIComponent(id)}`));
      assert.deepEqual(one.body, members[0]);
    }
  });

  it('knows the members of a team by the id of the team, as botbuilder asks in a channel', async () => {
    const team = channel.conversations()[2]?.team;
    assert.ok(team);
    const members = await call('GET', path(team.id, 'members'));
    assert.equal((members.body as readonly unknown[]).length, 3);
    assert.equal((await call('GET', path(team.id, `members/${DEMO_USER.aadObjectId}`))).status, 200);
    assert.equal((await send(team.id)).status, 404);
  });

  it('is understood by the connector client of the Bot Framework', async () => {
    const client = new ConnectorClient(MicrosoftAppCredentials.Empty, { baseUri: `${channel.url}/` });
    const root = await channel.sendText(teamsChannel, 'portfolio');
    const thread = `${teamsChannel};messageid=${root.id}`;
    const sent = await client.conversations.replyToActivity(thread, root.id, {
      type: 'message',
      text: 'one',
    });
    await client.conversations.updateActivity(thread, sent.id ?? '', { type: 'message', text: 'two' });
    const members = await client.conversations.getConversationPagedMembers(thread);
    assert.equal(members.members.length, 3);
    const parameters = {
      isGroup: true,
      channelData: { channel: { id: teamsChannel } },
      activity: { type: 'message', text: 'three' },
    };
    // The client's types ask for every field of an activity and give a conversation no id.
    const created: unknown = await client.conversations.createConversation(parameters as never);
    const { id, activityId } = created as { id: string; activityId: string };
    await client.conversations.deleteActivity(id, activityId);
    assert.deepEqual(
      channel
        .messages(teamsChannel)
        .map(({ activity, deletedAt }) => activity.text ?? (deletedAt ? 'deleted' : '')),
      ['<at>Seatwise</at> portfolio', 'two', 'deleted'],
    );
  });

  it('refuses a web page that poses as a bot', async () => {
    const answer = await callConnector(
      channel.url,
      'POST',
      path(personal, 'activities'),
      { type: 'message', text: 'x' },
      { origin: 'https://evil.example' },
    );
    assert.equal(answer.status, 403);
    assert.equal(channel.messages(personal).length, 0);
  });

  it('refuses a request that came by another host name', async () => {
    const { port } = new URL(channel.url);
    const outgoing = request({
      host: '127.0.0.1',
      port,
      path: '/',
      headers: { host: `evil.example:${port}` },
    });
    outgoing.end();
    const [response] = await once(outgoing, 'response');
    response.resume();
    assert.equal(response.statusCode, 403);
  });
});
