import { z } from 'zod';
import { type BotActivity, botActivitySchema, createConversationSchema } from './activity.js';
import type { ChannelIdentity } from './activity-builder.js';
import {
  type ChatConversation,
  type ChatPerson,
  type ConversationAddress,
  formatAddress,
  parseAddress,
} from './conversations.js';
import { type FaultBoard, faultAnswer } from './faults.js';
import type { RateLimits } from './rate-limits.js';
import { ChannelFault, json, parseJson, type Route, type RouteAnswer } from './router.js';
import type { ChatMessage, Transcript } from './transcript.js';

/** Source: Teams docs, "Format your bot messages": 100 KB, counted in UTF-16. */
export const MAX_ACTIVITY_BYTES_UTF16 = 100 * 1024;

function parse<T>(schema: z.ZodType<T>, body: string): T {
  if (body.length * 2 > MAX_ACTIVITY_BYTES_UTF16) {
    throw new ChannelFault(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  throw new ChannelFault(400, 'BadSyntax', z.prettifyError(result.error));
}

function memberBody(person: ChatPerson, tenantId: string): object {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: person.id,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.email,
    tenantId,
    userRole: 'user',
  };
}

/** The connector's REST side, as far as a Teams bot uses it. Source: Bot Connector REST API reference. */
export function createConnectorRoutes(dependencies: {
  readonly identity: ChannelIdentity;
  readonly transcript: Transcript;
  readonly faults: FaultBoard;
  readonly rateLimits: RateLimits | undefined;
  readonly isInstalled: (conversationId: string) => boolean;
  readonly now: () => Date;
}): readonly Route[] {
  const { identity, transcript, faults, rateLimits, isInstalled, now } = dependencies;

  function find(id: string | undefined): { conversation: ChatConversation; threadId: string | undefined } {
    const address = parseAddress(id ?? '');
    const conversation = transcript.conversation(address.conversationId);
    if (conversation === undefined) {
      throw new ChannelFault(404, 'ConversationNotFound', 'There is no such conversation.');
    }
    const { threadId } = address;
    if (threadId !== undefined && transcript.message(conversation.id, threadId) === undefined) {
      throw new ChannelFault(404, 'ConversationNotFound', 'There is no such thread in this channel.');
    }
    return { conversation, threadId };
  }

  function findOwn(conversationId: string, activityId: string | undefined): ChatMessage {
    const message = transcript.message(conversationId, activityId ?? '');
    if (message === undefined || message.deletedAt !== undefined) {
      throw new ChannelFault(404, 'ActivityNotFoundInConversation', 'There is no such activity here.');
    }
    if (!message.author.isBot) {
      throw new ChannelFault(403, 'MessageWritesBlocked', 'A bot may change its own messages only.');
    }
    return message;
  }

  /** What stands between a write and its effect. True: leave the request unanswered. */
  function isSilenced(conversationId: string): boolean {
    const fault = faults.take(conversationId);
    if (fault?.kind === 'silence') return true;
    if (fault !== undefined) throw faultAnswer(fault);
    if (!isInstalled(conversationId)) {
      throw new ChannelFault(403, 'BotNotInConversationRoster', 'The bot is not part of this conversation.');
    }
    const waitMs = rateLimits?.admit(conversationId);
    if (waitMs === undefined) return false;
    throw faultAnswer({ kind: 'throttle', retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }

  function receive(address: ConversationAddress, activity: BotActivity): string {
    const id = transcript.nextId();
    if (activity.type === 'typing') {
      transcript.showTyping(address.conversationId, address.threadId);
      return id;
    }
    if (activity.type !== 'message') {
      throw new ChannelFault(400, 'BadSyntax', `A bot may not send "${activity.type}".`);
    }
    const isChannel = transcript.conversation(address.conversationId)?.conversationType === 'channel';
    transcript.put({
      id,
      conversationId: address.conversationId,
      threadId: isChannel ? (address.threadId ?? id) : undefined,
      author: { id: identity.bot.id, name: identity.bot.name, isBot: true },
      sentAt: now().toISOString(),
      activity,
    });
    return id;
  }

  const send: Route['handle'] = ({ params, body }) => {
    const { conversation, threadId } = find(params['conversationId']);
    if (isSilenced(conversation.id)) return { kind: 'open' };
    const activity = parse(botActivitySchema, body);
    return json(201, { id: receive({ conversationId: conversation.id, threadId }, activity) });
  };

  const listMembers: Route['handle'] = ({ params }) => {
    const { conversation } = find(params['conversationId']);
    return json(
      200,
      conversation.members.map((person) => memberBody(person, identity.tenantId)),
    );
  };

  function openPersonal(memberId: string): ChatConversation {
    const everyone = transcript.conversations().flatMap((conversation) => conversation.members);
    const person = everyone.find(({ id, aadObjectId }) => id === memberId || aadObjectId === memberId);
    if (person === undefined) {
      throw new ChannelFault(403, 'BotNotInConversationRoster', 'This person does not have the bot.');
    }
    const known = transcript
      .conversations()
      .find(({ conversationType, members }) => conversationType === 'personal' && members.includes(person));
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

  const create: Route['handle'] = ({ body }): RouteAnswer => {
    const parameters = parse(createConversationSchema, body);
    const tenantId = parameters.tenantId ?? parameters.channelData?.tenant?.id;
    if (tenantId !== undefined && tenantId !== identity.tenantId) {
      throw new ChannelFault(403, 'Forbidden', 'The bot is not installed in this tenant.');
    }
    const teamsChannelId = parameters.channelData?.channel?.id;
    const [member, ...others] = parameters.members;
    if (teamsChannelId === undefined && (member === undefined || others.length > 0)) {
      throw new ChannelFault(400, 'BadSyntax', 'Incorrect conversation creation parameters.');
    }
    if (teamsChannelId === undefined && tenantId === undefined) {
      throw new ChannelFault(400, 'BadSyntax', 'A personal conversation needs the tenant id.');
    }
    const conversation =
      teamsChannelId === undefined ? openPersonal(member?.id ?? '') : find(teamsChannelId).conversation;
    if (teamsChannelId !== undefined && parameters.activity == null) {
      throw new ChannelFault(400, 'BadSyntax', 'A new thread needs its first activity.');
    }
    if (isSilenced(conversation.id)) return { kind: 'open' };
    const activityId =
      parameters.activity == null
        ? undefined
        : receive({ conversationId: conversation.id, threadId: undefined }, parameters.activity);
    const threadId = conversation.conversationType === 'channel' ? activityId : undefined;
    return json(201, {
      id: formatAddress({ conversationId: conversation.id, threadId }),
      activityId,
      serviceUrl: identity.serviceUrl,
    });
  };

  const update: Route['handle'] = ({ params, body }) => {
    const { conversation } = find(params['conversationId']);
    if (isSilenced(conversation.id)) return { kind: 'open' };
    const message = findOwn(conversation.id, params['activityId']);
    const activity = parse(botActivitySchema, body);
    transcript.put({ ...message, activity, editedAt: now().toISOString() });
    return json(200, { id: message.id });
  };

  const remove: Route['handle'] = ({ params }) => {
    const { conversation } = find(params['conversationId']);
    if (isSilenced(conversation.id)) return { kind: 'open' };
    const message = findOwn(conversation.id, params['activityId']);
    transcript.put({ ...message, activity: { type: 'message' }, deletedAt: now().toISOString() });
    return json(200, {});
  };

  const base = '/v3/conversations';
  const one = `${base}/:conversationId`;
  return [
    { method: 'POST', path: base, handle: create },
    { method: 'POST', path: `${one}/activities`, handle: send },
    { method: 'POST', path: `${one}/activities/:activityId`, handle: send },
    { method: 'PUT', path: `${one}/activities/:activityId`, handle: update },
    { method: 'DELETE', path: `${one}/activities/:activityId`, handle: remove },
    { method: 'GET', path: `${one}/members`, handle: listMembers },
    { method: 'GET', path: `${one}/activities/:activityId/members`, handle: listMembers },
    {
      method: 'GET',
      path: `${one}/pagedmembers`,
      handle: ({ params }) => {
        const { members } = find(params['conversationId']).conversation;
        return json(200, { members: members.map((person) => memberBody(person, identity.tenantId)) });
      },
    },
    {
      method: 'GET',
      path: `${one}/members/:userId`,
      handle: ({ params }) => {
        const { members } = find(params['conversationId']).conversation;
        const person = members.find(
          ({ id, aadObjectId }) => id === params['userId'] || aadObjectId === params['userId'],
        );
        if (person === undefined) {
          throw new ChannelFault(404, 'MemberNotFoundInConversation', 'There is no such member here.');
        }
        return json(200, memberBody(person, identity.tenantId));
      },
    },
  ];
}
