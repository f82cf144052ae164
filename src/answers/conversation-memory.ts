import { createRecentlyUsed } from '../base/recently-used.js';
import type { ListTurns } from '../cards/reply.js';
import type { CustomerCommandName } from '../commands/catalogue.js';
import type { CustomersQuestion } from '../domain/usage/customers-question.js';
import type { Clock } from '../usecases/ports.js';
import type { Asking } from './asking.js';

/** What was answered last, as far as the next question can point at it. No text of anybody is kept. */
export type LastAnswer =
  | { readonly kind: 'customer'; readonly customerId: string; readonly view: CustomerCommandName }
  | {
      readonly kind: 'customers';
      readonly question: CustomersQuestion;
      readonly turns?: ListTurns | undefined;
    }
  | {
      readonly kind: 'portfolio';
      readonly order: 'seats' | 'money';
      readonly turns?: ListTurns | undefined;
    }
  /** Something that no question goes on from: alerts, watches. Alerts have pages. */
  | { readonly kind: 'other'; readonly turns?: ListTurns | undefined };

/** The last answer of each person in each conversation, in memory alone and for half an hour. */
export interface ConversationMemory {
  /** Undefined where nothing was answered lately, at a terminal, and for a person without an id. */
  of(asking: Asking): LastAnswer | undefined;
  note(asking: Asking, answer: LastAnswer): void;
}

const KEPT_MS = 30 * 60_000;
/** People in conversations; one takes about 800 bytes. */
const MOST_KEPT = 20_000;

export function createConversationMemory(clock: Clock): ConversationMemory {
  const kept = createRecentlyUsed<{ readonly answer: LastAnswer; readonly atMs: number }>(MOST_KEPT, () => 1);

  return {
    of(asking) {
      const key = keyOf(asking);
      const known = key === undefined ? undefined : kept.get(key);
      if (key === undefined || known === undefined) return undefined;
      // Either way: the clock may have been set back.
      if (Math.abs(clock.now().getTime() - known.atMs) <= KEPT_MS) return known.answer;
      kept.delete(key);
      return undefined;
    },
    note(asking, answer) {
      const key = keyOf(asking);
      if (key !== undefined) kept.set(key, { answer, atMs: clock.now().getTime() });
    },
  };
}

function keyOf({ conversation, person }: Asking): string | undefined {
  if (conversation === undefined || person.userId === undefined) return undefined;
  return JSON.stringify([conversation.tenantId, conversation.conversationId, person.userId]);
}
