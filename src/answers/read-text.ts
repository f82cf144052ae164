import type { Command } from '../commands/catalogue.js';
import { isCustomerCommand, type ListTurn, type Recognized } from '../commands/catalogue.js';
import type { Reading, Remembered } from '../commands/meaning/reading.js';
import type { Recognize } from '../commands/recognize.js';
import { type Understand, understoodAlone } from '../commands/understand.js';
import type { CustomerIndex } from '../domain/customers/customer-index.js';
import type { FileKind } from '../domain/files/file-kind.js';
import type { CallContext } from '../usecases/ports.js';
import type { Asking } from './asking.js';
import type { ConversationMemory, LastAnswer } from './conversation-memory.js';
import { withCall } from './with-call.js';

/** What a text means, and what was asked before it. */
export type Read =
  | {
      readonly kind: 'read';
      readonly reading: Reading;
      readonly remembered: Remembered | undefined;
      /** The answer is wished for as a file of this kind. */
      readonly file?: FileKind | undefined;
    }
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

  async function readQuestion(text: string, recognized: Recognized, asking: Asking): Promise<Read> {
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
  }

  /** The question that a file is wished of; one that names none is the question before. */
  async function readExport(text: string, wish: RecognizedExport, asking: Asking): Promise<Read> {
    const { question, otherwise, file } = wish;
    const recognized = recognize(question);
    const alone = understoodAlone(recognized);
    if (alone !== undefined) return { ...command(alone), file };
    const last = memory.of(asking);
    if (recognized.kind === 'list' && last?.kind !== 'customer' && last?.kind !== 'customers') {
      const isByMoney = last?.kind === 'portfolio' && last.order === 'money';
      return { ...command({ name: isByMoney ? 'portfolio-by-money' : 'portfolio' }), file };
    }
    const written =
      otherwise.kind === 'command' && isCustomerCommand(otherwise.command)
        ? otherwise.command.customer
        : text;
    const isName = await withCall(asking, customers).then(
      (index) => index.named(written).length > 0,
      () => false,
    );
    if (isName) return readQuestion(text, otherwise, asking);
    const read = await readQuestion(question, recognized, asking);
    if (read.kind === 'unreadable') return read;
    const { reading, remembered } = read;
    const isPointing =
      question === '' ||
      recognized.kind === 'list' ||
      (reading.kind === 'whose' && reading.isPointing === true);
    if (!isPointing || remembered === undefined) return { ...read, file };
    return { ...read, reading: askedAgain(remembered), file };
  }

  return async (text, asking) => {
    const recognized = recognize(text);
    const isTurn = recognized.kind === 'list' && recognized.to !== 'all' && isList(memory.of(asking));
    if (isTurn) {
      const reading = { kind: 'turn', to: recognized.to as ListTurn, written: text.trim() } as const;
      return { kind: 'read', reading, remembered: undefined };
    }
    return recognized.kind === 'export'
      ? readExport(text, recognized, asking)
      : readQuestion(text, recognized, asking);
  };
}

/** Whether a list was shown that has pages, or an order. */
function isList(last: LastAnswer | undefined): boolean {
  if (last === undefined || last.kind === 'customer') return false;
  return last.kind !== 'other' || last.turns !== undefined;
}

/** The question before, as it would be read. */
function askedAgain(remembered: Remembered): Reading {
  return remembered.kind === 'customer'
    ? { ...remembered, passedOver: '' }
    : { kind: 'command', command: { name: 'customers', question: remembered.question } };
}

type RecognizedExport = Extract<Recognized, { readonly kind: 'export' }>;

function command(command: Command): Extract<Read, { readonly kind: 'read' }> {
  return { kind: 'read', reading: { kind: 'command', command }, remembered: undefined };
}
