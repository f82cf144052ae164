import assert from 'node:assert/strict';
import { type ChatChannel, createChatChannel } from '../../../demo/chat/chat-channel.js';
import { callConnector, createFakeBot, type FakeBot } from '../../helpers/fake-bot.js';
import { openEvents, type PageEvents } from './page-events.js';

describe('the page side of the chat channel', () => {
  let bot: FakeBot;
  let channel: ChatChannel;
  let controlRuns: number;
  let events: PageEvents;
  let conversationId: string;

  beforeEach(async () => {
    controlRuns = 0;
    bot = await createFakeBot();
    channel = await createChatChannel({
      botUrl: bot.url,
      port: 0,
      prompts: { 'en-US': ['portfolio'], 'pl-PL': ['portfel'] },
      controls: [
        {
          id: 'sweep',
          label: 'Sweep now',
          run: async () => {
            controlRuns += 1;
            return 'Swept 6 customers.';
          },
        },
        { id: 'quiet', label: 'Quiet', run: async () => undefined },
        {
          id: 'broken',
          label: 'Broken',
          run: () => Promise.reject(new Error('There is nothing to sweep.')),
        },
      ],
    });
    conversationId = channel.conversations()[0]?.id ?? '';
    events = await openEvents(channel.url);
  });

  afterEach(async () => {
    events.close();
    await channel.close();
    await bot.close();
  });

  async function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return callConnector(channel.url, 'POST', path, body, {
      'x-chat-token': String(events.state['token']),
      ...headers,
    });
  }

  const messagesPath = (): string => `api/conversations/${encodeURIComponent(conversationId)}/messages`;

  it('begins the event stream with the whole state', async () => {
    const { token, user, bot: who, prompts, controls, conversations, messages } = events.state;
    assert.match(String(token), /^[\w-]{43}$/);
    assert.deepEqual(user, channel.user);
    assert.deepEqual(who, { id: '28:seatwise', name: 'Seatwise' });
    assert.deepEqual(prompts, { 'en-US': ['portfolio'], 'pl-PL': ['portfel'] });
    assert.deepEqual(controls, [
      { id: 'sweep', label: 'Sweep now' },
      { id: 'quiet', label: 'Quiet' },
      { id: 'broken', label: 'Broken' },
    ]);
    assert.equal((conversations as unknown[]).length, 3);
    assert.deepEqual(messages, []);
  });

  it('sends text for the user and streams each state of the message', async () => {
    const answer = await post(messagesPath(), { text: '  help ', locale: 'nl-NL' });
    assert.equal(answer.status, 200);
    assert.equal(bot.received[0]?.text, 'help');
    assert.equal(bot.received[0]?.locale, 'nl-NL');
    const states = [await events.next(), await events.next()].map(({ message }) => {
      return (message as { delivery: { state: string } }).delivery.state;
    });
    assert.deepEqual(states, ['sending', 'delivered']);
  });

  it('streams messages of the bot as they come', async () => {
    const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities`;
    await callConnector(channel.url, 'POST', path, { type: 'typing' });
    await callConnector(channel.url, 'POST', path, { type: 'message', text: 'hello' });
    assert.equal((await events.next()).kind, 'typing');
    const { kind, message } = await events.next();
    assert.equal(kind, 'message');
    assert.equal((message as { activity: { text: string } }).activity.text, 'hello');
  });

  it('gives a new run another token', async () => {
    const second = await createChatChannel({ botUrl: bot.url, port: 0 });
    const stream = await openEvents(second.url);
    stream.close();
    await second.close();
    assert.notEqual(stream.state['token'], events.state['token']);
  });

  const intruders: readonly [string, Readonly<Record<string, string>>][] = [
    ['without the token', { 'x-chat-token': '' }],
    ['with a wrong token', { 'x-chat-token': 'A'.repeat(43) }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from another port', { origin: 'http://127.0.0.1:1' }],
    ['that the browser marks as cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['that the browser marks as same-site', { 'sec-fetch-site': 'same-site' }],
  ];
  for (const [what, headers] of intruders) {
    it(`refuses a call ${what}`, async () => {
      assert.equal((await post(messagesPath(), { text: 'help' }, headers)).status, 403);
      assert.equal((await post('api/controls/sweep', {}, headers)).status, 403);
      assert.equal(bot.received.length, 0);
      assert.equal(controlRuns, 0);
    });
  }

  it('takes a call of its own page', async () => {
    const headers = { origin: channel.url, 'sec-fetch-site': 'same-origin' };
    assert.equal((await post(messagesPath(), { text: 'help' }, headers)).status, 200);
  });

  it('keeps the state from another page', async () => {
    const answer = await callConnector(channel.url, 'GET', 'api/events', undefined, {
      'sec-fetch-site': 'cross-site',
    });
    assert.equal(answer.status, 403);
  });

  const badCalls: readonly [string, string, unknown, number][] = [
    ['empty text', 'messages', { text: '  ' }, 400],
    ['too much text', 'messages', { text: 'x'.repeat(4001) }, 400],
    ['a locale that is none', 'messages', { text: 'help', locale: '<b>' }, 400],
    ['a reply to nothing', 'actions', { kind: 'execute', messageId: '1', verb: 'x' }, 404],
    ['an unknown kind of action', 'actions', { kind: 'open', messageId: '1' }, 400],
  ];
  for (const [what, place, body, status] of badCalls) {
    it(`answers ${status} to ${what}`, async () => {
      const path = `api/conversations/${encodeURIComponent(conversationId)}/${place}`;
      assert.equal((await post(path, body)).status, status);
      assert.equal(bot.received.length, 0);
    });
  }

  it('runs a control and says how it went', async () => {
    assert.deepEqual((await post('api/controls/sweep', {})).body, { text: 'Swept 6 customers.' });
    assert.deepEqual((await post('api/controls/quiet', {})).body, { text: 'Quiet: done' });
    assert.equal(controlRuns, 1);
    const broken = await post('api/controls/broken', {});
    assert.equal(broken.status, 500);
    assert.deepEqual(broken.body, {
      error: { code: 'ControlFailed', message: 'There is nothing to sweep.' },
    });
    assert.equal((await post('api/controls/other', {})).status, 404);
  });

  describe('files', () => {
    const types: readonly [string, string][] = [
      ['/', 'text/html; charset=utf-8'],
      ['/?theme=dark&width=280', 'text/html; charset=utf-8'],
      ['/base.css', 'text/css; charset=utf-8'],
      ['/app.js', 'text/javascript; charset=utf-8'],
      ['/icon.svg', 'image/svg+xml'],
      ['/adaptivecards.min.js', 'text/javascript; charset=utf-8'],
    ];
    for (const [path, type] of types) {
      it(`serves ${path} under a policy without inline scripts`, async () => {
        const response = await fetch(new URL(path, channel.url));
        await response.arrayBuffer();
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('content-type'), type);
        const policy = response.headers.get('content-security-policy') ?? '';
        assert.match(policy, /default-src 'none'/);
        assert.match(policy, /script-src 'self';/);
        assert.doesNotMatch(policy, /unsafe/);
      });
    }

    for (const path of [
      '/package.json',
      '/..%2fpackage.json',
      '/%2e%2e/index.ts',
      '/base.css/',
      '/missing.js',
    ]) {
      it(`has nothing at ${path}`, async () => {
        const response = await fetch(new URL(path, channel.url));
        await response.arrayBuffer();
        assert.equal(response.status, 404);
      });
    }

    it('writes no script and no style into the page itself', async () => {
      const html = await (await fetch(channel.url)).text();
      assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/i);
      assert.deepEqual(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g), null);
    });
  });
});
