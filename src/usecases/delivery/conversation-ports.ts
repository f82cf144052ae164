import type { Conversation, ConversationAddress } from '../../domain/conversation.js';

/** Conversations the bot is in. Methods throw StorageError. */
export interface ConversationStore {
  /** Keeps a conversation, or renews what is known of it; what was kept back there is sent, as by welcomeBack. */
  remember(conversation: Conversation, seenAt: Date): Promise<void>;
  /** Sends what was kept back there, if nothing could be sent there any more: people write there again. */
  welcomeBack(conversation: Pick<Conversation, 'tenantId' | 'conversationId'>): Promise<void>;
  /** Forgets it with all that belongs to it; with a team id also all channels of that team. Open tickets are told that they are over. */
  forget(conversation: Pick<Conversation, 'tenantId' | 'conversationId' | 'teamId'>): Promise<void>;
}

/** What people set for a conversation. Methods throw StorageError. */
export interface ConversationSettings {
  /** The language, a tag of one of ours, in which the bot writes there, whatever the clients' locale; undefined for theirs. */
  setLanguage(conversation: Conversation, language: string | undefined, at: Date): Promise<void>;
  /** Of the conversations that have one set. */
  languages(): Promise<readonly (ConversationAddress & { readonly language: string })[]>;
  /** Operations notices go here from now on, and to no other place of the tenant. */
  setOperations(conversation: Conversation, at: Date): Promise<void>;
  /** Whether what the partner pays is shown there. */
  setShowsCost(conversation: Conversation, showsCost: boolean, at: Date): Promise<void>;
  /** False where nobody said so. */
  showsCost(conversation: ConversationAddress): Promise<boolean>;
}
