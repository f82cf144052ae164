import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { DigestRhythm } from '../../domain/schedules/digest-rhythm.js';
import type { PortfolioTotals } from '../../domain/usage/portfolio.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { Person } from '../../domain/watching/watch.js';

/** When a conversation's digest comes. */
export interface DigestSchedule {
  readonly rhythm: DigestRhythm;
  readonly nextAt: Date;
  /** What was known when the last one was made; undefined before the first. */
  readonly last: DigestMark | undefined;
}

/** What was known at a time, for the next digest to compare with. */
export interface DigestMark {
  readonly at: Date;
  readonly totals: PortfolioTotals;
  /** The number of the newest figures then. */
  readonly figuresNo: number;
}

/** A digest that is to be made now. */
export interface DueDigest extends DigestSchedule {
  readonly conversation: ConversationAddress;
}

/** What is sent, and what the next one is compared with. */
export interface MadeDigest {
  /** As JSON. */
  readonly digest: unknown;
  readonly mark: DigestMark;
}

/** The digests of conversations, one each. Methods throw StorageError. */
export interface DigestStore {
  /** Sets when the digest comes, in place of an earlier setting; keeps the conversation as well. Gives the next time. */
  set(conversation: Conversation, rhythm: DigestRhythm, by: Person, now: Date): Promise<Date>;
  of(conversation: ConversationAddress): Promise<DigestSchedule | undefined>;
  /** False when there was none. */
  remove(conversation: ConversationAddress): Promise<boolean>;
  /**
   * Has each digest that is due made and puts it on its way: one for all times that were missed, none twice, and none
   * where nothing can or may be sent. One that cannot be read or made is left out, and tried again the next time. Gives
   * how many were put on their way.
   */
  takeDue(now: Date, parts: TakeDigests): Promise<number>;
}

/** What is done with each digest that is due. */
export interface TakeDigests {
  readonly make: (due: DueDigest) => Promise<MadeDigest>;
  readonly mayHear: (conversation: Conversation) => boolean;
  /** Hears of one that nothing could be made of. */
  readonly leaveOut: (conversation: ConversationAddress, error: unknown) => void;
}

/** Alerts and watches of a conversation in numbers. */
export interface DigestAttention {
  readonly watches: number;
  readonly openAlerts: number;
  readonly oldestOpenAt: Date | undefined;
  /** Acknowledged or snoozed, and not over. */
  readonly heldAlerts: number;
}

/** What a digest is made from, apart from the portfolio. Methods throw StorageError. */
export interface DigestFacts {
  /** The number of the newest figures; 0 before the first. Figures that become known later have a greater one. */
  figuresNo(): Promise<number>;
  /** Unused seats of customers as known at a number; without those that had no figures then. */
  unusedAt(customerIds: readonly string[], figuresNo: number): Promise<ReadonlyMap<string, SeatRange>>;
  attention(conversation: ConversationAddress): Promise<DigestAttention>;
}
