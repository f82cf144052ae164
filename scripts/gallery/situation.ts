import type { Reply } from '../../src/cards/reply.js';
import type { Messages } from '../../src/i18n/messages.js';

/** A reply in a situation worth looking at. */
export interface Situation {
  /** Kebab-case, unique; begins with the kind of card. */
  readonly name: string;
  readonly reply: Reply;
  /** Whether the card's form is shown opened. */
  readonly opensForm?: boolean;
}

/** Situations of one kind, in one language. */
export type Situations = (messages: Messages) => readonly Situation[];

/** Each entry of a table as a situation: its key goes behind the kind. */
export function eachOf<Value>(
  kind: string,
  table: Readonly<Record<string, Value>>,
  toReply: (value: Value) => Reply,
): readonly Situation[] {
  return Object.entries(table).map(([name, value]) => ({ name: `${kind}-${name}`, reply: toReply(value) }));
}
