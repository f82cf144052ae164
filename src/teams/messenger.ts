import type { Activity } from 'botbuilder';
import { proactiveReply } from '../cards/proactive-reply.js';
import type { RenderCard } from '../cards/render.js';
import type { Conversation } from '../domain/conversation.js';
import type { MessagesFor } from '../i18n/messages.js';
import type { Messenger, ProactiveMessage, Recipient } from '../usecases/delivery/delivery-ports.js';
import type { Clock } from '../usecases/ports.js';
import type { TurnAdapter } from './adapter.js';
import { createDeliveryConnectors } from './connector/delivery-connector.js';
import { replyActivity } from './reply-activity.js';

export interface MessengerDeps {
  readonly adapter: Pick<TurnAdapter, 'createConnector'>;
  /** MicrosoftAppId; empty when anonymous. */
  readonly appId: string;
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
  readonly clock: Clock;
  /** For one request; 10 s unless given. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/** Writes into conversations through the Bot Connector. In a channel a message begins a thread of its own. */
export function createMessenger({
  adapter,
  appId,
  messagesFor,
  render,
  clock,
  timeoutMs = TIMEOUT_MS,
}: MessengerDeps): Messenger {
  const connectorFor = createDeliveryConnectors({ adapter, appId, clock, timeoutMs });

  function activityOf({ conversation, locale }: Recipient, message: ProactiveMessage): Partial<Activity> {
    const reply = proactiveReply(message, { now: clock.now() }, messagesFor(locale), render);
    return { ...replyActivity(reply), from: { id: conversation.botId, name: '' } };
  }

  return {
    async post(to, message, signal, onHanded) {
      const { conversation } = to;
      const activity = activityOf(to, message);
      const connector = connectorFor(conversation.serviceUrl);
      if (conversation.conversationType === 'channel') {
        return connector.startThread(threadOf(conversation), activity, signal, onHanded);
      }
      const { conversationId } = conversation;
      const activityId = await connector.send(conversationId, activity, signal, onHanded);
      return { activityId, conversationId };
    },

    async update(to, { activityId, conversationId }, message, signal) {
      const connector = connectorFor(to.conversation.serviceUrl);
      await connector.update(conversationId, activityId, activityOf(to, message), signal);
    },
  };
}

function threadOf({ tenantId, conversationId, botId }: Conversation) {
  return { tenantId, teamsChannelId: conversationId, botId };
}
