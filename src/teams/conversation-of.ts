import { personIdOf } from '../domain/access-list.js';
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
    userId: conversationType === 'personal' ? personIdOf(from?.aadObjectId) : undefined,
    locale: locale ?? undefined,
  };
}

/**
 * What the bot was taken out of, by an activity that says so; undefined for any other. With a team id it is the whole
 * team. Teams writes of a team in the conversation of its general channel, whose id is the team's own; of one channel
 * it names that channel.
 */
export function removalOf(
  activity: InboundActivity,
): Pick<Conversation, 'tenantId' | 'conversationId' | 'teamId'> | undefined {
  const conversation = isRemoval(activity) ? conversationOf(activity) : undefined;
  if (conversation === undefined) return undefined;
  const { tenantId, conversationId, teamId } = conversation;
  const { channel, eventType } = activity.channelData ?? {};
  if (eventType === OF_THE_TEAM) return { tenantId, conversationId, teamId };
  const removedId = channel?.id?.split(';')[0] || conversationId;
  return { tenantId, conversationId: removedId, teamId: removedId === teamId ? teamId : undefined };
}

/** Source: Teams docs, "Conversation events in your Teams bot". */
const OF_THE_TEAM = 'teamMemberRemoved';

function isRemoval({ type, action, membersRemoved, recipient }: InboundActivity): boolean {
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
