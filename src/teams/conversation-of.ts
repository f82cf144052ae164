import type { Conversation } from '../domain/conversation.js';
import type { InboundActivity } from './activity.js';

/** The conversation an activity came from, as we keep it; undefined for one without a tenant or a bot. */
export function conversationOf(activity: InboundActivity): Conversation | undefined {
  const { conversation, channelData, recipient, from, serviceUrl, locale } = activity;
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  if (!tenantId || !recipient) return undefined;
  const conversationType = typeOf(conversation);
  return {
    tenantId: tenantId.toLowerCase(),
    conversationId: conversation.id.split(';')[0] ?? conversation.id,
    conversationType,
    serviceUrl,
    botId: recipient.id,
    teamId: channelData?.team?.id ?? undefined,
    userId: conversationType === 'personal' ? from?.aadObjectId?.toLowerCase() : undefined,
    locale: locale ?? undefined,
  };
}

/** Whether the activity says that the bot was taken out of the conversation. */
export function isRemoval({ type, action, membersRemoved, recipient }: InboundActivity): boolean {
  if (type === 'installationUpdate') return action === 'remove' || action === 'remove-upgrade';
  return type === 'conversationUpdate' && membersRemoved?.some(({ id }) => id === recipient?.id) === true;
}

function typeOf({
  conversationType,
  isGroup,
}: InboundActivity['conversation']): Conversation['conversationType'] {
  if (conversationType === 'channel' || conversationType === 'groupChat') return conversationType;
  return isGroup === true ? 'groupChat' : 'personal';
}
