import type { Conversation } from '../../domain/conversation.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { ReportDefinition } from '../../domain/reports/report.js';
import type { Alert } from '../../domain/watching/alert.js';
import type { TicketNews } from '../../domain/watching/ticket-news.js';
import type { TicketTarget } from '../../domain/watching/ticket-target.js';
import type { Person, Watch } from '../../domain/watching/watch.js';

/** How something leaves for somebody who is not in Teams. */
export const OUTGOING_WAYS = ['webhook', 'mail'] as const;
/** One of the ways. */
export type OutgoingWay = (typeof OUTGOING_WAYS)[number];

/** News of an alert, as it stood when they were made. */
export interface TicketContent {
  readonly kind: 'ticket';
  readonly news: TicketNews;
  readonly at: Date;
  /** Nothing was told of this alert there before. */
  readonly isFirst: boolean;
  readonly target: TicketTarget;
  readonly alert: Alert;
  /** The customer's domain as it is known today. */
  readonly domain: string | undefined;
  /** The watch that asked for the ticket. */
  readonly watch: Pick<Watch, 'number'> & { readonly createdBy: Person; readonly createdAt: Date };
}

/** A report that is due, as it was set then; its figures are read when it is first tried. */
export interface ReportContent {
  readonly kind: 'report';
  readonly at: Date;
  /** Undefined for one that was asked for once. */
  readonly reportId: string | undefined;
  readonly number: number | undefined;
  readonly definition: ReportDefinition;
  readonly askedBy: Person;
  readonly askedAt: Date;
}

/** A message as it is sent. */
export interface OutgoingBody {
  /** Whose prices it tells. */
  readonly basis: PriceBasis;
  /** As its carrier wrote it. */
  readonly content: unknown;
}

/** What is on its way out. */
export interface OutgoingMessage {
  /** The receiver tells by it whether it has the message already. */
  readonly outgoingId: string;
  /** Whose it is: what it may tell goes by this conversation. */
  readonly conversation: Conversation;
  /** Set with the command `language`; goes before the locale last seen. */
  readonly language: string | undefined;
  readonly content: TicketContent | ReportContent;
  /** What was tried before; a repeat is the same to the letter. Undefined until it is made. */
  readonly body: OutgoingBody | undefined;
  /** Trials that failed for this message alone. */
  readonly failures: number;
  /** Since the first of them, in milliseconds; 0 without one. */
  readonly failedForMs: number;
}

/** How a way stands as a whole. */
export interface WayState {
  /** What is left of its pause, in milliseconds. */
  readonly pausedMs: number;
  /** In a row. */
  readonly failures: number;
  /** Since the first of them; 0 without one. */
  readonly failedForMs: number;
}

/**
 * What waits to leave, by way and in order: of one lane nothing is given before what stands ahead of it is sent or
 * parked. One job a way takes from it at a time. Methods throw StorageError.
 */
export interface OutgoingBox {
  state(way: OutgoingWay): Promise<WayState>;
  /** The first that may be tried now; undefined when there is none. What only another version can read waits an hour. */
  next(way: OutgoingWay): Promise<OutgoingMessage | undefined>;
  /** Keeps what is about to be tried. */
  prepared(outgoingId: string, body: OutgoingBody): Promise<void>;
  sent(outgoingId: string, at: Date): Promise<void>;
  /** This one is tried again after so long; the other lanes go on. */
  postpone(outgoingId: string, forMs: number, reason: string): Promise<void>;
  /** This one is tried no more. */
  park(outgoingId: string, reason: string, at: Date): Promise<void>;
  /** Nothing goes this way for so long. */
  pause(way: OutgoingWay, forMs: number, reason: string): Promise<void>;
  /** Tried no more: all that was made before a time. Gives how many. */
  parkBefore(way: OutgoingWay, before: Date, reason: string, at: Date): Promise<number>;
  /** Forgets failures after a success. */
  recovered(way: OutgoingWay): Promise<void>;
  /** What is of a conversation that may not hear waits until `resumeHeld`. */
  hold(outgoingId: string, at: Date): Promise<void>;
  held(): Promise<readonly Conversation[]>;
  resumeHeld(conversation: Conversation): Promise<void>;
  /** Whether the admins are to be told of a way now: once an hour at most. */
  isToTell(way: OutgoingWay): Promise<boolean>;
  /** Has the job run when the next of this way is due; nothing where none waits. */
  again(way: OutgoingWay): Promise<void>;
}

/** Takes messages one way. */
export interface Carrier {
  /** The message as it is sent; kept, so JSON. Throws StorageError. */
  make(message: OutgoingMessage): Promise<OutgoingBody>;
  /** One try. Throws OutgoingError where it was not taken, or not that we know. */
  send(message: OutgoingMessage, body: OutgoingBody, signal: AbortSignal): Promise<void>;
}
