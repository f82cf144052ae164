import type { Conversation } from '../../domain/conversation.js';

/** Cards that wait to be sent or edited, where something can be sent. */
export interface WaitingCards {
  readonly cards: number;
  /** When the oldest that was never sent was made; undefined when all of them only wait to be edited. */
  readonly oldestAt: Date | undefined;
}

/** What may not be sent, since those who would hear it may no longer ask. */
export interface HeldBack {
  readonly conversations: number;
  /** Messages and changes of them; a digest that is not made is none. */
  readonly messages: number;
}

/** A conversation that refuses what is sent there, parked or still tried. */
export interface ParkedConversation extends Pick<Conversation, 'conversationType' | 'conversationId'> {
  /** Since when. */
  readonly parkedAt: Date;
  /** What the connector said. */
  readonly reason: string;
}

/** What lies in the database, in numbers. */
export interface KeptCounts {
  readonly personalChats: number;
  readonly groupChats: number;
  readonly channels: number;
  readonly watches: number;
  readonly digests: number;
  /** Those not over. */
  readonly alerts: { readonly open: number; readonly acknowledged: number; readonly snoozed: number };
}

/** What the status tells of the database. Methods throw StorageError. */
export interface StatusStore {
  waiting(): Promise<WaitingCards>;
  /** The last parked first. */
  parked(): Promise<readonly ParkedConversation[]>;
  held(): Promise<HeldBack>;
  counts(): Promise<KeptCounts>;
}
