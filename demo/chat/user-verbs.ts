import {
  ADAPTIVE_CARD,
  adaptiveCardSchema,
  cardActionAnswerSchema,
  errorTextOf,
  fileConsentSchema,
} from './activity.js';
import {
  type ActivityMoment,
  type ActivityPlace,
  buildInstallation,
  buildInvoke,
  buildMessage,
  buildSubmit,
  type ChannelIdentity,
  mentionOf,
} from './activity-builder.js';
import type { BotAnswer, BotClient } from './bot-client.js';
import type { ChatConversation, ChatPerson } from './conversations.js';
import type { Drive } from './drive.js';
import { ChannelFault } from './router.js';
import type { ChatMessage, Delivery, Transcript } from './transcript.js';

export interface SendTextOptions {
  /** Default en-US. */
  readonly locale?: string | undefined;
  /** Root message to reply to; without it a channel message starts a thread. Ignored outside channels. */
  readonly threadId?: string | undefined;
  /** Default true. Without a mention, a group or channel message never reaches the bot. */
  readonly mention?: boolean | undefined;
}

export interface CardAction {
  readonly verb?: string | undefined;
  readonly id?: string | undefined;
  /** The action's data with the input values merged in, as the client does it. */
  readonly data?: unknown;
}

export interface CardActionOptions {
  readonly locale?: string | undefined;
  readonly trigger?: 'manual' | 'automatic' | undefined;
}

export type ExecuteOutcome =
  | { readonly kind: 'card' }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string };

export interface UserVerbs {
  /** Says something as the user. Resolves when the bot has taken it; failures are the message's delivery. */
  sendText(conversationId: string, text: string, options?: SendTextOptions): Promise<ChatMessage>;
  /** Runs an `Action.Execute` of a card; a card in the answer has replaced the old one when this resolves. */
  executeAction(
    conversationId: string,
    messageId: string,
    action: CardAction,
    options?: CardActionOptions,
  ): Promise<ExecuteOutcome>;
  /** Runs an `Action.Submit` of a card. */
  submitAction(
    conversationId: string,
    messageId: string,
    value: unknown,
    options?: CardActionOptions,
  ): Promise<Delivery>;
  /** Answers the question of a message whether its file may be put into OneDrive. */
  answerFileConsent(
    conversationId: string,
    messageId: string,
    isAccepted: boolean,
    options?: CardActionOptions,
  ): Promise<Delivery>;
  /** Asks the bot's message extension; resolves to the raw answer. */
  queryExtension(
    conversationId: string,
    query: { readonly commandId: string; readonly parameters: Readonly<Record<string, string>> },
    options?: CardActionOptions,
  ): Promise<BotAnswer>;
  /** Tells the bot that it was added to or removed from a conversation. */
  install(conversationId: string, action?: 'add' | 'remove'): Promise<readonly BotAnswer[]>;
}

const UNREACHABLE = 'Unable to reach app. Please try again.';

function deliveryOf(answer: BotAnswer): Delivery {
  if (answer.kind === 'unreachable') return { state: 'failed', reason: answer.reason };
  if (answer.status >= 200 && answer.status < 300) return { state: 'delivered' };
  return { state: 'failed', reason: `The bot answered with status ${answer.status}.` };
}

/** What the person in front of the client can do, as Teams would pass it on to the bot. */
export function createUserVerbs(dependencies: {
  readonly identity: ChannelIdentity;
  readonly user: ChatPerson;
  readonly transcript: Transcript;
  readonly postToBot: BotClient;
  readonly drive: Drive;
  readonly now: () => Date;
}): UserVerbs {
  const { identity, user, transcript, postToBot, drive, now } = dependencies;

  function conversationOf(id: string): ChatConversation {
    const conversation = transcript.conversation(id);
    if (conversation === undefined) {
      throw new ChannelFault(404, 'ConversationNotFound', 'There is no such conversation.');
    }
    return conversation;
  }

  function messageOf(conversationId: string, messageId: string): ChatMessage {
    const message = transcript.message(conversationId, messageId);
    if (message === undefined || message.deletedAt !== undefined) {
      throw new ChannelFault(404, 'ActivityNotFound', 'There is no such message.');
    }
    return message;
  }

  function moment(locale = 'en-US', id = transcript.nextId()): ActivityMoment {
    return { id, at: now(), locale };
  }

  return {
    async sendText(conversationId, text, options = {}) {
      const conversation = conversationOf(conversationId);
      const isChannel = conversation.conversationType === 'channel';
      if (isChannel && options.threadId !== undefined) messageOf(conversationId, options.threadId);
      const isPersonal = conversation.conversationType === 'personal';
      const mention = !isPersonal && (options.mention ?? true);
      const when = moment(options.locale);
      const place: ActivityPlace = {
        conversation,
        threadId: isChannel ? (options.threadId ?? when.id) : undefined,
      };
      const spoken = mention ? `${mentionOf(identity)} ${text}` : text;
      const activity = buildMessage(identity, user, place, when, { text: spoken, mention });
      const message: ChatMessage = {
        id: when.id,
        conversationId,
        threadId: place.threadId,
        author: { id: user.id, name: user.name, isBot: false },
        sentAt: when.at.toISOString(),
        activity,
      };
      const reachesBot = isPersonal || mention;
      const sending: ChatMessage = {
        ...message,
        delivery: reachesBot ? { state: 'sending' } : { state: 'unaddressed' },
      };
      transcript.put(sending);
      if (!reachesBot) return sending;
      const settled = { ...message, delivery: deliveryOf(await postToBot(activity)) };
      transcript.put(settled);
      return settled;
    },

    async executeAction(conversationId, messageId, action, options = {}) {
      const conversation = conversationOf(conversationId);
      const message = messageOf(conversationId, messageId);
      const activity = buildInvoke(
        identity,
        user,
        { conversation, threadId: message.threadId },
        moment(options.locale),
        {
          name: 'adaptiveCard/action',
          replyToId: messageId,
          value: {
            action: { type: 'Action.Execute', data: {}, ...action },
            trigger: options.trigger ?? 'manual',
          },
        },
      );
      const answer = await postToBot(activity);
      if (answer.kind === 'unreachable' || answer.status !== 200) return { kind: 'error', text: UNREACHABLE };
      const parsed = cardActionAnswerSchema.safeParse(answer.body);
      if (!parsed.success) return { kind: 'error', text: UNREACHABLE };
      const { type, value } = parsed.data;
      if (type === ADAPTIVE_CARD && adaptiveCardSchema.safeParse(value).success) {
        const current = transcript.message(conversationId, messageId) ?? message;
        const attachments = [{ contentType: ADAPTIVE_CARD, content: value }];
        transcript.put({ ...current, activity: { ...current.activity, attachments } });
        return { kind: 'card' };
      }
      if (type === 'application/vnd.microsoft.activity.message' && typeof value === 'string') {
        return { kind: 'message', text: value };
      }
      return { kind: 'error', text: errorTextOf(value) ?? UNREACHABLE };
    },

    async submitAction(conversationId, messageId, value, options = {}) {
      const conversation = conversationOf(conversationId);
      const { threadId } = messageOf(conversationId, messageId);
      const activity = buildSubmit(identity, user, { conversation, threadId }, moment(options.locale), {
        replyToId: messageId,
        value,
      });
      return deliveryOf(await postToBot(activity));
    },

    async answerFileConsent(conversationId, messageId, isAccepted, options = {}) {
      const conversation = conversationOf(conversationId);
      const { threadId, activity: asked } = messageOf(conversationId, messageId);
      const offers = (asked.attachments ?? []).map((attachment) => fileConsentSchema.safeParse(attachment));
      const { name, content } = offers.find(({ success }) => success)?.data ?? {};
      if (name === undefined || content === undefined)
        throw new ChannelFault(404, 'ActivityNotFound', 'This message offers no file.');
      const value = isAccepted
        ? { action: 'accept', context: content.acceptContext, uploadInfo: drive.open(name) }
        : { action: 'decline', context: content.declineContext };
      const place = { conversation, threadId };
      const activity = buildInvoke(identity, user, place, moment(options.locale), {
        name: 'fileConsent/invoke',
        replyToId: messageId,
        value: { type: 'fileUpload', ...value },
      });
      return deliveryOf(await postToBot(activity));
    },

    async queryExtension(conversationId, query, options = {}) {
      const conversation = conversationOf(conversationId);
      const parameters = Object.entries(query.parameters).map(([name, value]) => ({ name, value }));
      const activity = buildInvoke(
        identity,
        user,
        { conversation, threadId: undefined },
        moment(options.locale),
        {
          name: 'composeExtension/query',
          value: { commandId: query.commandId, parameters, queryOptions: { skip: 0, count: 25 } },
        },
      );
      return postToBot(activity);
    },

    async install(conversationId, action = 'add') {
      const conversation = conversationOf(conversationId);
      const place = { conversation, threadId: undefined };
      const activities = buildInstallation(identity, user, place, [moment(), moment()], action);
      const answers: BotAnswer[] = [];
      for (const activity of activities) answers.push(await postToBot(activity));
      return answers;
    },
  };
}
