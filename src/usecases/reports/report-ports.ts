import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { Report, ReportDefinition } from '../../domain/reports/report.js';
import type { Person } from '../../domain/watching/watch.js';

/** Which report of a conversation. */
export type ReportChoice = { readonly reportId: string } | { readonly number: number };

/** The reports of conversations. Methods throw StorageError. */
export interface ReportStore {
  /** Keeps the conversation as well. */
  add(conversation: Conversation, definition: ReportDefinition, by: Person, now: Date): Promise<Report>;
  /** By number. */
  of(conversation: ConversationAddress): Promise<readonly Report[]>;
  /** Ends one, and drops what of it waits to be sent; undefined where it is not there. */
  remove(conversation: ConversationAddress, choice: ReportChoice, at: Date): Promise<Report | undefined>;
  /** Takes that back; times that were missed are not made up for. Undefined where nothing was removed. */
  restore(conversation: ConversationAddress, reportId: string, now: Date): Promise<Report | undefined>;
  /** Puts one mail on its way now, of a report that need not be kept; keeps the conversation. */
  sendOnce(conversation: Conversation, definition: ReportDefinition, by: Person, now: Date): Promise<void>;
  /**
   * Puts each report that is due on its way: one for all times that were missed, none twice, and none where nothing may be
   * heard or nobody can be written to any more. Gives how many.
   */
  takeDue(now: Date, mayHear: (conversation: Conversation) => boolean): Promise<number>;
}
