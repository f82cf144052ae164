import type { Command } from '../commands/catalogue.js';
import type { Reading, Remembered } from '../commands/meaning/reading.js';
import type { Recognize } from '../commands/recognize.js';
import { type Understand, understoodAlone } from '../commands/understand.js';
import type { CustomerIndex } from '../domain/customers/customer-index.js';
import type { CallContext } from '../usecases/ports.js';
import type { Asking } from './asking.js';
import type { ConversationMemory } from './conversation-memory.js';
import { withCall } from './with-call.js';

/** What a text means, and what was asked before it. */
export type Read =
  | { readonly kind: 'read'; readonly reading: Reading; readonly remembered: Remembered | undefined }
  /** The customer list cannot be had, and without it nobody knows what the text is about. */
  | { readonly kind: 'unreadable'; readonly error: unknown };

/** Reads a text; waits for the customer list only where the text needs it. Never throws. */
export type ReadText = (text: string, asking: Asking) => Promise<Read>;

export function createReadText({
  recognize,
  understand,
  customers,
  memory,
}: {
  readonly recognize: Recognize;
  readonly understand: Understand;
  readonly customers: (call: CallContext) => Promise<CustomerIndex>;
  readonly memory: ConversationMemory;
}): ReadText {
  function rememberedIn(asking: Asking, index: CustomerIndex): Remembered | undefined {
    const last = memory.of(asking);
    if (last?.kind === 'customers') return last;
    const customer = last?.kind === 'customer' ? index.get(last.customerId) : undefined;
    return customer && last?.kind === 'customer'
      ? { kind: 'customer', customer, view: last.view }
      : undefined;
  }

  return async (text, asking) => {
    const recognized = recognize(text);
    const alone = understoodAlone(recognized);
    if (alone !== undefined) return command(alone);
    try {
      const index = await withCall(asking, customers);
      const remembered = rememberedIn(asking, index);
      return { kind: 'read', reading: understand(text, recognized, index, remembered), remembered };
    } catch (error) {
      // A customer that is named in a whole phrase is looked up, or fails, by itself.
      return recognized.kind === 'command' ? command(recognized.command) : { kind: 'unreadable', error };
    }
  };
}

function command(command: Command): Read {
  return { kind: 'read', reading: { kind: 'command', command }, remembered: undefined };
}
