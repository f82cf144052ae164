import type { ConversationReference } from 'botbuilder';
import { operationsReply } from '../cards/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import type { Conversation } from '../domain/conversation.js';
import type { MessagesFor } from '../i18n/messages.js';
import type { Messenger } from '../usecases/ports.js';
import type { TurnAdapter } from './adapter.js';
import { replyActivity } from './reply-activity.js';

export interface MessengerDeps {
  readonly adapter: TurnAdapter;
  /** MicrosoftAppId; empty when anonymous. */
  readonly appId: string;
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
}

/** Writes into conversations through the Bot Connector; botbuilder repeats 429 and 5xx by itself. */
export function createMessenger({ adapter, appId, messagesFor, render }: MessengerDeps): Messenger {
  return {
    async sendNotice(conversation, notice) {
      const reply = operationsReply(notice, messagesFor(conversation.locale), render);
      await adapter.continueConversationAsync(appId, referenceTo(conversation), async (context) => {
        await context.sendActivity(replyActivity(reply));
      });
    },
  };
}

function referenceTo(conversation: Conversation): Partial<ConversationReference> {
  const { conversationId: id, conversationType, tenantId, serviceUrl, botId } = conversation;
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: '' },
    conversation: { id, conversationType, tenantId, isGroup: conversationType !== 'personal', name: '' },
  };
}
