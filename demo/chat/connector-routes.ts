import { type BotActivity, botActivitySchema, createConversationSchema } from './activity.js';
import type { ChannelIdentity } from './activity-builder.js';
import { type ConnectorAccess, type FoundConversation, parseBotBody } from './connector-access.js';
import { type ChatConversation, formatAddress } from './conversations.js';
import { ChannelFault, json, type Route } from './router.js';
import type { Transcript } from './transcript.js';

/** Sending, changing and deleting, and opening conversations. Source: Bot Connector REST API reference. */
export function createConnectorRoutes(dependencies: {
  readonly identity: ChannelIdentity;
  readonly transcript: Transcript;
  readonly access: ConnectorAccess;
  readonly now: () => Date;
}): readonly Route[] {
  const { identity, transcript, access, now } = dependencies;

  function receive({ conversation, threadId }: FoundConversation, activity: BotActivity): string {
    const id = transcript.nextId();
    if (activity.type === 'typing') {
      transcript.showTyping(conversation.id, threadId);
      return id;
    }
    if (activity.type !== 'message') {
      throw new ChannelFault(400, 'BadSyntax', `A bot may not send "${activity.type}".`);
    }
    transcript.put({
      id,
      conversationId: conversation.id,
      threadId: conversation.conversationType === 'channel' ? (threadId ?? id) : undefined,
      author: { id: identity.bot.id, name: identity.bot.name, isBot: true },
      sentAt: now().toISOString(),
      activity,
    });
    return id;
  }

  const send: Route['handle'] = ({ params, body }) => {
    const found = access.find(params['conversationId']);
    const { conversation } = found;
    if (!access.admitWrite(conversation.id)) return { kind: 'open' };
    // A reply addressed to the bare channel belongs to the thread of the message it answers.
    const answered = transcript.message(conversation.id, params['activityId'] ?? '');
    const threadId = found.threadId ?? answered?.threadId;
    return json(201, { id: receive({ conversation, threadId }, parseBotBody(botActivitySchema, body)) });
  };

  const update: Route['handle'] = ({ params, body }) => {
    const { conversation } = access.find(params['conversationId']);
    if (!access.admitWrite(conversation.id)) return { kind: 'open' };
    const message = access.findOwn(conversation.id, params['activityId']);
    const activity = parseBotBody(botActivitySchema, body);
    transcript.put({ ...message, activity, editedAt: now().toISOString() });
    return json(200, { id: message.id });
  };

  const remove: Route['handle'] = ({ params }) => {
    const { conversation } = access.find(params['conversationId']);
    if (!access.admitWrite(conversation.id)) return { kind: 'open' };
    const message = access.findOwn(conversation.id, params['activityId']);
    transcript.put({ ...message, activity: { type: 'message' }, deletedAt: now().toISOString() });
    return json(200, {});
  };

  /** Teams has one personal chat per person and gives the same one every time. */
  function openPersonal(memberId: string): ChatConversation {
    const everyone = transcript.conversations().flatMap((conversation) => conversation.members);
    const person = everyone.find(({ id, aadObjectId }) => id === memberId || aadObjectId === memberId);
    if (person === undefined) {
      throw new ChannelFault(403, 'BotNotInConversationRoster', 'This person does not have the bot.');
    }
    const known = transcript
      .conversations()
      .find(
        ({ conversationType, members }) =>
          conversationType === 'personal' && members.some(({ id }) => id === person.id),
      );
    if (known !== undefined) return known;
    const opened: ChatConversation = {
      id: `a:1-${person.aadObjectId}`,
      conversationType: 'personal',
      name: identity.bot.name,
      members: [person],
    };
    transcript.addConversation(opened);
    return opened;
  }

  const create: Route['handle'] = ({ body }) => {
    const { members, channelData, activity, tenantId } = parseBotBody(createConversationSchema, body);
    const tenant = tenantId ?? channelData?.tenant?.id;
    if (tenant !== undefined && tenant !== identity.tenantId) {
      throw new ChannelFault(403, 'Forbidden', 'The bot is not installed in this tenant.');
    }
    const teamsChannelId = channelData?.channel?.id;
    const [member, ...others] = members;
    const isThread = teamsChannelId !== undefined;
    if (isThread ? activity == null : member === undefined || others.length > 0 || tenant === undefined) {
      throw new ChannelFault(400, 'BadSyntax', 'Incorrect conversation creation parameters.');
    }
    const conversation = isThread ? access.find(teamsChannelId).conversation : openPersonal(member?.id ?? '');
    if (!access.admitWrite(conversation.id)) return { kind: 'open' };
    const activityId =
      activity == null ? undefined : receive({ conversation, threadId: undefined }, activity);
    const threadId = isThread ? activityId : undefined;
    return json(201, {
      id: formatAddress({ conversationId: conversation.id, threadId }),
      activityId,
      serviceUrl: identity.serviceUrl,
    });
  };

  const one = '/v3/conversations/:conversationId/activities';
  return [
    { method: 'POST', path: '/v3/conversations', handle: create },
    { method: 'POST', path: one, handle: send },
    { method: 'POST', path: `${one}/:activityId`, handle: send },
    { method: 'PUT', path: `${one}/:activityId`, handle: update },
    { method: 'DELETE', path: `${one}/:activityId`, handle: remove },
  ];
}
