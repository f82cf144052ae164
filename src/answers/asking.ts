import type { Reply } from '../cards/reply.js';
import type { Conversation } from '../domain/conversation.js';
import type { Person } from '../domain/watching/watch.js';
import type { AuditEntry } from '../usecases/operations/audit-ports.js';

/** What finds a turn again in the log. */
export interface TurnIdentity {
  /** GUID; the calls it leads to carry it, and its beginning is the reference that people see. */
  readonly correlationId: string;
  /** Of the activity, as Teams knows it; undefined where there was none. */
  readonly activityId: string | undefined;
}

/** Who asks, as far as an answer depends on it. */
export interface Asking {
  /** BCP 47 tag to answer in: what the conversation set, else what the client says; English when undefined. */
  readonly locale: string | undefined;
  /** What the person's client says, whatever the conversation set. */
  readonly ownLocale?: string | undefined;
  /** In a channel or group, where the bot hears only what mentions it. */
  readonly isShared: boolean;
  /** The most the answer's calls may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Where it is asked; undefined at a terminal, where nothing can be sent later. */
  readonly conversation: Conversation | undefined;
  readonly person: Person;
  /** Whether the person is one of ADMIN_USER_IDS. */
  readonly isAdmin: boolean;
  /** The same for an activity that is delivered again; undefined for what is never delivered twice. */
  readonly activityKey?: string | undefined;
  /** Undefined at a terminal: a question gets an identity of its own. */
  readonly turn?: TurnIdentity | undefined;
}

/** A reply and what became of the question. */
export interface Answer {
  readonly reply: Reply;
  readonly outcome: 'answered' | 'no-customer' | 'several' | 'unknown' | 'refused' | 'failed';
  /** Whether a button's answer takes the place of its card or comes beneath it; in place unless given. */
  readonly placement?: 'in-place' | 'message' | undefined;
  /** The answer shows a state that the bot edits into the card for everyone by itself. */
  readonly isEditedElsewhere?: boolean | undefined;
  /** It was given before, to the same activity: whoever asked has got it, but for the answer to a button itself. */
  readonly isRepeat?: boolean | undefined;
  /** What the audit says of it. */
  readonly audit?: Pick<AuditEntry, 'customerId' | 'detail'> | undefined;
}
