import type { FileQuestion } from '../domain/files/file-question.js';
import type { Messages } from '../i18n/messages.js';
import type { CardButton } from './card-action.js';

/** The button beneath an answer that offers it as a workbook: of the same question, all of its pages in its order. */
export function exportButton(question: FileQuestion, messages: Messages): CardButton {
  return {
    title: messages.say('action.export'),
    data: { verb: 'export', question: asSaid(question), file: 'xlsx' },
  };
}

/** What a question leaves open is not in a card. */
function asSaid(question: FileQuestion): FileQuestion {
  return JSON.parse(JSON.stringify(question));
}
