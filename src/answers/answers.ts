import { randomUUID } from 'node:crypto';
import { type CustomerView, type ShowCustomerAction, showCustomer } from '../cards/card-action.js';
import { helpReply, unknownReply } from '../cards/help-card.js';
import { errorReply, noticeReply } from '../cards/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import type { Reply } from '../cards/reply.js';
import { COMMAND_NAMES, type Command, type CustomerCommandName } from '../commands/catalogue.js';
import { COMMAND_LIMIT, type Recognize } from '../commands/recognize.js';
import { AppError, PartnerCenterError } from '../errors.js';
import type { Messages, MessagesFor } from '../i18n/messages.js';
import type { Logger } from '../logger.js';
import type { CallContext } from '../usecases/ports.js';
import type { Answer, AnswerCustomer } from './answer-customer.js';

export type { Answer } from './answer-customer.js';

export interface AnswersDeps {
  readonly answerCustomer: AnswerCustomer;
  readonly recognize: Recognize;
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
  readonly logger: Logger;
}

/** Who asks, as far as an answer depends on it. */
export interface Asking {
  /** BCP 47 tag of the asking client; English when undefined. */
  readonly locale: string | undefined;
  /** In a channel or group, where the bot hears only what mentions it. */
  readonly isShared: boolean;
  /** The most the answer's calls may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** Question in, reply out: no Teams and no terminal in here. Never throws: a fault becomes a reply of its own. */
export interface Answers {
  toText(text: string, asking: Asking): Promise<Answer>;
  toAction(action: ShowCustomerAction, asking: Asking): Promise<Answer>;
  /** A button whose data nobody here wrote, or wrote long ago. */
  toStaleAction(asking: Asking): Answer;
  welcome(asking: Asking): Answer;
  /** One polite refusal, without data. */
  refusal(asking: Asking): Answer;
}

/** What each command about a customer shows. */
const VIEWS: Readonly<Record<Exclude<CustomerCommandName, 'trend'>, CustomerView>> = {
  'license-usage': 'usage',
  'unused-licenses': 'unused',
  renewals: 'renewals',
};

function createCall({ locale, timeoutMs }: Asking): CallContext {
  return {
    correlationId: randomUUID(),
    locale: locale ?? 'en-US',
    signal: AbortSignal.timeout(timeoutMs),
    deadline: new Date(Date.now() + timeoutMs),
  };
}

export function createAnswers(deps: AnswersDeps): Answers {
  const { answerCustomer, recognize, messagesFor, render, logger } = deps;

  function answered(reply: Reply): Answer {
    return { reply, outcome: 'answered' };
  }

  /** The one place where a fault becomes words. */
  async function guarded(
    command: string,
    asking: Asking,
    retry: ShowCustomerAction | undefined,
    work: (call: CallContext, messages: Messages) => Promise<Answer>,
  ): Promise<Answer> {
    const messages = messagesFor(asking.locale);
    const call = createCall(asking);
    const startedAt = performance.now();
    const log = logger.child({ command, correlationId: call.correlationId });
    try {
      const answer = await work(call, messages);
      log.info(
        { outcome: answer.outcome, durationMs: Math.round(performance.now() - startedAt) },
        'answered',
      );
      return answer;
    } catch (error) {
      const durationMs = Math.round(performance.now() - startedAt);
      if (error instanceof AppError && error.retryable)
        log.warn({ err: error, durationMs }, 'could not answer');
      else log.error({ err: error, durationMs }, 'could not answer');
      const correlationId = error instanceof PartnerCenterError ? error.correlationId : call.correlationId;
      const button = retry && { title: messages.say('action.try-again'), data: retry };
      return {
        reply: errorReply(error, { correlationId, retry: button }, messages, render),
        outcome: 'failed',
      };
    }
  }

  async function toCommand(command: Command, asking: Asking): Promise<Answer> {
    const messages = messagesFor(asking.locale);
    switch (command.name) {
      case 'license-usage':
      case 'unused-licenses':
      case 'renewals':
        return toCustomerCommand(command.name, command.customer, asking);
      case 'help':
        return answered(helpReply(COMMAND_NAMES, { isShared: asking.isShared }, messages, render));
      case 'greeting':
        return welcome(asking);
      case 'thanks':
        return answered(noticeReply({ title: messages.say('thanks.reply') }, messages, render));
      default:
        return answered(helpReply(COMMAND_NAMES, { isShared: asking.isShared }, messages, render));
    }
  }

  async function toCustomerCommand(
    name: Exclude<CustomerCommandName, 'trend'>,
    customer: string,
    asking: Asking,
  ): Promise<Answer> {
    if (customer.trim() === '') {
      const messages = messagesFor(asking.locale);
      const example = messages.say(`command.${name}.example`);
      const title = messages.say(`command.${name}.missing-customer`, { example });
      return { reply: noticeReply({ title }, messages, render), outcome: 'unknown' };
    }
    const question = { customer, view: VIEWS[name], page: 0, fresh: false };
    return guarded(name, asking, undefined, (call, messages) => answerCustomer(question, call, messages));
  }

  function welcome(asking: Asking): Answer {
    const messages = messagesFor(asking.locale);
    const greeting = messages.say(asking.isShared ? 'welcome.shared' : 'welcome.personal');
    return answered(helpReply(COMMAND_NAMES, { isShared: asking.isShared, greeting }, messages, render));
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
      const recognized = recognize(text);
      if (recognized.kind === 'command') return toCommand(recognized.command, asking);
      return { reply: unknownReply(recognized.nearest, messages, render), outcome: 'unknown' };
    },

    toAction({ customerId, view, page, fresh }, asking) {
      const retry = showCustomer(customerId, view, { page, fresh });
      const question = { customer: customerId, view, page, fresh };
      return guarded(`button ${view}`, asking, retry, (call, messages) =>
        answerCustomer(question, call, messages),
      );
    },

    toStaleAction(asking) {
      const messages = messagesFor(asking.locale);
      const example = messages.say('command.license-usage.example');
      const notice = {
        title: messages.say('error.stale-card.title'),
        advice: messages.say('error.stale-card.action', { example }),
      };
      return { reply: noticeReply(notice, messages, render), outcome: 'unknown' };
    },

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
