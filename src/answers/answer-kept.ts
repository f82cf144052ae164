import { noticeReply } from '../cards/notices/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import { watchProblemReply } from '../cards/watches/watch-cards.js';
import { type Command, isAdminCommand } from '../commands/catalogue.js';
import type { Messages } from '../i18n/messages.js';
import type { CallContext } from '../usecases/ports.js';
import type { PriceBasisOf } from '../usecases/prices/price-basis-of.js';
import type { AnswerConversation } from './answer-conversation.js';
import type { AnswerReport } from './answer-report.js';
import type { Answer, Asking } from './asking.js';
import type { CardRequest } from './card-request.js';
import type { AnswerAlerts } from './watching/answer-alerts.js';
import type { AnswerWatch, AskingInConversation } from './watching/answer-watch.js';
import { problemOf, ruleOfForm, ruleOfText } from './watching/watch-rule.js';

/** Commands about what is kept in the database: watches, digests, history, settings of a conversation. */
export type KeptCommand = Exclude<
  Command,
  {
    readonly name:
      | 'license-usage'
      | 'unused-licenses'
      | 'renewals'
      | 'trend'
      | 'plan'
      | 'help'
      | 'greeting'
      | 'thanks';
  }
>;
export type KeptRequest = Exclude<CardRequest, { readonly verb: 'show-customer' | 'show-help' | 'export' }>;

export interface AnswerKeptDeps {
  readonly watch: AnswerWatch;
  readonly report: AnswerReport;
  readonly alerts: AnswerAlerts;
  readonly conversation: AnswerConversation;
  readonly priceBasisOf: PriceBasisOf;
  /** LOW_USAGE_PERCENT: what "below" means where nobody gave a percentage. */
  readonly lowUsagePercent: number;
  readonly render: RenderCard;
}

/** Answers what needs a database, and mostly a conversation. Throws StorageError and PartnerCenterError. */
export interface AnswerKept {
  toCommand(command: KeptCommand, asking: Asking, call: CallContext, messages: Messages): Promise<Answer>;
  /** Undefined for a card that is not, or no longer, of this conversation. */
  toRequest(
    request: KeptRequest,
    asking: Asking,
    call: CallContext,
    messages: Messages,
  ): Promise<Answer | undefined>;
}

export function createAnswerKept(deps: AnswerKeptDeps): AnswerKept {
  const { watch, report, alerts, conversation, priceBasisOf, lowUsagePercent, render } = deps;

  async function toCommandHere(
    command: Exclude<
      KeptCommand,
      { readonly name: 'portfolio' | 'portfolio-by-money' | 'customers' | 'status' }
    >,
    asking: AskingInConversation,
    call: CallContext,
    messages: Messages,
  ): Promise<Answer> {
    switch (command.name) {
      case 'watch': {
        const { target, problem } = command;
        if (target === undefined) return toProblem(problem, messages, render);
        const rule = ruleOfText(target.rule, lowUsagePercent);
        const wrong = problemOf(rule);
        if (wrong !== undefined) return toProblem(wrong, messages, render);
        return watch.add({ ...target, rule }, asking, call, messages);
      }
      case 'unwatch': {
        if (command.customer !== undefined) return watch.removeOf(command.customer, asking, messages);
        if (command.which === undefined) return watch.list(0, asking, messages);
        if (command.which === 'all') return watch.remove('all', asking, messages);
        // Reports have numbers of the same row.
        const number = { number: command.which };
        return (
          (await report.remove(command.which, asking, messages)) ?? watch.remove(number, asking, messages)
        );
      }
      case 'send-test-alert':
        return watch.sendTest(asking, messages);
      case 'digest':
        return conversation.digest(command.what, asking, messages);
      case 'report':
        return report.command(command.what, asking, call, messages);
      case 'language':
        return conversation.language(command.language, asking, messages);
      case 'operations-here':
        return conversation.operationsHere(asking, messages);
      case 'cost-prices-here':
      case 'list-prices-here':
        return conversation.pricesHere(command.name === 'cost-prices-here', asking, messages);
      case 'watches':
        return watch.list(0, asking, messages);
      case 'alerts':
        return alerts.list(0, asking, messages);
      case 'snooze':
        return alerts.snoozeOf(command.customer, command.days, asking, messages);
    }
  }

  async function stopDigestOnList(
    page: number,
    asking: AskingInConversation,
    messages: Messages,
  ): Promise<Answer> {
    const stopped = await conversation.digest({ kind: 'off' }, asking, messages);
    const { reply } = await watch.list(page, asking, messages, { kind: 'told', text: stopped.reply.summary });
    return { ...stopped, reply };
  }

  return {
    async toCommand(command, asking, call, messages) {
      if (isAdminCommand(command.name) && !asking.isAdmin) return refuse(messages, render);
      if (command.name === 'portfolio' || command.name === 'portfolio-by-money') {
        const order = command.name === 'portfolio' ? 'seats' : 'money';
        return conversation.portfolio(0, { order, basis: await priceBasisOf(asking.conversation) }, messages);
      }
      if (command.name === 'customers')
        return conversation.customers(
          command.question,
          { page: 0, basis: await priceBasisOf(asking.conversation) },
          messages,
        );
      if (command.name === 'status') return conversation.status(messages);
      if (!isInConversation(asking)) return sendToTeams(messages, render);
      return toCommandHere(command, asking, call, messages);
    },

    async toRequest(request, asking, call, messages) {
      if (request.verb === 'show-portfolio') {
        const { page, by: order } = request;
        return conversation.portfolio(
          page,
          { order, basis: await priceBasisOf(asking.conversation) },
          messages,
        );
      }
      if (request.verb === 'show-customers')
        return conversation.customers(
          request.question,
          { page: request.page, basis: await priceBasisOf(asking.conversation) },
          messages,
        );
      if (!isInConversation(asking)) return undefined;
      switch (request.verb) {
        case 'add-watch': {
          const rule = ruleOfForm(request, lowUsagePercent);
          const problem = problemOf(rule);
          if (problem !== undefined) return { ...toProblem(problem, messages, render), placement: 'message' };
          const all = { exceptCustomers: [], exceptProducts: [], minimumSeats: 0 };
          return watch.add({ customer: request.customerId, rule, ...all }, asking, call, messages);
        }
        case 'choose-watch': {
          const problem = problemOf(request.request.rule);
          if (problem !== undefined) return { ...toProblem(problem, messages, render), placement: 'message' };
          return watch.add(request.request, asking, call, messages);
        }
        case 'confirm-watch': {
          const problem = problemOf(request.request.rule);
          if (problem !== undefined) return { ...toProblem(problem, messages, render), placement: 'message' };
          const answer = await watch.add(request.request, asking, call, messages, { isConfirmed: true });
          // The question has its answer: nobody presses it twice.
          return { ...answer, placement: 'in-place' };
        }
        case 'show-watches':
          return watch.list(request.page, asking, messages);
        case 'remove-watch':
          return watch.removeThese(request, asking, messages);
        case 'restore-watch':
          return watch.restore(request, asking, messages);
        case 'stop-digest':
          return request.page === undefined
            ? conversation.digest({ kind: 'off' }, asking, messages)
            : stopDigestOnList(request.page, asking, messages);
        case 'choose-report':
          return report.preview(request.request, asking, call, messages);
        case 'confirm-report':
          return report.confirm('set', request.request, asking, call, messages);
        case 'send-report':
          return report.confirm('send-one', request.request, asking, call, messages);
        case 'remove-report':
        case 'restore-report':
          return report.change(request, asking, messages);
        case 'set-language':
          return conversation.setLanguage(request.language, asking, messages);
        case 'show-alerts':
          return alerts.show(request, asking, messages);
        case 'show-open-alerts':
          return alerts.list(request.page, asking, messages);
        case 'acknowledge-open':
        case 'snooze-open':
        case 'reopen-open':
          return alerts.changeOpen(request, asking, messages);
        case 'acknowledge':
        case 'snooze':
        case 'reopen':
        case 'stop':
          return alerts.change(request, asking, messages);
      }
    },
  };
}

function isInConversation(asking: Asking): asking is AskingInConversation {
  return asking.conversation !== undefined;
}

function toProblem(
  problem: Parameters<typeof watchProblemReply>[0],
  messages: Messages,
  render: RenderCard,
): Answer {
  return { reply: watchProblemReply(problem, messages, render), outcome: 'unknown' };
}

function refuse(messages: Messages, render: RenderCard): Answer {
  const notice = {
    title: messages.say('error.admins-only.title'),
    advice: messages.say('error.admins-only.action'),
  };
  return { reply: noticeReply(notice, messages, render), outcome: 'refused' };
}

/** A terminal is no place the bot could write to later. */
function sendToTeams(messages: Messages, render: RenderCard): Answer {
  const notice = {
    title: messages.say('error.teams-only.title'),
    advice: messages.say('error.teams-only.action'),
  };
  return { reply: noticeReply(notice, messages, render), outcome: 'refused' };
}
