import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { NamedCustomer } from '../../domain/customers/customer.js';
import type { MoneyRange } from '../../domain/money/money-range.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { PlanProgress, WishedChange } from '../../domain/plan/plan-progress.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { Person } from '../../domain/watching/watch.js';

/** A plan that somebody took into a ticket. */
export interface MadePlan {
  readonly planId: string;
  readonly changes: readonly WishedChange[];
  readonly madeAt: Date;
  readonly madeBy: Person;
  /** How far it has come, and the reading that first showed that; undefined while no later reading showed anything. */
  readonly seen: { readonly progress: PlanProgress; readonly at: Date } | undefined;
}

/** A plan whose customer's subscriptions were read again since somebody last looked. */
export interface PlanToFollow {
  readonly planId: string;
  readonly changes: readonly WishedChange[];
  readonly seen: MadePlan['seen'];
  /** Undefined where what is kept cannot be read. */
  readonly terms: readonly SubscriptionTerm[] | undefined;
  readonly readAt: Date;
}

/** What of one subscription could go at its next term, as sweeps work it out. */
export interface KeptChange {
  readonly customerId: string;
  readonly basis: PriceBasis;
  readonly subscriptionId: string;
  /** As the offer calls it. */
  readonly product: string;
  readonly seats: number;
  /** The last day to act; undefined where any day will do. */
  readonly lastDay: Date | undefined;
  /** What it saves a month; undefined where no price is known, or it saves nothing. */
  readonly saving: MoneyRange | undefined;
}

/** A customer at whom seats can go. */
export interface ListedPlan {
  readonly customer: NamedCustomer & { readonly customerId: string };
  readonly seats: number;
  readonly changes: number;
  /** What they save a month, by currency. */
  readonly savings: readonly MoneyRange[];
  /** The first last day to act; undefined where any day will do for all. */
  readonly firstLastDay: Date | undefined;
  /** Whether that day is the one of all of them. */
  readonly isOneDay: boolean;
}

/** The same of all customers together. */
export interface PlanTotals extends Pick<ListedPlan, 'seats' | 'changes' | 'savings'> {
  readonly customers: number;
}

/** Which changes a list takes. */
export interface PlansWanted {
  readonly basis: PriceBasis;
  /** Those whose last day lies from `from`, at midnight UTC, to `to`; any later one too where `to` is undefined. */
  readonly from: Date;
  readonly to: Date | undefined;
}

/** What could go everywhere, by subscription. Whoever left is not among them. Methods throw StorageError. */
export interface PlannedChanges {
  /** Keeps what could go at these customers in the place of everything kept of them. */
  keep(customerIds: readonly string[], changes: readonly KeptChange[]): Promise<void>;
  /** The largest savings first, each currency by itself and that of most customers first; then those without by seats. */
  list(wanted: PlansWanted, offset: number, limit: number): Promise<readonly ListedPlan[]>;
  totals(wanted: PlansWanted): Promise<PlanTotals>;
}

/** Plans that people made, the last one of each customer in each conversation. Methods throw StorageError. */
export interface MadePlans {
  of(conversation: ConversationAddress, customerId: string): Promise<MadePlan | undefined>;
  /** Keeps a plan in the place of an earlier one of the customer there; keeps the conversation as well. */
  make(
    conversation: Conversation,
    plan: { readonly customerId: string; readonly changes: readonly WishedChange[] },
    by: Person,
    at: Date,
  ): Promise<void>;
  /** Notes what a reading showed. One that is older than what was looked at already changes nothing. */
  note(planId: string, progress: PlanProgress | undefined, readAt: Date): Promise<void>;
  /** Those whose customer's subscriptions were read since, at most so many. */
  toFollow(limit: number): Promise<readonly PlanToFollow[]>;
}
