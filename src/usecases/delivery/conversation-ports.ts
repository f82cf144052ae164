import type { Conversation, ConversationAddress } from '../../domain/conversation.js';

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

/** What is kept of conversations and is over. Throws StorageError. */
export interface KeptPruning {
  dropBefore(time: Date): Promise<void>;
}
