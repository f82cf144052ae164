import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { OperationsNotice } from '../ports.js';
import type { WatchedAlert } from '../watching/watch-ports.js';

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

/**
 * Cards that wait to be sent or edited, per conversation and in order. Whoever sends claims the conversation first, so
 * that one at a time does. Methods throw StorageError.
 */
export interface Outbox {
  /**
   * Claims a conversation for a worker and gives how it is to be spoken to; `elsewhere` while another claim holds,
   * undefined when the bot is no longer in it. The claims of a worker that died are freed by the others.
   */
  claim(
    address: ConversationAddress,
    workerId: string,
  ): Promise<OutboxConversation | 'elsewhere' | undefined>;
  /**
   * Gives a claim back. Has the conversation delivered again after a delay when one is given, else at once if anything
   * waits by then: whoever found it claimed meanwhile has gone.
   */
  release(address: ConversationAddress, claimId: string, againAfterMs?: number): Promise<void>;
  /** The first card that waits; undefined when none does. */
  next(address: ConversationAddress): Promise<OutgoingCard | undefined>;
  /** This version is what people see now. */
  delivered(cardId: string, version: number, posted: PostedActivity, at: Date): Promise<void>;
  /** The connector will never take this version: it no longer waits. A later one does. */
  refused(cardId: string, version: number, reason: string, at: Date): Promise<void>;
  /**
   * Nothing is sent there for so long; counts the failures in a row. The outbox keeps the time itself: the clocks of
   * processes differ, and one may be set back.
   */
  pause(address: ConversationAddress, forMs: number): Promise<void>;
  /** Nothing is sent there until people write there again. True when it was not parked before. */
  park(address: ConversationAddress, reason: string, at: Date): Promise<boolean>;
  /** Forgets failures after a success. */
  recovered(address: ConversationAddress): Promise<void>;
}

export interface OutboxConversation {
  readonly claimId: string;
  readonly conversation: Conversation;
  /** Set with the command `language`; goes before the locale last seen. */
  readonly language: string | undefined;
  /** What is left of its pause, in milliseconds; 0 when nothing holds it up. */
  readonly pausedMs: number;
  /** In a row. */
  readonly failures: number;
  readonly isParked: boolean;
  /** When something was sent there within the last hour, oldest first. */
  readonly recentSends: readonly Date[];
}

/** How much waits, for operators. Throws StorageError. */
export interface OutboxDepth {
  read(): Promise<{
    /** Cards to be sent or edited where nothing is parked. */
    readonly waiting: number;
    /** When the oldest of them was made; undefined when none waits. */
    readonly oldestAt: Date | undefined;
    /** Conversations that take no messages. */
    readonly parked: number;
  }>;
}

/** What is said in a conversation without being asked; the Teams side writes it in that conversation's language. */
export type ProactiveMessage =
  | { readonly kind: 'alerts'; readonly cardId: string; readonly alerts: readonly WatchedAlert[] }
  /** All alerts of the card have moved on to a newer one. */
  | { readonly kind: 'superseded'; readonly alerts: readonly WatchedAlert[] }
  | { readonly kind: 'test-alert' }
  | { readonly kind: 'digest'; readonly digest: unknown }
  | { readonly kind: 'notice'; readonly notice: OperationsNotice };

/** What a card shows at this moment. Throws StorageError. */
export interface CardContents {
  read(card: Pick<OutgoingCard, 'cardId' | 'content'>): Promise<ProactiveMessage>;
}

/** Where a message goes, and in which language. */
export interface Recipient {
  readonly conversation: Conversation;
  /** BCP 47 tag. */
  readonly locale: string | undefined;
}

/**
 * Writes into conversations without being asked: one request a call, nothing is repeated. Throws DeliveryError when
 * the connector did not take the message; an aborted call is one without a status.
 */
export interface Messenger {
  post(to: Recipient, message: ProactiveMessage, signal: AbortSignal): Promise<PostedActivity>;
  update(
    to: Recipient,
    posted: PostedActivity,
    message: ProactiveMessage,
    signal: AbortSignal,
  ): Promise<void>;
}

/** Where operations notices go. Throws StorageError. */
export interface AdminNotices {
  /**
   * Puts a notice into the conversation where an admin said `operations here`, else into the personal chats of these
   * people (lower-case Entra object ids), past conversations that take no messages. Gives how many it reaches.
   */
  put(notice: OperationsNotice, adminUserIds: readonly string[], at: Date): Promise<number>;
}
