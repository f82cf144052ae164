import { COMMAND_OF_VIEW } from '../cards/card-action.js';
import { VIEWS } from '../cards/notices/question-cards.js';
import type { Command, CustomerCommandName } from '../commands/catalogue.js';
import type { PriceBasisOf } from '../usecases/prices/price-basis-of.js';
import type { AnswerCustomer, CustomerQuestion } from './answer-customer.js';
import type { AnswerKept, KeptCommand } from './answer-kept.js';
import type { Answer, Asking } from './asking.js';
import type { Guard, Work } from './guard.js';
import type { PlainAnswers } from './plain-answers.js';
import type { AskedOfAll, Remembering } from './remembering.js';

export interface AnswerCommandDeps {
  readonly answerCustomer: AnswerCustomer;
  readonly answerKept: AnswerKept;
  readonly priceBasisOf: PriceBasisOf;
  readonly guard: Guard;
  readonly plain: PlainAnswers;
  readonly remembering: Remembering;
  readonly canWatchIn: (asking: Asking) => boolean;
}

/** Answers a command, however it was asked for. Never throws. */
export interface AnswerCommand {
  toCommand(command: Command, asking: Asking): Promise<Answer>;
  /** The command about a customer as written; without one it is asked for. */
  toCustomerCommand(name: CustomerCommandName, customer: string, asking: Asking): Promise<Answer>;
  /** A view of a customer; `work` is what the log calls it. */
  askCustomer(
    question: Pick<CustomerQuestion, 'customer' | 'view' | 'page' | 'fresh'>,
    work: Work,
    asking: Asking,
  ): Promise<Answer>;
}

export function createAnswerCommand({
  answerCustomer,
  answerKept,
  priceBasisOf,
  guard,
  plain,
  remembering,
  canWatchIn,
}: AnswerCommandDeps): AnswerCommand {
  async function toCommand(command: Command, asking: Asking): Promise<Answer> {
    switch (command.name) {
      case 'license-usage':
      case 'unused-licenses':
      case 'renewals':
      case 'trend':
      case 'plan':
        return toCustomerCommand(command.name, command.customer, asking);
      case 'help':
        return plain.help(asking);
      case 'greeting':
        return plain.welcome(asking);
      case 'thanks':
        return plain.thanks(asking);
      case 'portfolio':
      case 'portfolio-by-money':
      case 'customers':
      case 'alerts':
      case 'snooze':
      case 'watch':
      case 'watches':
      case 'unwatch':
      case 'digest':
      case 'report':
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
    if (customer.trim() === '') return plain.missingCustomer(name, asking);
    const question = { customer, view: VIEWS[name], page: 0, fresh: false };
    return askCustomer(question, { action: name }, asking);
  }

  async function askCustomer(
    question: Pick<CustomerQuestion, 'customer' | 'view' | 'page' | 'fresh'>,
    work: Work,
    asking: Asking,
  ): Promise<Answer> {
    const { conversation, person } = asking;
    const about = { asker: conversation && { conversation, person }, canWatch: canWatchIn(asking) };
    const answer = await guard(work, asking, async (call, messages) =>
      answerCustomer({ ...question, ...about, basis: await priceBasisOf(conversation) }, call, messages),
    );
    return remembering.customer(answer, COMMAND_OF_VIEW[question.view], asking);
  }

  async function toKeptCommand(command: KeptCommand, asking: Asking): Promise<Answer> {
    if (command.name === 'watch' && command.target?.customer?.trim() === '') {
      return plain.missingCustomer('watch', asking);
    }
    const answer = await guard({ action: command.name }, asking, (call, messages) =>
      answerKept.toCommand(command, asking, call, messages),
    );
    return remembering.everyone(answer, askedOf(command), asking);
  }

  return { toCommand, toCustomerCommand, askCustomer };
}

/** What of all customers a command asks for; undefined for whatever no question goes on from. */
function askedOf(command: KeptCommand): AskedOfAll | undefined {
  if (command.name === 'customers') return command.question;
  if (command.name === 'portfolio') return { kind: 'portfolio', order: 'seats' };
  return command.name === 'portfolio-by-money' ? { kind: 'portfolio', order: 'money' } : undefined;
}
