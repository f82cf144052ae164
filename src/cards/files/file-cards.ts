import type { FileQuestion, FileRequest } from '../../domain/files/file-question.js';
import type { Messages } from '../../i18n/messages.js';
import type { FileToGive } from '../../usecases/files/file-ports.js';
import { type CardButton, showCustomer, showCustomers } from '../card-action.js';
import { displayText } from '../display-text.js';
import { noticeReply } from '../notices/notice-card.js';
import { VIEWS } from '../notices/question-cards.js';
import type { RenderCard } from '../render.js';
import type { PlacedFile, Reply } from '../reply.js';
import { joinSentences } from '../words/sentences.js';

/** Longest name of a file shown; names of files are no longer than this. */
const NAME_LIMIT = 130;

type GivenFile = Pick<FileToGive, 'name' | 'subject' | 'customerName' | 'leftOut'>;

/** Asks in a personal chat whether a file may be put into the person's OneDrive. */
export function offerReply(
  file: GivenFile,
  offer: { readonly request: FileRequest; readonly sizeInBytes: number; readonly offeredAt: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const notice = {
    title: messages.say('export.offer', { name: displayText(file.name, NAME_LIMIT) }),
    advice: leftOutPhrase(file, messages),
  };
  const { subject, customerName } = file;
  const about =
    customerName === undefined
      ? subject
      : messages.say('phrase.labelled', { label: subject, value: displayText(customerName) });
  return {
    ...noticeReply(notice, messages, render),
    file: {
      kind: 'offer',
      name: file.name,
      about: messages.say('export.consent-about', { subject: about }),
      ...offer,
    },
  };
}

/** A link to a file; `isForOne` where nobody else sees it, and then with a button back to what it is a file of. */
export function downloadReply(
  file: GivenFile,
  link: { readonly url: string; readonly isForOne: boolean; readonly question: FileQuestion },
  messages: Messages,
  render: RenderCard,
): Reply {
  const { url, isForOne, question } = link;
  const title = messages.say('export.ready');
  const name = displayText(file.name, NAME_LIMIT);
  const advice = joinSentences(
    messages.say(isForOne ? 'export.hour' : 'export.once'),
    leftOutPhrase(file, messages),
    messages,
  );
  const summary = messages.say('phrase.labelled', { label: title, value: name });
  const download = messages.say('action.download');
  const buttons = isForOne ? [backTo(question, messages)] : [];
  const card = render('download', { title, name, advice, url, download, buttons, summary });
  return { card, summary, text: [title, name, advice, url].join('\n') };
}

/** Files come in the personal chat only. */
export function elsewhereReply(messages: Messages, render: RenderCard): Reply {
  const example = messages.say('command.export.example');
  const notice = {
    title: messages.say('export.elsewhere'),
    advice: messages.say('export.elsewhere-advice', { example }),
  };
  return noticeReply(notice, messages, render);
}

/** A terminal has an option for files. */
export function terminalReply(messages: Messages, render: RenderCard): Reply {
  const command = 'npm run ask -- --export portfolio.xlsx "portfolio"';
  const notice = {
    title: messages.say('export.terminal'),
    advice: messages.say('export.terminal-advice', { command }),
  };
  return noticeReply(notice, messages, render);
}

/** No question, or one whose answer is no table. */
export function noFileReply(messages: Messages, render: RenderCard): Reply {
  const example = messages.say('command.export.example');
  const notice = {
    title: messages.say('export.no-file'),
    advice: messages.say('export.no-file-advice', { example }),
  };
  return noticeReply(notice, messages, render);
}

/** The file is in the person's OneDrive. */
export function placedReply(file: PlacedFile, messages: Messages, render: RenderCard): Reply {
  const title = messages.say('export.saved', { name: displayText(file.name, NAME_LIMIT) });
  return { ...noticeReply({ title }, messages, render), file: { kind: 'placed', ...file } };
}

/** No file: it was declined, the offer is over, or OneDrive did not take it. */
export function notPlacedReply(
  why: 'declined' | 'over' | 'not-taken',
  messages: Messages,
  render: RenderCard,
): Reply {
  const title = messages.say(`export.${why}`);
  return noticeReply(
    why === 'declined' ? { title } : { title, advice: messages.say('export.again') },
    messages,
    render,
  );
}

function leftOutPhrase({ leftOut }: Pick<FileToGive, 'leftOut'>, messages: Messages): string {
  if (leftOut.length === 0) return '';
  return messages.say('export.left-out', { names: leftOut.join(messages.say('list.separator')) });
}

function backTo(question: FileQuestion, messages: Messages): CardButton {
  const title = messages.say('action.back');
  switch (question.kind) {
    case 'customer':
      return { title, data: showCustomer(question.customer, VIEWS[question.view]) };
    case 'portfolio':
      return {
        title,
        data: {
          verb: 'show-portfolio',
          page: 0,
          ...(question.order === 'money' ? { by: 'money' as const } : {}),
        },
      };
    case 'customers':
      return { title, data: showCustomers(question.question) };
  }
}
