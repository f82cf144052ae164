import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
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
