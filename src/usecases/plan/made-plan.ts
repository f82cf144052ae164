import type { Logger } from '../../base/logger.js';
import { within } from '../../base/within.js';
import type { Conversation } from '../../domain/conversation.js';
import type { Customer } from '../../domain/customers/customer.js';
import type { Plan } from '../../domain/plan/plan.js';
import { isPartOf, type PlanProgress, planProgress, wishedChanges } from '../../domain/plan/plan-progress.js';
import { deriveRenewals, type Renewal } from '../../domain/usage/renewal.js';
import type { Person } from '../../domain/watching/watch.js';
import type { Clock } from '../ports.js';
import type { MadePlan, MadePlans } from './plan-ports.js';

/** The most an answer may be held up, in milliseconds. */
const LIMIT_MS = 500;
/** Plans looked at together. */
const BATCH = 200;

/** What people made of plans. Without a database nothing is remembered. */
export interface MadePlanBook {
  /** The plan made of this customer in the conversation, as far as it has come. Never rejects. */
  of(
    conversation: Conversation,
    customerId: string,
    reading: { readonly renewals: readonly Renewal[]; readonly readAt: Date } | undefined,
  ): Promise<MadePlan | undefined>;
  /** Remembers who takes a plan into a ticket; not what is part of a plan that is known already. Never rejects. */
  make(
    planned: { readonly customer: Pick<Customer, 'customerId'>; readonly plan: Plan | undefined },
    conversation: Conversation,
    by: Person,
  ): Promise<void>;
  /** Looks whether readings since show what was wished for. Throws StorageError, and when the signal ends it. */
  follow(signal: AbortSignal): Promise<void>;
}

export function createMadePlanBook({
  plans,
  clock,
  logger,
}: {
  readonly plans: MadePlans;
  readonly clock: Clock;
  readonly logger: Logger;
}): MadePlanBook {
  async function tolerating<Value>(what: string, work: Promise<Value>): Promise<Value | undefined> {
    try {
      return await within(LIMIT_MS, work, () => undefined);
    } catch (err) {
      logger.warn({ err, what }, 'a plan that somebody made is passed over');
      return undefined;
    }
  }

  return {
    async of(conversation, customerId, reading) {
      const made = await tolerating('read', plans.of(conversation, customerId));
      if (made === undefined || reading === undefined || reading.readAt <= made.madeAt) return made;
      const progress = planProgress(made.changes, reading.renewals);
      if (isSame(progress, made.seen?.progress)) return made;
      await tolerating('note', plans.note(made.planId, progress, reading.readAt));
      return { ...made, seen: { progress, at: reading.readAt } };
    },

    async make({ customer: { customerId }, plan }, conversation, by) {
      const changes = plan === undefined ? [] : wishedChanges(plan);
      if (changes.length === 0) return;
      const made = await tolerating('read', plans.of(conversation, customerId));
      if (made !== undefined && isPartOf(changes, made.changes)) return;
      await tolerating('keep', plans.make(conversation, { customerId, changes }, by, clock.now()));
    },

    async follow(signal) {
      for (;;) {
        signal.throwIfAborted();
        const batch = await plans.toFollow(BATCH);
        for (const { planId, changes, seen, terms, readAt } of batch) {
          const progress = terms && planProgress(changes, deriveRenewals(terms, clock.now()));
          const isNews = progress !== undefined && !isSame(progress, seen?.progress);
          await plans.note(planId, isNews ? progress : undefined, readAt);
        }
        if (batch.length < BATCH) return;
      }
    },
  };
}

/** Nothing to be seen is what a plan begins with. */
function isSame(one: PlanProgress, other: PlanProgress | undefined): boolean {
  const { gone, scheduled, lost } = other ?? { gone: 0, scheduled: 0, lost: 0 };
  return one.gone === gone && one.scheduled === scheduled && one.lost === lost;
}
