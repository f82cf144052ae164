/** What tells one conversation from another. */
export interface ConversationAddress {
  /** Lower-case GUID of the tenant whose people talk there. */
  readonly tenantId: string;
  /** Without the thread a channel message belongs to. */
  readonly conversationId: string;
}

/**
 * Where the bot can write: our own neutral record of a conversation, never an object of a bot library, whose shape
 * changes between libraries.
 */
export interface Conversation extends ConversationAddress {
  readonly conversationType: 'personal' | 'groupChat' | 'channel';
  /** Where the Bot Connector takes what the bot sends; it may change over time. */
  readonly serviceUrl: string;
  readonly botId: string;
  /** The team of a channel. */
  readonly teamId: string | undefined;
  /** Lower-case Entra object id of the person in a personal chat. */
  readonly userId: string | undefined;
  /** BCP 47 tag last seen there. */
  readonly locale: string | undefined;
}

/** An address as one string, for maps and sets. */
export function conversationKey({ tenantId, conversationId }: ConversationAddress): string {
  return `${tenantId}\n${conversationId}`;
}
