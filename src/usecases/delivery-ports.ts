import type { Conversation, ConversationAddress } from '../domain/conversation.js';
import type { OperationsNotice } from './ports.js';
import type { WatchedAlert } from './watch-ports.js';

/**
 * What a card of ours shows when it is sent or edited. `alerts` is rendered from the alerts that are on it at that
 * moment; the others carry what they show.
 */
export type CardContent =
  | { readonly kind: 'alerts' }
  | { readonly kind: 'test-alert' }
  /** What it shows is fixed when it is made: a digest does not change afterwards. */
  | { readonly kind: 'digest'; readonly digest: unknown }
  | { readonly kind: 'notice'; readonly notice: unknown };

/** A message as the Bot Connector knows it. */
export interface PostedActivity {
  readonly activityId: string;
  /** The conversation it lies in: for a channel the thread it began. */
  readonly conversationId: string;
}

/** A card that is to be sent, or edited. */
export interface OutgoingCard {
  readonly cardId: string;
  readonly content: CardContent;
  /** Rises with each change. */
  readonly version: number;
  /** Undefined until it was sent. */
  readonly posted: PostedActivity | undefined;
}

/** Cards that wait to be sent or edited, per conversation and in order. Methods throw StorageError. */
export interface Outbox {
  /** The conversation and how it is to be spoken to; undefined when the bot is no longer in it. */
  conversation(address: ConversationAddress): Promise<OutboxConversation | undefined>;
  /** The first card that waits; undefined when none does. */
  next(address: ConversationAddress): Promise<OutgoingCard | undefined>;
  /** This version is what people see now. */
  delivered(cardId: string, version: number, posted: PostedActivity, at: Date): Promise<void>;
  /** The connector will never take it: it no longer waits. */
  refused(cardId: string, version: number, reason: string, at: Date): Promise<void>;
  /** Nothing is sent there until `until`; counts the failures in a row. */
  pause(address: ConversationAddress, until: Date): Promise<void>;
  /** Nothing is sent there until people write there again. True when it was not parked before. */
  park(address: ConversationAddress, reason: string, at: Date): Promise<boolean>;
  /** Forgets failures after a success. */
  recovered(address: ConversationAddress): Promise<void>;
}

export interface OutboxConversation {
  readonly conversation: Conversation;
  /** Not before this time; undefined when nothing holds it up. */
  readonly pausedUntil: Date | undefined;
  /** In a row. */
  readonly failures: number;
  readonly isParked: boolean;
}

/** What is said in a conversation without being asked; the Teams side writes it in that conversation's language. */
export type ProactiveMessage =
  | { readonly kind: 'alerts'; readonly cardId: string; readonly alerts: readonly WatchedAlert[] }
  /** All alerts of the card have moved on to a newer one. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'test-alert' }
  | { readonly kind: 'digest'; readonly digest: unknown }
  | { readonly kind: 'notice'; readonly notice: OperationsNotice };
