import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { OperationsNotice } from '../operations-notice.js';
import type { WatchedAlert } from '../watching/watch-ports.js';
import type { Refusals } from './delivery-verdict.js';

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
  /** Of this card alone, by the connector. */
  readonly refusals: Refusals;
  /** The version that a process had handed to the network when it died, before it heard what became of it. */
  readonly handedVersion: number | undefined;
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
  /** The first card that waits and may be tried now; undefined when none does. */
  next(address: ConversationAddress): Promise<OutgoingCard | undefined>;
  /**
   * The message with this version is with the network, and nothing is known of it yet. Until something is, a process
   * that takes over finds it as `handedVersion`.
   */
  handedOver(cardId: string, version: number): Promise<void>;
  /** The version that was handed over counts as what people see, though nobody heard its message's id. */
  assumeDelivered(cardId: string, handedVersion: number, at: Date): Promise<void>;
  /** This version is what people see now. */
  delivered(cardId: string, version: number, posted: PostedActivity, at: Date): Promise<void>;
  /** The connector does not take this card: it is tried again after so long, and the others go on. */
  postpone(cardId: string, forMs: number, at: Date): Promise<void>;
  /** This version of the program cannot make the card: it is tried again after so long, and the others go on. */
  leaveOut(conversation: ConversationAddress, cardId: string, forMs: number, at: Date): Promise<void>;
  /** The connector will never take this version: it no longer waits. A later one does. */
  refused(cardId: string, version: number, reason: string, at: Date): Promise<void>;
  /** The message of this card did not arrive, and nothing else came of it. */
  notTaken(cardId: string): Promise<void>;
  /**
   * Nothing is sent there for so long; counts the failures in a row, and the refusals among them. The outbox keeps the
   * time itself: the clocks of processes differ, and one may be set back.
   */
  pause(address: ConversationAddress, forMs: number, why: PauseReason): Promise<void>;
  /** It has taken nothing for long: nothing is sent there but a try now and then, until people write there again. */
  park(
    address: ConversationAddress,
    reason: string,
    at: Date,
    againAfterMs: number | undefined,
  ): Promise<void>;
  /** Forgets failures after a success. */
  recovered(address: ConversationAddress): Promise<void>;
  /** Nothing is sent there until it is resumed. */
  hold(address: ConversationAddress, at: Date): Promise<void>;
  /** Where that is so. */
  held(): Promise<readonly Conversation[]>;
  /** Has sent there what was held back. */
  resume(address: ConversationAddress): Promise<void>;
}

/** Why nothing is sent for a while; a refusal has the connector's word. */
export interface PauseReason {
  readonly refusal?: string | undefined;
  /** The connector itself asked for a long wait. */
  readonly isLongWait?: boolean | undefined;
}

/** A conversation that was claimed to deliver to, and how it took what was sent before. */
export interface OutboxConversation {
  readonly claimId: string;
  readonly conversation: Conversation;
  /** Set with the command `language`; goes before the locale last seen. */
  readonly language: string | undefined;
  /** What is left of its pause, in milliseconds; 0 when nothing holds it up. */
  readonly pausedMs: number;
  /** In a row, of any kind. */
  readonly failures: number;
  readonly refusals: Refusals;
  readonly isParked: boolean;
  /** Somebody was told that the connector asked for a long wait there; false once something was sent again. */
  readonly isLongWaitTold: boolean;
  readonly isHeld: boolean;
  /** When something was sent there within the last hour, oldest first. */
  readonly recentSends: readonly Date[];
}

/** What is said in a conversation without being asked; the Teams side writes it in that conversation's language. */
export type ProactiveMessage =
  | { readonly kind: 'alerts'; readonly cardId: string; readonly alerts: readonly WatchedAlert[] }
  /** All alerts of the card have moved on to a newer one. */
  | { readonly kind: 'superseded'; readonly alerts: readonly WatchedAlert[] }
  | { readonly kind: 'test-alert' }
  | { readonly kind: 'digest'; readonly digest: unknown }
  | { readonly kind: 'notice'; readonly notice: OperationsNotice };

/** What a card shows at this moment. Throws StorageError, and UnreadableError for what another version put on it. */
export interface CardContents {
  read(
    card: Pick<OutgoingCard, 'cardId' | 'content'>,
    conversation: ConversationAddress,
  ): Promise<ProactiveMessage>;
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
  /** `onHanded` is called once the whole request is with the network: from then on it may arrive whatever happens here. */
  post(
    to: Recipient,
    message: ProactiveMessage,
    signal: AbortSignal,
    onHanded?: () => void,
  ): Promise<PostedActivity>;
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
   * people (lower-case Entra object ids), past conversations that take no messages or may not hear. Gives how many it
   * reaches.
   */
  put(notice: OperationsNotice, adminUserIds: readonly string[], at: Date): Promise<number>;
}
