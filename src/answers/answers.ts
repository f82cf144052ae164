import { showCustomer } from '../cards/card-action.js';
import type { RenderCard } from '../cards/render.js';
import { isCustomerCommand } from '../commands/catalogue.js';
import { commandOfQuestion, fileQuestionOf } from '../commands/file-question-of.js';
import type { Reading, Remembered } from '../commands/meaning/reading.js';
import { COMMAND_LIMIT } from '../commands/reading/command-limit.js';
import type { FileKind } from '../domain/files/file-kind.js';
import type { FileRequest } from '../domain/files/file-question.js';
import type { MessagesFor } from '../i18n/messages.js';
import { type AnswerCommandDeps, createAnswerCommand } from './answer-command.js';
import type { KeptRequest } from './answer-kept.js';
import { answerOpenReading } from './answer-reading.js';
import type { AnswerSearch } from './answer-search.js';
import { answerWithoutPart } from './answer-without-part.js';
import type { Answer, Asking } from './asking.js';
import { type CardRequest, parseCardRequest } from './card-request.js';
import type { ConversationMemory } from './conversation-memory.js';
import type { AnswerFile, FileConsent } from './files/answer-file.js';
import { createPlainAnswers } from './plain-answers.js';
import type { Read, ReadText } from './read-text.js';
import { createRemembering } from './remembering.js';

export interface AnswersDeps
  extends Pick<AnswerCommandDeps, 'answerCustomer' | 'answerKept' | 'priceBasisOf' | 'guard'> {
  readonly answerFile: AnswerFile;
  readonly answerSearch: AnswerSearch;
  /** Whether there is a database, without which nothing can be watched. */
  readonly canWatch: boolean;
  readonly readText: ReadText;
  readonly memory: ConversationMemory;
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
}

/** Question in, reply out: no Teams and no terminal in here. Never throws: a fault becomes a reply of its own. */
export interface Answers {
  toText(text: string, asking: Asking): Promise<Answer>;
  toAction(request: CardRequest, asking: Asking): Promise<Answer>;
  /** What somebody made of the offer of a file; undefined for an offer that is none of ours. */
  toFileConsent(consent: FileConsent | undefined, asking: Asking): Promise<Answer>;
  /** Customers for the search of the compose box. */
  readonly search: AnswerSearch;
  /** A button whose data nobody here wrote, or wrote long ago. */
  toStaleAction(asking: Asking): Answer;
  welcome(asking: Asking): Answer;
  /** One polite refusal, without data. */
  refusal(asking: Asking): Answer;
}

/** What an answer has at least, in milliseconds, once the question was read. */
const LEAST_TIME_MS = 500;

export function createAnswers(deps: AnswersDeps): Answers {
  const { answerFile, answerKept, answerSearch, canWatch, readText, guard, messagesFor, render } = deps;
  const remembering = createRemembering(deps.memory);
  const canWatchIn = ({ conversation }: Asking) => canWatch && conversation !== undefined;
  const plain = createPlainAnswers({ canWatchIn, messagesFor, render });
  const { toCommand, toCustomerCommand, askCustomer } = createAnswerCommand({
    ...deps,
    canWatchIn,
    plain,
    remembering,
  });

  async function toReading(
    reading: Reading,
    remembered: Remembered | undefined,
    asking: Asking,
  ): Promise<Answer> {
    const messages = messagesFor(asking.locale);
    switch (reading.kind) {
      case 'command':
        return toCommand(reading.command, asking);
      case 'turn':
        return toTurn(reading, asking);
      case 'nobody':
        return toCustomerCommand(reading.view, reading.tried, asking);
      case 'customer': {
        const { customer, view, passedOver } = reading;
        const answer = await toCustomerCommand(view, customer.customerId, asking);
        return answerWithoutPart(answer, passedOver, messages);
      }
      case 'choose':
      case 'is-it':
        return remembering.everyone(
          answerOpenReading(reading, { remembered, hasDatabase: canWatch }, messages, render),
          undefined,
          asking,
        );
      case 'whose':
      case 'unclear':
      case 'cannot':
      case 'nothing':
        return answerOpenReading(reading, { remembered, hasDatabase: canWatch }, messages, render);
    }
  }

  /** What is wished for as a file; a question that is open is asked back as usual. */
  async function toFile(
    { reading, remembered }: Extract<Read, { readonly kind: 'read' }>,
    file: FileKind,
    asking: Asking,
  ): Promise<Answer> {
    const messages = messagesFor(asking.locale);
    if (reading.kind === 'nothing') return answerFile.noFile(messages);
    // A customer that nobody found has no file.
    if (reading.kind !== 'customer' && (reading.kind !== 'command' || isCustomerCommand(reading.command)))
      return toReading(reading, remembered, asking);
    const command =
      reading.kind === 'customer'
        ? { name: reading.view, customer: reading.customer.customerId }
        : reading.command;
    const question = fileQuestionOf(command);
    if (question === undefined) return answerFile.noFile(messages);
    const answer = await toExport({ question, file }, asking, { isForOne: false });
    return answerWithoutPart(answer, reading.kind === 'customer' ? reading.passedOver : '', messages);
  }

  async function toExport(
    request: FileRequest,
    asking: Asking,
    options: { readonly isForOne: boolean },
  ): Promise<Answer> {
    const retry = { verb: 'export', ...request } as const;
    return guard({ action: 'export', retry }, asking, async (call, messages) => {
      const answer = await answerFile.offer(request, asking, call, messages, options);
      return answer === 'only-words' ? toCommand(commandOfQuestion(request.question), asking) : answer;
    });
  }

  async function toKeptAction(request: KeptRequest, asking: Asking): Promise<Answer> {
    const answer = await guard({ action: request.verb }, asking, async (call, messages) => {
      const kept = await answerKept.toRequest(request, asking, call, messages);
      return kept ?? plain.staleAction(asking);
    });
    remembering.shown(answer, request, asking);
    const placement = 'answer' in request ? request.answer : undefined;
    return placement === undefined ? answer : { ...answer, placement };
  }

  /** What the buttons of the list just shown do, asked for in words. */
  async function toTurn(
    { to, written }: Extract<Reading, { kind: 'turn' }>,
    asking: Asking,
  ): Promise<Answer> {
    const last = deps.memory.of(asking);
    if (to === 'next' || to === 'previous') {
      const action = last?.kind === 'customer' ? undefined : last?.turns?.[to];
      const request = parseCardRequest(action);
      const isKept =
        request !== undefined &&
        request.verb !== 'show-customer' &&
        request.verb !== 'show-help' &&
        request.verb !== 'export';
      return isKept ? toKeptAction(request, asking) : plain.noPage(to, asking);
    }
    if (last?.kind === 'portfolio')
      return toCommand({ name: to === 'by-seats' ? 'portfolio' : 'portfolio-by-money' }, asking);
    const reading = {
      kind: 'unclear',
      unread: written,
      customers: [],
      view: undefined,
      near: 'all-customers',
    } as const;
    const messages = messagesFor(asking.locale);
    return answerOpenReading(reading, { remembered: undefined, hasDatabase: canWatch }, messages, render);
  }

  return {
    async toText(text, asking) {
      if (text.trim().length > COMMAND_LIMIT) return plain.tooLong(asking);
      if (text.trim() === '') return plain.welcome(asking);
      const startedAt = performance.now();
      const read = await readText(text, asking);
      if (read.kind === 'unreadable')
        return guard({ action: 'question' }, asking, () => Promise.reject(read.error));
      // Waiting for the customer list is part of the turn.
      const timeoutMs = Math.max(LEAST_TIME_MS, asking.timeoutMs - (performance.now() - startedAt));
      const inTime = { ...asking, timeoutMs };
      return read.file === undefined
        ? toReading(read.reading, read.remembered, inTime)
        : toFile(read, read.file, inTime);
    },

    async toFileConsent(consent, asking) {
      // Files are offered in personal chats only.
      if (consent === undefined || asking.isShared) return plain.staleAction(asking);
      return guard({ action: 'file-consent' }, asking, async (call, messages) => {
        const answer = await answerFile.consented(consent, asking, call, messages);
        if (answer !== 'only-words') return answer;
        return consent.kind === 'declined'
          ? plain.staleAction(asking)
          : toCommand(commandOfQuestion(consent.request.question), asking);
      });
    },

    async toAction(request, asking) {
      if (request.verb === 'show-help') return { ...plain.help(asking), placement: 'message' };
      if (request.verb === 'export') {
        const { question, file } = request;
        return { placement: 'message', ...(await toExport({ question, file }, asking, { isForOne: true })) };
      }
      if (request.verb !== 'show-customer') return toKeptAction(request, asking);
      const { customerId, view, page = 0, fresh = false, answer: placement } = request;
      const retry = showCustomer(customerId, view, { page, fresh });
      const question = { customer: customerId, view, page, fresh };
      const answer = await askCustomer(question, { action: `button ${view}`, retry }, asking);
      return { ...answer, placement: placement ?? 'in-place' };
    },

    search: answerSearch,
    toStaleAction: plain.staleAction,
    welcome: plain.welcome,
    refusal: plain.refusal,
  };
}
