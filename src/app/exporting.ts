import type { Asking } from '../answers/asking.js';
import { createConversationMemory } from '../answers/conversation-memory.js';
import { createReadText } from '../answers/read-text.js';
import { withCall } from '../answers/with-call.js';
import type { Command } from '../commands/catalogue.js';
import { fileQuestionOf } from '../commands/file-question-of.js';
import type { Reading } from '../commands/meaning/reading.js';
import { ALL_PHRASES } from '../commands/phrases/all-phrases.js';
import { createRecognizer } from '../commands/recognize.js';
import { createUnderstand } from '../commands/understand.js';
import type { Exported } from '../exports/exported.js';
import { createMakeFile } from '../exports/make-file.js';
import { createReadCustomer } from '../exports/read-customer.js';
import { createReadEveryone } from '../exports/read-everyone.js';
import { createReadTables, type ReadTables } from '../exports/read-tables.js';
import type { MakeFile } from '../usecases/files/file-ports.js';
import type { Clock } from '../usecases/ports.js';
import type { UseCases } from './use-cases.js';
import type { Words } from './words.js';

interface FilesParts {
  readonly useCases: UseCases;
  readonly words: Pick<Words, 'messagesFor'>;
  readonly clock: Clock;
}

/** The tables that answer questions. */
function createTables({ useCases, clock }: Omit<FilesParts, 'words'>): ReadTables {
  const { kept } = useCases;
  return createReadTables({
    customer: createReadCustomer({ ...useCases, clock }),
    everyone: kept && createReadEveryone({ ...kept, clock }),
  });
}

/** Files of questions, for chats, links and mails. */
export function createFiles({ useCases, words: { messagesFor }, clock }: FilesParts): MakeFile {
  return createMakeFile({ readTables: createTables({ useCases, clock }), messagesFor, clock });
}

/** The tables that answer a text, and what of the text they leave out, empty for nothing. Throws AppError. */
export type ReadExport = (
  text: string,
  asking: Asking,
) => Promise<{ readonly exported: Exported; readonly passedOver: string }>;

/** Questions as the answers read them, answered with tables. */
export function createExporting({
  useCases,
  words: { messagesFor },
  clock,
}: {
  readonly useCases: UseCases;
  readonly words: Pick<Words, 'messagesFor'>;
  readonly clock: Clock;
}): ReadExport {
  const { priceBasisOf } = useCases;
  const readText = createReadText({
    recognize: createRecognizer(ALL_PHRASES),
    understand: createUnderstand(ALL_PHRASES),
    customers: useCases.customerIndex,
    memory: createConversationMemory(clock),
  });
  const readTables = createTables({ useCases, clock });

  return async (text, asking) => {
    const read = await readText(text, asking);
    const asked = read.kind === 'read' ? commandOf(read.reading) : undefined;
    if (asked === undefined) return { exported: { kind: 'only-words' }, passedOver: '' };
    const question = fileQuestionOf(asked.command);
    if (question === undefined) return { exported: { kind: 'no-file' }, passedOver: '' };
    const exported = await withCall(asking, async (call) =>
      readTables(question, {
        basis: await priceBasisOf(asking.conversation),
        call,
        messages: messagesFor(asking.locale),
      }),
    );
    return { exported, passedOver: asked.passedOver };
  };
}

/** What is looked up; undefined for a question back, which only words can ask. */
function commandOf(reading: Reading): { readonly command: Command; readonly passedOver: string } | undefined {
  if (reading.kind === 'command') return { command: reading.command, passedOver: '' };
  if (reading.kind !== 'customer') return undefined;
  const { view, customer, passedOver } = reading;
  return { command: { name: view, customer: customer.customerId }, passedOver };
}
