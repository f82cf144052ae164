import type { CardButton, SetLanguageAction } from '../cards/card-action.js';
import { noticeReply } from '../cards/notices/notice-card.js';
import { statusReply } from '../cards/notices/status-card.js';
import { customersReply } from '../cards/portfolio/customers-card.js';
import {
  digestPhrase,
  digestProblemReply,
  digestReply,
  digestScheduledReply,
  digestStoppedReply,
} from '../cards/portfolio/digest-card.js';
import { portfolioReply } from '../cards/portfolio/portfolio-card.js';
import type { RenderCard } from '../cards/render.js';
import type { DigestRequest } from '../commands/digest-request.js';
import { isAutomaticLanguage, languageNamed } from '../commands/language-names.js';
import type { Conversation } from '../domain/conversation.js';
import type { PriceBasis } from '../domain/money/price-basis.js';
import type { CustomersQuestion } from '../domain/usage/customers-question.js';
import { TONGUES, tongueMeant } from '../i18n/locale.js';
import type { MessageKey, Messages, MessagesFor } from '../i18n/messages.js';
import type { ConversationSettings } from '../usecases/delivery/conversation-ports.js';
import type { ShowStatus } from '../usecases/operations/show-status.js';
import type { DigestStore } from '../usecases/portfolio/digest-ports.js';
import type { ListCustomers } from '../usecases/portfolio/list-customers.js';
import type { MakeDigest } from '../usecases/portfolio/make-digest.js';
import type { PriceList } from '../usecases/portfolio/price-list.js';
import type { ScheduleDigest } from '../usecases/portfolio/schedule-digest.js';
import type { PortfolioWish, ShowPortfolio } from '../usecases/portfolio/show-portfolio.js';
import type { Clock } from '../usecases/ports.js';
import type { Answer } from './asking.js';
import type { AskingInConversation } from './watching/answer-watch.js';

export interface AnswerConversationDeps {
  readonly showPortfolio: ShowPortfolio;
  readonly listCustomers: ListCustomers;
  readonly priceList: PriceList;
  readonly showStatus: ShowStatus;
  readonly digests: DigestStore;
  readonly makeDigest: MakeDigest;
  readonly scheduleDigest: ScheduleDigest;
  readonly settings: ConversationSettings;
  /** PRICE_BASIS; undefined with prices off. */
  readonly prices: { readonly basis: PriceBasis } | undefined;
  /** Called once a language is set, so that the next message is answered in it. */
  readonly onLanguageSet: () => Promise<void>;
  readonly messagesFor: MessagesFor;
  readonly clock: Clock;
  readonly render: RenderCard;
}

/** A language for everybody here, or each person's own. */
export type LanguageChoice = SetLanguageAction['language'];

/** Answers about the whole portfolio, and about how the bot behaves in a conversation. Methods throw StorageError. */
export interface AnswerConversation {
  portfolio(page: number, wish: PortfolioWish, messages: Messages): Promise<Answer>;
  customers(
    question: CustomersQuestion,
    wish: { readonly page: number; readonly basis: PriceBasis },
    messages: Messages,
  ): Promise<Answer>;
  status(messages: Messages): Promise<Answer>;
  digest(request: DigestRequest, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  /** When the digest comes, in words; undefined where none does. */
  digestOf(conversation: Conversation, messages: Messages): Promise<string | undefined>;
  language(named: string, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  setLanguage(choice: LanguageChoice, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  /** Shows what the partner pays here, or list prices again. */
  pricesHere(showsCost: boolean, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  operationsHere(asking: AskingInConversation, messages: Messages): Promise<Answer>;
}

export function createAnswerConversation(deps: AnswerConversationDeps): AnswerConversation {
  const { showPortfolio, listCustomers, priceList, showStatus, digests, makeDigest, scheduleDigest } = deps;
  const { settings, prices, onLanguageSet, messagesFor, clock, render } = deps;

  async function digest(
    request: DigestRequest,
    { conversation, person }: AskingInConversation,
    messages: Messages,
  ): Promise<Answer> {
    switch (request.kind) {
      case 'now': {
        const schedule = await digests.of(conversation);
        const made = await makeDigest(conversation, schedule, 'asked');
        return answered(digestReply(JSON.parse(JSON.stringify(made.digest)), messages, render));
      }
      case 'off': {
        const wasOn = await digests.remove(conversation);
        return answered(digestStoppedReply({ wasOn }, messages, render));
      }
      case 'problem':
        return unknown(digestProblemReply({ kind: request.problem }, messages, render));
      case 'schedule': {
        const outcome = await scheduleDigest(request, conversation, person);
        if (outcome.kind !== 'scheduled') return unknown(digestProblemReply(outcome, messages, render));
        const { days, time, zone } = outcome.rhythm;
        return {
          ...answered(digestScheduledReply(outcome, messages, render)),
          audit: { detail: { days, time, zone } },
        };
      }
    }
  }

  /** The answer is in the language that holds from now on. */
  async function setLanguage(
    choice: LanguageChoice,
    { conversation, ownLocale }: AskingInConversation,
    messages: Messages,
  ): Promise<Answer> {
    const language = choice === 'automatic' ? undefined : choice;
    await settings.setLanguage(conversation, language, clock.now());
    await onLanguageSet();
    const own = messagesFor(language ?? ownLocale);
    const before = nameOfLanguage(messages.language);
    const command = own.say('language.command', { language: before });
    const isChanged = messages.language !== own.language;
    const back = isChanged ? own.say('language.back', { language: before, command }) : '';
    const notice =
      language === undefined
        ? { title: own.say('language.own'), advice: own.say('language.own-about') }
        : {
            title: own.say('language.set', { language: nameOfLanguage(language) }),
            ...(isChanged ? { advice: back } : {}),
            buttons: [ownLanguages(own)],
          };
    return { ...answered(noticeReply(notice, own, render)), audit: { detail: { language: choice } } };
  }

  return {
    async portfolio(page, wish, messages) {
      const outcome = await showPortfolio(page, wish);
      return answered(portfolioReply(outcome, { now: clock.now() }, messages, render));
    },

    async customers(question, { page, basis }, messages) {
      const outcome = await priceList(await listCustomers(question, page, undefined, basis), basis);
      const isUnknown = outcome.kind === 'no-such-product';
      const reply = customersReply(outcome, { now: clock.now() }, messages, render);
      return isUnknown ? unknown(reply) : answered(reply);
    },

    async status(messages) {
      return answered(statusReply(await showStatus(), { now: clock.now() }, messages, render));
    },

    digest,

    async digestOf(conversation, messages) {
      const schedule = await digests.of(conversation);
      return schedule && digestPhrase(schedule.rhythm, messages);
    },

    async language(named, asking, messages) {
      if (isAutomaticLanguage(named)) return setLanguage('automatic', asking, messages);
      const tag = languageNamed(named);
      if (tag !== undefined) return setLanguage(tongueMeant(tag, asking.ownLocale), asking, messages);
      const languages = TONGUES.map(nameOfLanguage).join(messages.say('list.separator'));
      const example = messages.say('command.language.example');
      const notice = {
        title: messages.say('language.unknown.title'),
        advice: messages.say('language.unknown.action', { languages, example }),
        buttons: [ownLanguages(messages)],
      };
      return unknown(noticeReply(notice, messages, render));
    },

    setLanguage,

    async pricesHere(showsCost, { conversation }, messages) {
      const notice = (title: MessageKey, advice?: string) =>
        noticeReply(
          { title: messages.say(title), ...(advice === undefined ? {} : { advice }) },
          messages,
          render,
        );
      if (prices === undefined) return refused(notice('prices.off', messages.say('prices.off-advice')));
      if (showsCost && prices.basis === 'retail')
        return refused(notice('prices.no-cost', messages.say('prices.no-cost-advice')));
      await settings.setShowsCost(conversation, showsCost, clock.now());
      const command = messages.say('command.list-prices-here.example');
      return {
        ...answered(
          showsCost
            ? notice('prices.cost-here', messages.say('prices.cost-here-about', { command }))
            : notice('prices.list-here'),
        ),
        audit: { detail: { prices: showsCost ? 'cost' : 'list' } },
      };
    },

    async operationsHere({ conversation }, messages) {
      await settings.setOperations(conversation, clock.now());
      const notice = {
        title: messages.say('operations.here'),
        advice: messages.say('operations.here-about'),
      };
      return answered(noticeReply(notice, messages, render));
    },
  };
}

function ownLanguages(messages: Messages): CardButton {
  return {
    title: messages.say('action.own-languages'),
    data: { verb: 'set-language', language: 'automatic' },
  };
}

/** What a language calls itself. */
function nameOfLanguage(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

function answered(reply: Answer['reply']): Answer {
  return { reply, outcome: 'answered' };
}

function refused(reply: Answer['reply']): Answer {
  return { reply, outcome: 'refused' };
}

function unknown(reply: Answer['reply']): Answer {
  return { reply, outcome: 'unknown' };
}
