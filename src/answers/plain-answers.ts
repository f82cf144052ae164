import { helpReply, welcomeReply } from '../cards/notices/help-card.js';
import { type Notice, noticeReply } from '../cards/notices/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import {
  ADMIN_COMMANDS,
  type CustomerCommandName,
  HELP_COMMANDS,
  OPEN_COMMANDS,
} from '../commands/catalogue.js';
import { COMMAND_LIMIT } from '../commands/reading/command-limit.js';
import type { MessagesFor } from '../i18n/messages.js';
import type { Answer, Asking } from './asking.js';

/** Answers for which nothing is looked up. */
export interface PlainAnswers {
  help(asking: Asking): Answer;
  welcome(asking: Asking): Answer;
  thanks(asking: Asking): Answer;
  /** A command about a customer that names none. */
  missingCustomer(name: CustomerCommandName | 'watch', asking: Asking): Answer;
  tooLong(asking: Asking): Answer;
  /** A list has no page behind, or before, the one that is shown. */
  noPage(to: 'next' | 'previous', asking: Asking): Answer;
  /** A button whose data nobody here wrote, or wrote long ago. */
  staleAction(asking: Asking): Answer;
  /** One polite refusal, without data. */
  refusal(asking: Asking): Answer;
}

export function createPlainAnswers({
  canWatchIn,
  messagesFor,
  render,
}: {
  readonly canWatchIn: (asking: Asking) => boolean;
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
}): PlainAnswers {
  function notice(told: Notice, outcome: Answer['outcome'], { locale }: Asking): Answer {
    return { reply: noticeReply(told, messagesFor(locale), render), outcome };
  }

  return {
    help(asking) {
      const others = OPEN_COMMANDS.filter((name) => !HELP_COMMANDS.some((listed) => listed === name));
      const more = [...others, ...(asking.isAdmin ? ADMIN_COMMANDS : [])];
      const about = { isShared: asking.isShared, canWatch: canWatchIn(asking), more };
      return {
        reply: helpReply(HELP_COMMANDS, about, messagesFor(asking.locale), render),
        outcome: 'answered',
      };
    },

    welcome(asking) {
      const about = { isShared: asking.isShared, canWatch: canWatchIn(asking) };
      return { reply: welcomeReply(about, messagesFor(asking.locale), render), outcome: 'answered' };
    },

    thanks: (asking) => notice({ title: messagesFor(asking.locale).say('thanks.reply') }, 'answered', asking),

    missingCustomer(name, asking) {
      const { say } = messagesFor(asking.locale);
      const example = say(`command.${name}.example`);
      return notice({ title: say(`command.${name}.missing-customer`, { example }) }, 'unknown', asking);
    },

    noPage: (to, asking) =>
      notice({ title: messagesFor(asking.locale).say(`list.no-${to}`) }, 'unknown', asking),

    tooLong(asking) {
      const { say } = messagesFor(asking.locale);
      const example = say('command.license-usage.example');
      const advice = say('error.too-long.action', { limit: COMMAND_LIMIT, example });
      return notice({ title: say('error.too-long.title'), advice }, 'unknown', asking);
    },

    staleAction(asking) {
      const { say } = messagesFor(asking.locale);
      const example = say('command.license-usage.example');
      const advice = say('error.stale-card.action', { example });
      return notice({ title: say('error.stale-card.title'), advice }, 'unknown', asking);
    },

    refusal(asking) {
      const { say } = messagesFor(asking.locale);
      const advice = say('error.not-allowed.action');
      return notice({ title: say('error.not-allowed.title'), advice }, 'refused', asking);
    },
  };
}
