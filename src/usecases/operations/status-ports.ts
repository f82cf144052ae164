import type { Conversation } from '../../domain/conversation.js';
import type { OutgoingWay } from '../outgoing/outgoing-ports.js';

/** Cards that wait to be sent or edited, where something can be sent. */
export interface WaitingCards {
  readonly cards: number;
  /** When the oldest that was never sent was made; undefined when all of them only wait to be edited. */
  readonly oldestAt: Date | undefined;
}

/** Mails or webhooks that wait to leave, where they may. */
export interface WaitingOutgoing {
  readonly way: OutgoingWay;
  /** At least 1. */
  readonly messages: number;
  /** When the oldest was made. */
  readonly oldestAt: Date;
  /** Why one was not taken last; undefined where none was refused. */
  readonly reason: string | undefined;
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
  /** Only ways by which something waits. */
  outgoing(): Promise<readonly WaitingOutgoing[]>;
  /** The last parked first. */
  parked(): Promise<readonly ParkedConversation[]>;
  held(): Promise<HeldBack>;
  counts(): Promise<KeptCounts>;
}
