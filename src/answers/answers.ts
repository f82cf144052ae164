import { type CustomerView, showCustomer } from '../cards/card-action.js';
import { helpReply, welcomeReply } from '../cards/notices/help-card.js';
import { noticeReply } from '../cards/notices/notice-card.js';
import { VIEWS } from '../cards/notices/question-cards.js';
import type { RenderCard } from '../cards/render.js';
import type { Reply } from '../cards/reply.js';
import {
  ADMIN_COMMANDS,
  type Command,
  type CustomerCommandName,
  HELP_COMMANDS,
  OPEN_COMMANDS,
} from '../commands/catalogue.js';
import type { Reading, Remembered } from '../commands/meaning/reading.js';
import { COMMAND_LIMIT } from '../commands/reading/command-limit.js';
import type { MessagesFor } from '../i18n/messages.js';
import type { PriceBasisOf } from '../usecases/prices/price-basis-of.js';
import type { AnswerCustomer } from './answer-customer.js';
import type { AnswerKept, KeptCommand, KeptRequest } from './answer-kept.js';
import { answerOpenReading } from './answer-reading.js';
import type { AnswerSearch } from './answer-search.js';
import { answerWithoutPart } from './answer-without-part.js';
import type { Answer, Asking } from './asking.js';
import type { CardRequest } from './card-request.js';
import type { ConversationMemory } from './conversation-memory.js';
import type { Guard } from './guard.js';
import type { ReadText } from './read-text.js';
import { createRemembering } from './remembering.js';

export interface AnswersDeps {
  readonly answerCustomer: AnswerCustomer;
  readonly answerKept: AnswerKept;
  readonly answerSearch: AnswerSearch;
  /** Whether there is a database, without which nothing can be watched. */
  readonly canWatch: boolean;
  readonly priceBasisOf: PriceBasisOf;
  readonly readText: ReadText;
  readonly memory: ConversationMemory;
  readonly guard: Guard;
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
}

/** Question in, reply out: no Teams and no terminal in here. Never throws: a fault becomes a reply of its own. */
export interface Answers {
  toText(text: string, asking: Asking): Promise<Answer>;
  toAction(request: CardRequest, asking: Asking): Promise<Answer>;
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

/** The command that asks for each view. */
const COMMANDS: Readonly<Record<CustomerView, CustomerCommandName>> = {
  usage: 'license-usage',
  workloads: 'license-usage',
  products: 'license-usage',
  unused: 'unused-licenses',
  renewals: 'renewals',
  trend: 'trend',
  plan: 'plan',
  ticket: 'plan',
};

export function createAnswers(deps: AnswersDeps): Answers {
  const { answerCustomer, answerKept, answerSearch, canWatch, priceBasisOf, readText, guard } = deps;
  const remembering = createRemembering(deps.memory);
  const { messagesFor, render } = deps;

  function canWatchIn({ conversation }: Asking): boolean {
    return canWatch && conversation !== undefined;
  }

  /** What an answer about a customer depends on beside the question. */
  function about(asking: Asking) {
    const { conversation, person } = asking;
    return { asker: conversation && { conversation, person }, canWatch: canWatchIn(asking) };
  }

  function answered(reply: Reply): Answer {
    return { reply, outcome: 'answered' };
  }

  async function toCommand(command: Command, asking: Asking): Promise<Answer> {
    const messages = messagesFor(asking.locale);
    switch (command.name) {
      case 'license-usage':
      case 'unused-licenses':
      case 'renewals':
      case 'trend':
      case 'plan':
        return toCustomerCommand(command.name, command.customer, asking);
      case 'help':
        return help(asking);
      case 'greeting':
        return welcome(asking);
      case 'thanks':
        return answered(noticeReply({ title: messages.say('thanks.reply') }, messages, render));
      case 'portfolio':
      case 'portfolio-by-money':
      case 'customers':
      case 'alerts':
      case 'snooze':
      case 'watch':
      case 'watches':
      case 'unwatch':
      case 'digest':
      case 'send-test-alert':
      case 'language':
      case 'status':
      case 'operations-here':
      case 'cost-prices-here':
      case 'list-prices-here':
        return toKeptCommand(command, asking);
    }
  }

  async function toCustomerCommand(
    name: CustomerCommandName,
    customer: string,
    asking: Asking,
  ): Promise<Answer> {
    if (customer.trim() === '') return missingCustomer(name, asking);
    const question = { customer, view: VIEWS[name], page: 0, fresh: false, ...about(asking) };
    const answer = await guard({ action: name }, asking, async (call, messages) =>
      answerCustomer({ ...question, basis: await priceBasisOf(asking.conversation) }, call, messages),
    );
    return remembering.customer(answer, name, asking);
  }

  async function toReading(
    reading: Reading,
    remembered: Remembered | undefined,
    asking: Asking,
  ): Promise<Answer> {
    const messages = messagesFor(asking.locale);
    switch (reading.kind) {
      case 'command':
        return toCommand(reading.command, asking);
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

  function missingCustomer(name: CustomerCommandName | 'watch', asking: Asking): Answer {
    const messages = messagesFor(asking.locale);
    const example = messages.say(`command.${name}.example`);
    const title = messages.say(`command.${name}.missing-customer`, { example });
    return { reply: noticeReply({ title }, messages, render), outcome: 'unknown' };
  }

  async function toKeptCommand(command: KeptCommand, asking: Asking): Promise<Answer> {
    if (command.name === 'watch' && command.target?.customer?.trim() === '') {
      return missingCustomer('watch', asking);
    }
    const answer = await guard({ action: command.name }, asking, (call, messages) =>
      answerKept.toCommand(command, asking, call, messages),
    );
    return remembering.everyone(answer, command.name === 'customers' ? command.question : undefined, asking);
  }

  async function toKeptAction(request: KeptRequest, asking: Asking): Promise<Answer> {
    const answer = await guard({ action: request.verb }, asking, async (call, messages) => {
      const kept = await answerKept.toRequest(request, asking, call, messages);
      return kept ?? toStaleAction(asking);
    });
    remembering.shown(answer, request, asking);
    const placement = 'answer' in request ? request.answer : undefined;
    return placement === undefined ? answer : { ...answer, placement };
  }

  function help(asking: Asking): Answer {
    const others = OPEN_COMMANDS.filter((name) => !HELP_COMMANDS.some((listed) => listed === name));
    const more = [...others, ...(asking.isAdmin ? ADMIN_COMMANDS : [])];
    const about = { isShared: asking.isShared, canWatch: canWatchIn(asking), more };
    return answered(helpReply(HELP_COMMANDS, about, messagesFor(asking.locale), render));
  }

  function welcome(asking: Asking): Answer {
    const { isShared } = asking;
    return answered(
      welcomeReply({ isShared, canWatch: canWatchIn(asking) }, messagesFor(asking.locale), render),
    );
  }

  function toStaleAction(asking: Asking): Answer {
    const messages = messagesFor(asking.locale);
    const example = messages.say('command.license-usage.example');
    const notice = {
      title: messages.say('error.stale-card.title'),
      advice: messages.say('error.stale-card.action', { example }),
    };
    return { reply: noticeReply(notice, messages, render), outcome: 'unknown' };
  }

  return {
    async toText(text, asking) {
      const messages = messagesFor(asking.locale);
      if (text.trim().length > COMMAND_LIMIT) {
        const example = messages.say('command.license-usage.example');
        const notice = {
          title: messages.say('error.too-long.title'),
          advice: messages.say('error.too-long.action', { limit: COMMAND_LIMIT, example }),
        };
        return { reply: noticeReply(notice, messages, render), outcome: 'unknown' };
      }
      if (text.trim() === '') return welcome(asking);
      const startedAt = performance.now();
      const read = await readText(text, asking);
      if (read.kind === 'unreadable')
        return guard({ action: 'question' }, asking, () => Promise.reject(read.error));
      // Waiting for the customer list is part of the turn.
      const timeoutMs = Math.max(LEAST_TIME_MS, asking.timeoutMs - (performance.now() - startedAt));
      return toReading(read.reading, read.remembered, { ...asking, timeoutMs });
    },

    async toAction(request, asking) {
      if (request.verb === 'show-help') return { ...help(asking), placement: 'message' };
      if (request.verb !== 'show-customer') return toKeptAction(request, asking);
      const { customerId, view, page = 0, fresh = false, answer: placement } = request;
      const retry = showCustomer(customerId, view, { page, fresh });
      const question = { customer: customerId, view, page, fresh, ...about(asking) };
      const answer = await guard({ action: `button ${view}`, retry }, asking, async (call, messages) =>
        answerCustomer({ ...question, basis: await priceBasisOf(asking.conversation) }, call, messages),
      );
      return { ...remembering.customer(answer, COMMANDS[view], asking), placement: placement ?? 'in-place' };
    },

    search: answerSearch,
    toStaleAction,
    welcome,

    refusal(asking) {
      const messages = messagesFor(asking.locale);
      const notice = {
        title: messages.say('error.not-allowed.title'),
        advice: messages.say('error.not-allowed.action'),
      };
      return { reply: noticeReply(notice, messages, render), outcome: 'refused' };
    },
  };
}
