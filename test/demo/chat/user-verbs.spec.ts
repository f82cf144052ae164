import assert from 'node:assert/strict';
import { type ChatChannel, createChatChannel } from '../../../demo/chat/chat-channel.js';
import { DEMO_USER } from '../../../demo/chat/conversations.js';
import {
  type BotReply,
  createFakeBot,
  type FakeBot,
  type ReceivedActivity,
  replyTo,
} from '../../helpers/fake-bot.js';
import { ADAPTIVE_CARD, cardMessage, usageCard } from '../../helpers/sample-cards.js';

describe('createUserVerbs', () => {
  let bot: FakeBot;
  let channel: ChatChannel;
  let answer: (activity: ReceivedActivity) => Promise<BotReply | undefined> | BotReply | undefined;
  let ids: { personal: string; group: string; teamsChannel: string };

  beforeEach(async () => {
    answer = () => undefined;
    bot = await createFakeBot((activity) => answer(activity));
    channel = await createChatChannel({ botUrl: bot.url, port: 0 });
    const [personal = '', group = '', teamsChannel = ''] = channel.conversations().map(({ id }) => id);
    ids = { personal, group, teamsChannel };
  });

  afterEach(async () => {
    await channel.close();
    await bot.close();
  });

  function onlyActivity(): ReceivedActivity {
    assert.equal(bot.received.length, 1);
    const [activity] = bot.received;
    assert.ok(activity);
    return activity;
  }

  /** Lets the bot post a card into the personal chat; resolves to the id of its message. */
  async function receiveCard(): Promise<string> {
    answer = async (activity) => {
      await replyTo(activity, cardMessage(usageCard()));
      return undefined;
    };
    await channel.sendText(ids.personal, 'license usage for Contoso');
    const card = channel.messages(ids.personal).at(-1);
    assert.ok(card?.author.isBot);
    return card.id;
  }

  describe('sendText', () => {
    it('reaches the bot as a Teams message of a personal chat', async () => {
      const sent = await channel.sendText(ids.personal, 'portfolio', { locale: 'pl-PL' });
      const { timestamp, localTimestamp, localTimezone, ...activity } = onlyActivity();
      assert.ok(!Number.isNaN(Date.parse(String(timestamp))));
      assert.equal(localTimestamp, timestamp);
      assert.deepEqual(activity, {
        type: 'message',
        id: sent.id,
        channelId: 'msteams',
        serviceUrl: `${channel.url}/`,
        text: 'portfolio',
        textFormat: 'plain',
        locale: 'pl-PL',
        from: { id: DEMO_USER.id, name: DEMO_USER.name, aadObjectId: DEMO_USER.aadObjectId },
        recipient: { id: '28:seatwise', name: 'Seatwise' },
        conversation: { id: ids.personal, conversationType: 'personal', tenantId: channel.tenantId },
        channelData: { tenant: { id: channel.tenantId } },
        entities: [
          { type: 'clientInfo', locale: 'pl-PL', country: 'PL', platform: 'Web', timezone: localTimezone },
        ],
      });
      assert.deepEqual(sent.delivery, { state: 'delivered' });
    });

    it('mentions the bot in a group chat', async () => {
      await channel.sendText(ids.group, 'portfolio');
      const { text, entities, conversation } = onlyActivity();
      assert.equal(text, '<at>Seatwise</at> portfolio');
      assert.deepEqual(
        entities?.find(({ type }) => type === 'mention'),
        {
          type: 'mention',
          text: '<at>Seatwise</at>',
          mentioned: { id: '28:seatwise', name: 'Seatwise' },
        },
      );
      assert.equal(conversation.conversationType, 'groupChat');
    });

    it('starts a thread in a channel and names channel, team and tenant', async () => {
      const sent = await channel.sendText(ids.teamsChannel, 'portfolio');
      const { conversation, channelData } = onlyActivity();
      assert.equal(conversation.id, `${ids.teamsChannel};messageid=${sent.id}`);
      assert.equal(conversation.conversationType, 'channel');
      const team = channel.conversations().at(-1)?.team;
      assert.ok(team);
      assert.deepEqual(channelData, {
        teamsChannelId: ids.teamsChannel,
        teamsTeamId: team.id,
        channel: { id: ids.teamsChannel, name: 'Licence watch' },
        team: { id: team.id, name: 'Customer success', aadGroupId: team.aadGroupId },
        tenant: { id: channel.tenantId },
      });
    });

    it('stays in the thread it replies to', async () => {
      const root = await channel.sendText(ids.teamsChannel, 'portfolio');
      await channel.sendText(ids.teamsChannel, 'help', { threadId: root.id });
      assert.equal(bot.received.at(-1)?.conversation.id, `${ids.teamsChannel};messageid=${root.id}`);
    });

    it('keeps a group message without a mention from the bot', async () => {
      const sent = await channel.sendText(ids.group, 'anyone there?', { mention: false });
      assert.deepEqual(sent.delivery, { state: 'unaddressed' });
      assert.equal(bot.received.length, 0);
    });

    it('says so when the bot refuses the turn', async () => {
      answer = () => ({ status: 401 });
      const sent = await channel.sendText(ids.personal, 'help');
      assert.deepEqual(sent.delivery, { state: 'failed', reason: 'The bot answered with status 401.' });
    });

    it('says so when the bot is not there', async () => {
      await bot.close();
      const sent = await channel.sendText(ids.personal, 'help');
      assert.deepEqual(sent.delivery, { state: 'failed', reason: 'The bot is not reachable.' });
      bot = await createFakeBot();
    });

    it('refuses a conversation that does not exist', async () => {
      await assert.rejects(channel.sendText('19:nowhere', 'help'), { status: 404 });
    });
  });

  describe('executeAction', () => {
    it('sends verb, data and inputs as an invoke about the message', async () => {
      const messageId = await receiveCard();
      answer = () => ({ body: { statusCode: 200, type: ADAPTIVE_CARD, value: usageCard('Fabrikam') } });
      const outcome = await channel.executeAction(
        ids.personal,
        messageId,
        { verb: 'watch', data: { customerId: 'c-1', below: '40' } },
        { locale: 'fr-FR' },
      );
      const invoke = bot.received.at(-1);
      assert.equal(invoke?.type, 'invoke');
      assert.equal(invoke?.name, 'adaptiveCard/action');
      assert.equal(invoke?.replyToId, messageId);
      assert.equal(invoke?.locale, 'fr-FR');
      assert.deepEqual(invoke?.value, {
        action: { type: 'Action.Execute', verb: 'watch', data: { customerId: 'c-1', below: '40' } },
        trigger: 'manual',
      });
      assert.deepEqual(outcome, { kind: 'card' });
    });

    it('replaces the card in place with the card of the answer', async () => {
      const messageId = await receiveCard();
      answer = () => ({ body: { statusCode: 200, type: ADAPTIVE_CARD, value: usageCard('Fabrikam') } });
      await channel.executeAction(ids.personal, messageId, { verb: 'refresh' });
      const messages = channel.messages(ids.personal);
      assert.equal(messages.length, 2);
      assert.deepEqual(messages.at(-1)?.activity.attachments?.[0]?.content, usageCard('Fabrikam'));
    });

    it('gives a message of the answer to the caller and leaves the card alone', async () => {
      const messageId = await receiveCard();
      answer = () => ({
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Watching.' },
      });
      const outcome = await channel.executeAction(ids.personal, messageId, { verb: 'watch' });
      assert.deepEqual(outcome, { kind: 'message', text: 'Watching.' });
      assert.deepEqual(
        channel.messages(ids.personal).at(-1)?.activity.attachments?.[0]?.content,
        usageCard(),
      );
    });

    const broken: readonly [string, BotReply, string][] = [
      ['a failed turn', { status: 500 }, 'Unable to reach app. Please try again.'],
      ['an empty answer', {}, 'Unable to reach app. Please try again.'],
      [
        'a card that is none',
        { body: { statusCode: 200, type: ADAPTIVE_CARD, value: { type: 'Container' } } },
        'Unable to reach app. Please try again.',
      ],
      [
        'an error with a message',
        {
          body: {
            statusCode: 400,
            type: 'application/vnd.microsoft.error',
            value: { code: 'BadRequest', message: 'This card is too old.' },
          },
        },
        'This card is too old.',
      ],
    ];
    for (const [name, reply, text] of broken) {
      it(`turns ${name} into an error for the user`, async () => {
        const messageId = await receiveCard();
        answer = () => reply;
        const outcome = await channel.executeAction(ids.personal, messageId, { verb: 'refresh' });
        assert.deepEqual(outcome, { kind: 'error', text });
      });
    }

    it('gives up on a bot that takes too long', async () => {
      const slow = await createFakeBot((activity) =>
        activity.type === 'invoke' ? new Promise<undefined>(() => undefined) : answer(activity),
      );
      const impatient = await createChatChannel({ botUrl: slow.url, port: 0, botTimeoutMs: 30 });
      try {
        const sent = await impatient.sendText(ids.personal, 'help');
        const outcome = await impatient.executeAction(ids.personal, sent.id, { verb: 'refresh' });
        assert.equal(outcome.kind, 'error');
      } finally {
        await impatient.close();
        await slow.close();
      }
    });
  });

  describe('submitAction', () => {
    it('sends the value as a message about the card, which nobody sees', async () => {
      const messageId = await receiveCard();
      answer = () => undefined;
      const delivery = await channel.submitAction(ids.personal, messageId, { feedback: 'useful' });
      const activity = bot.received.at(-1);
      assert.equal(activity?.type, 'message');
      assert.equal(activity?.text, undefined);
      assert.equal(activity?.replyToId, messageId);
      assert.deepEqual(activity?.value, { feedback: 'useful' });
      assert.deepEqual(delivery, { state: 'delivered' });
      assert.equal(channel.messages(ids.personal).length, 2);
    });
  });

  describe('queryExtension', () => {
    it('asks with composeExtension/query and hands the answer back', async () => {
      const composeExtension = { type: 'result', attachmentLayout: 'list', attachments: [] };
      answer = () => ({ body: { composeExtension } });
      const result = await channel.queryExtension(ids.personal, {
        commandId: 'searchCustomers',
        parameters: { name: 'cont' },
      });
      assert.deepEqual(result, { kind: 'answered', status: 200, body: { composeExtension } });
      const invoke = onlyActivity();
      assert.equal(invoke.name, 'composeExtension/query');
      assert.deepEqual(invoke.value, {
        commandId: 'searchCustomers',
        parameters: [{ name: 'name', value: 'cont' }],
        queryOptions: { skip: 0, count: 25 },
      });
    });
  });

  describe('install', () => {
    it('sends both activities of an installation, without a locale', async () => {
      await channel.install(ids.teamsChannel);
      const [installation, members] = bot.received;
      assert.equal(installation?.type, 'installationUpdate');
      assert.equal(installation?.['action'], 'add');
      assert.deepEqual(installation?.channelData['settings'], { selectedChannel: { id: ids.teamsChannel } });
      assert.equal(installation?.locale, undefined);
      assert.equal(members?.type, 'conversationUpdate');
      assert.deepEqual(members?.['membersAdded'], [{ id: '28:seatwise', name: 'Seatwise' }]);
      assert.equal(members?.channelData['eventType'], 'teamMemberAdded');
      assert.equal(bot.received.length, 2);
    });

    it('tells of a removal in the same way', async () => {
      await channel.install(ids.personal, 'remove');
      assert.deepEqual(
        bot.received.map(({ type, action, membersRemoved }) => ({ type, action, membersRemoved })),
        [
          { type: 'installationUpdate', action: 'remove', membersRemoved: undefined },
          {
            type: 'conversationUpdate',
            action: undefined,
            membersRemoved: [{ id: '28:seatwise', name: 'Seatwise' }],
          },
        ],
      );
    });
  });
});
