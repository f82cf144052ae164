import type { CustomerCommandName } from '../commands/catalogue.js';
import type { CustomersQuestion } from '../domain/usage/customers-question.js';
import type { KeptRequest } from './answer-kept.js';
import type { Answer, Asking } from './asking.js';
import type { ConversationMemory } from './conversation-memory.js';

/** Buttons that show something, and whether that is about customers, though not about one. */
const SHOWING: Readonly<Record<Extract<KeptRequest['verb'], `show-${string}`>, boolean>> = {
  'show-customers': true,
  'show-portfolio': true,
  'show-open-alerts': true,
  'show-alerts': false,
  'show-watches': false,
};
const ABOUT_CUSTOMERS: ReadonlySet<string> = new Set(
  Object.entries(SHOWING).flatMap(([verb, isAboutThem]) => (isAboutThem ? [verb] : [])),
);

/**
 * Notes what an answer is about, so that the next question can point at it. Where a customer was asked for and none was
 * shown, nobody is pointed at: the one before is not who is meant.
 */
export interface Remembering {
  customer(answer: Answer, view: CustomerCommandName, asking: Asking): Answer;
  /** A question about all customers; undefined for whatever else no question goes on from. */
  everyone(answer: Answer, question: CustomersQuestion | undefined, asking: Asking): Answer;
  /** What a button shows of all customers; other buttons change nothing. */
  shown(answer: Answer, request: KeptRequest, asking: Asking): Answer;
}

export function createRemembering(memory: ConversationMemory): Remembering {
  const everyone: Remembering['everyone'] = (answer, question, asking) => {
    memory.note(asking, question === undefined ? { kind: 'other' } : { kind: 'customers', question });
    return answer;
  };

  return {
    everyone,

    customer(answer, view, asking) {
      const customerId = answer.outcome === 'answered' ? answer.audit?.customerId : undefined;
      memory.note(
        asking,
        customerId === undefined ? { kind: 'other' } : { kind: 'customer', customerId, view },
      );
      return answer;
    },

    shown(answer, request, asking) {
      if (!ABOUT_CUSTOMERS.has(request.verb)) return answer;
      return everyone(answer, request.verb === 'show-customers' ? request.question : undefined, asking);
    },
  };
}
