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

/** A question about all customers, or all of them in an order. */
export type AskedOfAll =
  | CustomersQuestion
  | { readonly kind: 'portfolio'; readonly order: 'seats' | 'money' };

/**
 * Notes what an answer is about, so that the next question can point at it. Where a customer was asked for and none was
 * shown, nobody is pointed at: the one before is not who is meant.
 */
export interface Remembering {
  customer(answer: Answer, view: CustomerCommandName, asking: Asking): Answer;
  /** What was asked about all customers; undefined for whatever else no question goes on from. */
  everyone(answer: Answer, asked: AskedOfAll | undefined, asking: Asking): Answer;
  /** What a button shows of all customers; other buttons change nothing. */
  shown(answer: Answer, request: KeptRequest, asking: Asking): Answer;
}

export function createRemembering(memory: ConversationMemory): Remembering {
  const everyone: Remembering['everyone'] = (answer, asked, asking) => {
    const { turns } = answer.reply;
    if (asked === undefined) memory.note(asking, { kind: 'other', turns });
    else if (asked.kind === 'portfolio') memory.note(asking, { ...asked, turns });
    else memory.note(asking, { kind: 'customers', question: asked, turns });
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
      return everyone(answer, askedBy(request), asking);
    },
  };
}

function askedBy(request: KeptRequest): AskedOfAll | undefined {
  if (request.verb === 'show-customers') return request.question;
  if (request.verb !== 'show-portfolio') return undefined;
  return { kind: 'portfolio', order: request.by === 'money' ? 'money' : 'seats' };
}
