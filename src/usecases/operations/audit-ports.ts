import type { ConversationAddress } from '../../domain/conversation.js';

/** Something a person asked for or changed. No names and no message text. */
export interface AuditEntry {
  readonly at: Date;
  readonly conversation: ConversationAddress | undefined;
  /** Entra object id; undefined when Teams did not say. */
  readonly userId: string | undefined;
  /** A command's name or a button's verb. */
  readonly action: string;
  readonly customerId?: string | undefined;
  /** Ids and numbers that say what it was about. */
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>> | undefined;
}

/** Who asked for or changed what, and when. */
export interface AuditLog {
  /** Takes note; never throws and never makes an answer wait. */
  note(entry: AuditEntry): void;
  /** Resolves when everything noted so far is written, or could not be. */
  settled(): Promise<void>;
}
