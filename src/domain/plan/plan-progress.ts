import type { Renewal } from '../usage/renewal.js';
import type { Plan } from './plan.js';

/** A change as somebody took it into a ticket. */
export interface WishedChange {
  readonly subscriptionId: string;
  /** Seats that it went on with when the plan was made, and those that it should go on with; 0 is not to renew it. */
  readonly from: number;
  readonly to: number;
}

/** How far a plan has come, in seats. */
export interface PlanProgress {
  /** Seats that were to go. */
  readonly wished: number;
  /** Of those, seats that are gone, and seats that go with the term as it is scheduled. */
  readonly gone: number;
  readonly scheduled: number;
  /** Subscriptions that are no longer there although some of their seats should stay: no seat of theirs is counted. */
  readonly lost: number;
}

/** What a plan wishes for; empty where nothing can go. */
export function wishedChanges({ licences }: Pick<Plan, 'licences'>): readonly WishedChange[] {
  return licences.flatMap(({ changes }) =>
    changes.map(({ renewal: { subscriptionId }, from, to }) => ({ subscriptionId, from, to })),
  );
}

/** Whether each of the changes is among the others as well. */
export function isPartOf(changes: readonly WishedChange[], others: readonly WishedChange[]): boolean {
  return changes.every(({ subscriptionId, to }) =>
    others.some((other) => other.subscriptionId === subscriptionId && other.to === to),
  );
}

/**
 * How much of a plan a later reading of the subscriptions shows. Never more than was wished for, whoever did it; a
 * subscription that goes on as another product counts with the seats of that.
 */
export function planProgress(changes: readonly WishedChange[], renewals: readonly Renewal[]): PlanProgress {
  const parts = changes.map(({ subscriptionId, from, to }): PlanProgress => {
    const wished = from - to;
    const renewal = renewals.find((one) => one.subscriptionId === subscriptionId);
    if (renewal === undefined)
      return { wished, gone: to === 0 ? wished : 0, scheduled: 0, lost: to === 0 ? 0 : 1 };
    const reached = (seats: number) => Math.min(wished, Math.max(0, from - seats));
    const gone = reached(renewal.quantity);
    return { wished, gone, scheduled: Math.max(0, reached(seatsAfter(renewal)) - gone), lost: 0 };
  });
  const sumOf = (part: keyof PlanProgress) => parts.reduce((sum, one) => sum + one[part], 0);
  return {
    wished: sumOf('wished'),
    gone: sumOf('gone'),
    scheduled: sumOf('scheduled'),
    lost: sumOf('lost'),
  };
}

/** Seats that the customer goes on paying for. */
function seatsAfter({ outcome, quantity }: Renewal): number {
  switch (outcome.kind) {
    case 'renews':
    case 'converts':
      return outcome.quantity;
    case 'undecided':
    case 'extended':
    case 'by-usage':
      return quantity;
    case 'cancelled':
    case 'ends':
    case 'not-in-force':
      return 0;
  }
}
