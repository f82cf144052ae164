import type { Reading, Remembered } from '../../src/commands/meaning/reading.js';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { createRecognizer } from '../../src/commands/recognize.js';
import { createUnderstand } from '../../src/commands/understand.js';
import type { CustomerIndex } from '../../src/domain/customers/customer-index.js';

/** Of all languages, made once for all specs of a process: making them costs more than most of these check. */
export const recognize = createRecognizer(ALL_PHRASES);
export const understand = createUnderstand(ALL_PHRASES);

/** What a text means among these customers, read as the bot reads it. */
export function readingOf(text: string, customers: CustomerIndex, remembered?: Remembered): Reading {
  return understand(text, recognize(text), customers, remembered);
}
