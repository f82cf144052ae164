import type { BotActivity } from './activity.js';
import type { ChatConversation } from './conversations.js';

export type Delivery =
  | { readonly state: 'sending' }
  | { readonly state: 'delivered' }
  /** In groups and channels a bot gets only what mentions it. */
  | { readonly state: 'unaddressed' }
  | { readonly state: 'failed'; readonly reason: string };

export interface ChatMessage {
  readonly id: string;
  readonly conversationId: string;
  /** Root message of the thread, its own id for the root; undefined outside channels. */
  readonly threadId: string | undefined;
  readonly author: { readonly id: string; readonly name: string; readonly isBot: boolean };
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly editedAt?: string;
  readonly deletedAt?: string;
  /** Set on the user's own messages. */
  readonly delivery?: Delivery;
  readonly activity: BotActivity;
}

export type ChatEvent =
  /** A new message, or a new state of a known one. */
  | { readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly kind: 'typing'; readonly conversationId: string; readonly threadId: string | undefined };

export interface Transcript {
  conversations(): readonly ChatConversation[];
  conversation(id: string): ChatConversation | undefined;
  addConversation(conversation: ChatConversation): void;
  /** Oldest first; empty for an unknown conversation. */
  messages(conversationId: string): readonly ChatMessage[];
  message(conversationId: string, id: string): ChatMessage | undefined;
  /** Adds the message, or replaces the one with its id, and tells the listeners. */
  put(message: ChatMessage): void;
  showTyping(conversationId: string, threadId: string | undefined): void;
  /** Epoch milliseconds as text, as in Teams; always greater than every id before. */
  nextId(): string;
  listen(listener: (event: ChatEvent) => void): () => void;
}

/** Everything the channel knows, in memory: it lives as long as the demo runs. */
export function createTranscript(seed: readonly ChatConversation[], now: () => Date): Transcript {
  const conversations = new Map(seed.map((conversation) => [conversation.id, conversation]));
  const messages = new Map<string, Map<string, ChatMessage>>();
  const listeners = new Set<(event: ChatEvent) => void>();
  let lastId = 0;

  function tell(event: ChatEvent): void {
    for (const listener of listeners) listener(event);
  }

  return {
    conversations: () => [...conversations.values()],
    conversation: (id) => conversations.get(id),
    addConversation: (conversation) => {
      conversations.set(conversation.id, conversation);
    },
    messages: (conversationId) => [...(messages.get(conversationId)?.values() ?? [])],
    message: (conversationId, id) => messages.get(conversationId)?.get(id),
    put: (message) => {
      const known = messages.get(message.conversationId) ?? new Map<string, ChatMessage>();
      known.set(message.id, message);
      messages.set(message.conversationId, known);
      tell({ kind: 'message', message });
    },
    showTyping: (conversationId, threadId) => tell({ kind: 'typing', conversationId, threadId }),
    nextId: () => {
      lastId = Math.max(lastId + 1, now().getTime());
      return String(lastId);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
