import type { ConversationAddress } from '../conversation.js';
import type { NamedCustomer } from '../customers/customer.js';
import type { Person, WatchRuleKind } from './watch.js';

/** What an alert is about, apart from the customer. */
export type AlertSubject =
  | { readonly kind: 'workload'; readonly workloadName: string }
  | { readonly kind: 'product'; readonly productName: string; readonly salesChannel: string }
  | { readonly kind: 'subscription'; readonly subscriptionId: string; readonly offerName: string };

/** What becomes of a subscription that an alert is about; `extends` is an extended term to come, `extended` one that is. */
export const TERM_ENDS = ['renews', 'undecided', 'extends', 'extended', 'cancelled', 'ends'] as const;
export type TermEnd = (typeof TERM_ENDS)[number];

/** How bad it is, as last read. Whole numbers of seats. */
export type AlertFigures =
  | {
      readonly kind: 'workload';
      readonly licensesQualified: number;
      readonly licensesActive: number;
      /** processedDateTime of the newest row behind it. */
      readonly dataAsOf: Date;
    }
  | {
      readonly kind: 'product';
      readonly seats: number;
      readonly unusedAtLeast: number;
      readonly unusedAtMost: number;
      readonly dataAsOf: Date;
    }
  | {
      readonly kind: 'renewal';
      readonly quantity: number;
      readonly seats: number;
      readonly unusedAtLeast: number;
      readonly unusedAtMost: number;
      /** Last day of the term. */
      readonly endsAt: Date;
      readonly autoRenewEnabled: boolean;
      /** Undefined in what versions before kept: termEndOf says what it was. */
      readonly termEnd?: TermEnd | undefined;
      /** Seats of the next term where it renews; undefined for as many as today. */
      readonly nextQuantity?: number | undefined;
      /** Its product has no usage that is known: seats are those of the subscription, and unused ones not to be told. */
      readonly isUsageUnknown?: true | undefined;
      readonly dataAsOf: Date;
    };
export type RenewalFigures = Extract<AlertFigures, { kind: 'renewal' }>;

/** What becomes of a subscription when its term is over; by auto-renewal alone in figures that were kept before it was worked out. */
export function termEndOf({
  termEnd,
  autoRenewEnabled,
}: Pick<RenewalFigures, 'termEnd' | 'autoRenewEnabled'>): TermEnd {
  return termEnd ?? (autoRenewEnabled ? 'renews' : 'ends');
}

/** Names an alert through all its changes: conversation, rule, customer and subject, never its text or numbers. */
export interface AlertIdentity {
  readonly conversation: ConversationAddress;
  readonly ruleKind: WatchRuleKind;
  readonly customerId: string;
  readonly subject: AlertSubject;
}

export interface Acknowledgement {
  readonly by: Person;
  readonly at: Date;
}

export interface Snooze {
  readonly by: Person;
  readonly at: Date;
  readonly until: Date;
  /** Empty when none was given. */
  readonly reason: string;
}

/** Days a snooze may take: what is offered is what is accepted. */
export const SNOOZE_DAYS = [1, 7, 30] as const;
export type SnoozeDays = (typeof SNOOZE_DAYS)[number];

/** Where an alert stands. A snooze that is over counts as open again. */
export type AlertState =
  | {
      readonly kind: 'open';
      /** The snooze it came back from; undefined before, and once somebody did something else. */
      readonly snoozed?: Snooze | undefined;
    }
  | ({ readonly kind: 'acknowledged' } & Acknowledgement)
  | ({ readonly kind: 'snoozed' } & Snooze)
  /** It cleared by itself: with the figures of then, where there are any. */
  | { readonly kind: 'resolved'; readonly at: Date; readonly figures?: AlertFigures | undefined }
  /** Nobody watches it any more: by a person, or undefined when the bot was told by other means. */
  | { readonly kind: 'stopped'; readonly by: Person | undefined; readonly at: Date };

/** One alert, from the day it fires to the day it clears. A later one of the same identity is another alert. */
export interface Alert extends AlertIdentity, NamedCustomer {
  readonly alertId: string;
  readonly figures: AlertFigures;
  readonly state: AlertState;
  readonly openedAt: Date;
  /** The watch it came from. */
  readonly watchId: string;
}

/** Whether the alert is over: a later one of the same identity would be new. */
export function isClosed({ state }: Pick<Alert, 'state'>): boolean {
  return state.kind === 'resolved' || state.kind === 'stopped';
}
