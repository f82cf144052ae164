import { z } from 'zod';
import type { ChatConversation, ChatPerson } from './conversations.js';
import { parseAddress } from './conversations.js';
import { type FaultBoard, faultAnswer } from './faults.js';
import type { RateLimits } from './rate-limits.js';
import { ChannelFault, parseJson } from './router.js';
import type { ChatMessage, Transcript } from './transcript.js';

/** Source: Teams docs, "Format your bot messages": 100 KB, counted in UTF-16. */
const MAX_ACTIVITY_BYTES_UTF16 = 100 * 1024;

const BYTES_PER_UTF16_UNIT = 2;

/** Parses a bot's body: 413 above Teams' message size, 400 when it is not what the route takes. */
export function parseBotBody<T>(schema: z.ZodType<T>, body: string): T {
  if (body.length * BYTES_PER_UTF16_UNIT > MAX_ACTIVITY_BYTES_UTF16) {
    throw new ChannelFault(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  throw new ChannelFault(400, 'BadSyntax', z.prettifyError(result.error));
}

export interface FoundConversation {
  readonly conversation: ChatConversation;
  readonly threadId: string | undefined;
}

export interface ConnectorAccess {
  /** The conversation (and thread) of an address; a 404 fault when either is unknown. */
  find(id: string | undefined): FoundConversation;
  /** The people of a conversation, or of a team by the team's id, as botbuilder asks; a 404 fault when unknown. */
  membersOf(id: string | undefined): readonly ChatPerson[];
  /** A message of the bot; a 404 fault when it is unknown or deleted, 403 when a person wrote it. */
  findOwn(conversationId: string, activityId: string | undefined): ChatMessage;
  /**
   * Stands before every write: injected faults, a removed bot and the rate limits are thrown from here.
   * False means that the request is to stay without an answer.
   */
  admitWrite(conversationId: string): boolean;
}

/** What the connector's routes ask before they act. */
export function createConnectorAccess(dependencies: {
  readonly transcript: Transcript;
  readonly faults: FaultBoard;
  readonly rateLimits: RateLimits | undefined;
  readonly isInstalled: (conversationId: string) => boolean;
}): ConnectorAccess {
  const { transcript, faults, rateLimits, isInstalled } = dependencies;
  const find: ConnectorAccess['find'] = (id) => {
    const { conversationId, threadId } = parseAddress(id ?? '');
    const conversation = transcript.conversation(conversationId);
    if (conversation === undefined) {
      throw new ChannelFault(404, 'ConversationNotFound', 'There is no such conversation.');
    }
    if (threadId !== undefined && transcript.message(conversationId, threadId) === undefined) {
      throw new ChannelFault(404, 'ConversationNotFound', 'There is no such thread in this channel.');
    }
    return { conversation, threadId };
  };

  return {
    find,
    membersOf: (id) => {
      const inTeam = transcript.conversations().find(({ team }) => team?.id === id);
      return (inTeam ?? find(id).conversation).members;
    },
    findOwn: (conversationId, activityId) => {
      const message = transcript.message(conversationId, activityId ?? '');
      if (message === undefined || message.deletedAt !== undefined) {
        throw new ChannelFault(404, 'ActivityNotFoundInConversation', 'There is no such activity here.');
      }
      if (!message.author.isBot) {
        throw new ChannelFault(403, 'MessageWritesBlocked', 'A bot may change its own messages only.');
      }
      return message;
    },
    admitWrite: (conversationId) => {
      const fault = faults.take(conversationId);
      if (fault?.kind === 'silence') return false;
      if (fault !== undefined) throw faultAnswer(fault);
      if (!isInstalled(conversationId)) {
        throw new ChannelFault(
          403,
          'BotNotInConversationRoster',
          'The bot is not part of this conversation.',
        );
      }
      const waitMs = rateLimits?.admit(conversationId);
      if (waitMs === undefined) return true;
      throw faultAnswer({ kind: 'throttle', retryAfterSeconds: Math.ceil(waitMs / 1000) });
    },
  };
}
