import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { Alert } from '../../domain/watching/alert.js';
import type { AlertChange } from '../../domain/watching/alert-change.js';
import type { WeighedAlert } from '../../domain/watching/alert-money.js';
import type { AlertMove } from '../../domain/watching/alert-moves.js';
import type { AlertChoice } from '../../domain/watching/card-moves.js';
import type { WatchChoice } from '../../domain/watching/ending.js';
import type { Person, Watch, WatchDefinition } from '../../domain/watching/watch.js';

/** Watches by conversation. Methods throw StorageError. */
export interface WatchStore {
  /** Adds a watch; keeps the conversation as well, if it was not known yet. */
  add(conversation: Conversation, definition: WatchDefinition, by: Person, at: Date): Promise<Watch>;
  /** Those of one conversation, by number. */
  of(conversation: ConversationAddress): Promise<readonly Watch[]>;
  /**
   * Removes watches and gives them; empty when none fits. Alerts that no other watch covers are stopped, and their
   * cards say so.
   */
  remove(
    conversation: ConversationAddress,
    choice: WatchChoice,
    by: Person,
    at: Date,
  ): Promise<readonly Watch[]>;
  /** Takes a removal back: the watches are there again, and so are the alerts it stopped. Gives what came back. */
  restore(
    conversation: ConversationAddress,
    watchIds: readonly string[],
    at: Date,
  ): Promise<readonly Watch[]>;
}

/** A watch and where it posts. */
export interface PlacedWatch {
  readonly conversation: ConversationAddress;
  readonly watch: Watch;
}

/** What is kept of one customer, as far as rules need it. */
export interface WatchReading {
  readonly customerId: string;
  /** The id where no name is known. */
  readonly customerName: string;
  /** Rows of the last reading; empty when there are none. */
  readonly rows: readonly LicenseUsageRow[];
  /** Undefined when they were not read: then no renewal is known. */
  readonly terms: readonly SubscriptionTerm[] | undefined;
  /** How many seats of each product were given to people; undefined when that was not read. */
  readonly deployments?: readonly LicenseDeploymentRow[] | undefined;
}

/** What rules are evaluated on. Methods throw StorageError. */
export interface WatchReadings {
  /** Every watch there is. */
  watches(): Promise<readonly PlacedWatch[]>;
  /** Kept readings in batches, of these customers only when given; all of them only once. */
  readings(customerIds?: readonly string[]): AsyncIterable<readonly WatchReading[]>;
}

/** What applying changes came to: those are left out that were overtaken by somebody else's. */
export interface AppliedChanges {
  readonly opened: number;
  readonly woken: number;
  readonly resolved: number;
}

/** An alert with the watch that explains it, and with what it is about in money where that was asked. */
export interface WatchedAlert extends WeighedAlert {
  readonly watch: Watch;
}

/** Puts to alerts of one conversation what they are about in money, on the basis shown there. Throws StorageError. */
export type PriceAlerts = (alerts: readonly WatchedAlert[]) => Promise<readonly WatchedAlert[]>;

/** Whose conversations are looked through: those of the person, and the channels and group chats of the tenant. */
export interface AlertAsker {
  /** Lower-case GUID. */
  readonly tenantId: string;
  /** Lower-case Entra object id. */
  readonly userId: string;
}

/** Alerts and the cards they are on. Methods throw StorageError. */
export interface AlertStore {
  /** Those not closed of these customers. */
  notClosed(customerIds: readonly string[]): Promise<readonly Alert[]>;
  /**
   * Makes the changes; alerts already on a card have it edited. New and woken ones wait for `announce`. Nothing opens
   * for a watch that is gone, nor beside an alert of the same identity that is not closed.
   */
  apply(changes: readonly AlertChange[], at: Date): Promise<AppliedChanges>;
  /**
   * Puts alerts that wait onto cards: one each, or one card for all of a conversation when there are more than five.
   * Gives the cards made.
   */
  announce(at: Date): Promise<number>;
  /** Those not closed in a conversation, in the order they are listed. */
  openIn(conversation: ConversationAddress): Promise<readonly WatchedAlert[]>;
  /** Those not closed in all conversations that somebody may ask in, of one customer when given; `most` of them, the latest. */
  openFor(
    asker: AlertAsker | 'everybody',
    wanted: { readonly customerId: string | undefined; readonly most: number },
  ): Promise<readonly WatchedAlert[]>;
  /** Moves those of one customer that are not closed, or all; gives the ones that changed, as they are now. */
  changeOpen(
    conversation: ConversationAddress,
    customerId: string | 'all',
    move: AlertMove,
    at: Date,
  ): Promise<readonly WatchedAlert[]>;
  /** Those of a card, in the order they are listed; empty when none is on it any more or there is no such card. */
  ofCard(cardId: string): Promise<readonly WatchedAlert[]>;
  /** The same of a card of this conversation; undefined when it has no such card. */
  shownIn(conversation: ConversationAddress, cardId: string): Promise<readonly WatchedAlert[] | undefined>;
  /** Those that were on a card and came back on a newer one. */
  movedFrom(cardId: string): Promise<readonly WatchedAlert[]>;
  /**
   * Changes alerts of a card of this conversation and has the card edited, if anything changed. Gives all alerts of
   * the card afterwards; undefined when the conversation has no such card.
   *
   * A move that stops an alert also ends the watching behind it: of all watches of its rule in the conversation, those
   * of that customer alone are removed, and those over all leave the customer out. Their alerts of that customer stop
   * with it, on other cards too. A move that reopens a stopped alert takes just that back, also where the alert was
   * stopped by `WatchStore.remove`.
   */
  change(
    conversation: ConversationAddress,
    cardId: string,
    choice: AlertChoice,
    move: AlertMove,
    at: Date,
  ): Promise<readonly WatchedAlert[] | undefined>;
}
