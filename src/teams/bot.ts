import { ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Answers } from '../answers/answers.js';
import type { Answer, Asking, TurnIdentity } from '../answers/asking.js';
import { parseCardRequest } from '../answers/card-request.js';
import type { Logger } from '../base/logger.js';
import { within } from '../base/within.js';
import { showCustomer } from '../cards/card-action.js';
import type { AccessConfig } from '../config/config.js';
import { personIdOf } from '../domain/access-list.js';
import type { ActivityClaims } from '../usecases/operations/activity-claims.js';
import { isAdmin, isUserAllowed } from './access.js';
import { type InboundActivity, isSharedConversation } from './activity.js';
import { parseInvokeRequest } from './card-payload.js';
import { isFromCopilot } from './citation.js';
import {
  chosenResponse,
  parseChosenCustomer,
  parseSearch,
  SEARCH_TIMEOUT_MS,
  searchResponse,
} from './compose-extension.js';
import type { ConversationBook } from './conversation-book.js';
import type { ConversationLanguages } from './conversation-languages.js';
import { conversationOf } from './conversation-of.js';
import { parseFileConsent } from './files/file-consent.js';
import type { CreatePlaceFile } from './files/place-file.js';
import { messageText } from './message-text.js';
import { activityKeyOf } from './repeats.js';
import { cardInvokeResponse, messageInvokeResponse, replyActivity } from './reply-activity.js';
import { leftOfTurnMs } from './turn-budget.js';
import { withTyping } from './typing.js';

/** For an answer; the rest of a turn is for sending it. */
const ANSWER_TIMEOUT_MS = 9000;
/** Kept back for sending, whatever checking the token and reading the body took. */
const SENDING_MS = 4000;
/** The answer to a button is the response itself: it does not wait for a message that Teams is slow to edit. */
const EDIT_WAIT_MS = 1000;

export interface BotDeps {
  readonly answers: Answers;
  readonly access: AccessConfig;
  /** Undefined without a database: then nothing is kept. */
  readonly conversations: ConversationBook | undefined;
  readonly languages: ConversationLanguages | undefined;
  readonly claims: Pick<ActivityClaims, 'notSent'> | undefined;
  readonly createPlaceFile: CreatePlaceFile;
  readonly logger: Logger;
}

/** What an answer may take of the turn that is under way. */
function answerWithinMs(atMostMs: number): number {
  return Math.max(1, Math.min(atMostMs, leftOfTurnMs() - SENDING_MS));
}

/** Handles one turn of a parsed activity. */
export type Bot = (context: TurnContext, activity: InboundActivity, turn: TurnIdentity) => Promise<void>;

/** Says what each kind of activity leads to; unexpected ones are let pass in silence. */
export function createBot(deps: BotDeps): Bot {
  const { answers, access, conversations, languages, claims, createPlaceFile, logger } = deps;

  function askingOf(activity: InboundActivity, turn: TurnIdentity): Asking {
    const conversation = conversationOf(activity);
    const language = conversation && languages?.of(conversation);
    return {
      locale: language ?? activity.locale ?? undefined,
      ownLocale: activity.locale ?? undefined,
      isShared: isSharedConversation(activity),
      timeoutMs: answerWithinMs(ANSWER_TIMEOUT_MS),
      conversation,
      person: {
        userId: personIdOf(activity.from?.aadObjectId),
        name: activity.from?.name ?? '',
      },
      isAdmin: isAdmin(activity, access),
      activityKey: activityKeyOf(activity),
      turn,
    };
  }

  /**
   * Whoever may not ask changes nothing by writing, not even the language last seen; that the bot came or went is noted
   * whoever did it. The compose box is open in chats of people, where the bot is not.
   */
  function isNoted(activity: InboundActivity): boolean {
    const { type, name } = activity;
    if (type === ActivityTypes.ConversationUpdate || type === ActivityTypes.InstallationUpdate) return true;
    return isUserAllowed(activity, access) && name?.startsWith('composeExtension/') !== true;
  }

  /** Says it, unless another replica has. What does not arrive is for whoever gets the activity again. */
  async function send(context: TurnContext, { reply, isRepeat }: Answer, asking: Asking): Promise<void> {
    if (isRepeat) return;
    try {
      await context.sendActivity(replyActivity(reply, { isCited: isFromCopilot(context.activity) }));
    } catch (error) {
      const { activityKey, turn } = asking;
      if (activityKey !== undefined) {
        await claims
          ?.notSent(activityKey)
          .catch((err) => logger.warn({ err, ...turn }, 'an answer was not noted as not sent'));
      }
      throw error;
    }
  }

  async function onMessage(context: TurnContext, activity: InboundActivity, asking: Asking): Promise<void> {
    if (!isUserAllowed(activity, access)) return send(context, answers.refusal(asking), asking);
    const answer = await withTyping(context, async () => {
      // A client that knows no Action.Execute sends the fallback: a message without text, the data as its value.
      if (activity.value === undefined || activity.value === null)
        return answers.toText(messageText(activity), asking);
      const request = parseCardRequest(activity.value);
      return request === undefined ? answers.toStaleAction(asking) : answers.toAction(request, asking);
    });
    await send(context, answer, asking);
  }

  async function answerCardAction(activity: InboundActivity, asking: Asking): Promise<Answer> {
    if (!isUserAllowed(activity, access)) return answers.refusal(asking);
    const request = parseInvokeRequest(activity.value);
    return request === undefined ? answers.toStaleAction(asking) : answers.toAction(request, asking);
  }

  /**
   * A button's answer takes the place of the card. In a personal chat the whole message is edited as well: the sentence
   * above the card would go on describing the earlier one. Where others read along they keep what they look at.
   */
  async function onCardAction(
    context: TurnContext,
    activity: InboundActivity,
    asking: Asking,
  ): Promise<InvokeResponse> {
    const answer = await answerCardAction(activity, asking);
    if (answer.placement === 'message') {
      await send(context, answer, asking);
      return messageInvokeResponse(answer.reply);
    }
    if (!answer.isRepeat && !asking.isShared && !answer.isEditedElsewhere && activity.replyToId) {
      const editing = context
        .updateActivity({
          ...replyActivity(answer.reply, { isCited: isFromCopilot(activity) }),
          id: activity.replyToId,
        })
        .catch((err) => logger.debug({ err, ...asking.turn }, 'a message was not edited'));
      await within(EDIT_WAIT_MS, editing, () => undefined);
    }
    return cardInvokeResponse(answer.reply);
  }

  /** The search of the compose box. Whoever may not ask learns so, and no name. */
  async function onSearch(activity: InboundActivity, asking: Asking): Promise<InvokeResponse> {
    if (!isUserAllowed(activity, access)) {
      return searchResponse({ kind: 'message', text: answers.refusal(asking).reply.summary });
    }
    const query = parseSearch(activity.value);
    if (query === undefined) return { status: 400 };
    return searchResponse(
      await answers.search(query.text, query.page, {
        ...asking,
        timeoutMs: answerWithinMs(SEARCH_TIMEOUT_MS),
      }),
    );
  }

  async function onChosen(activity: InboundActivity, asking: Asking): Promise<InvokeResponse> {
    if (!isUserAllowed(activity, access)) return chosenResponse(answers.refusal(asking).reply);
    const customerId = parseChosenCustomer(activity.value);
    if (customerId === undefined) return { status: 400 };
    // The card goes to a conversation of people, where this bot may not be: it offers no watch.
    const apart = { ...asking, conversation: undefined };
    return chosenResponse((await answers.toAction(showCustomer(customerId), apart)).reply);
  }

  /** The person allowed or declined a file; the question whether they do is gone then. */
  async function onFileConsent(
    context: TurnContext,
    activity: InboundActivity,
    asking: Asking,
  ): Promise<InvokeResponse> {
    const answer = isUserAllowed(activity, access)
      ? await answers.toFileConsent(parseFileConsent(activity.value, createPlaceFile), asking)
      : answers.refusal(asking);
    await send(context, answer, asking);
    if (answer.outcome === 'answered' && activity.replyToId) {
      const deleting = context
        .deleteActivity(activity.replyToId)
        .catch((err) => logger.debug({ err, ...asking.turn }, 'an offer was not deleted'));
      await within(EDIT_WAIT_MS, deleting, () => undefined);
    }
    return { status: 200 };
  }

  async function answerInvoke(
    context: TurnContext,
    activity: InboundActivity,
    asking: Asking,
  ): Promise<InvokeResponse> {
    switch (activity.name) {
      case 'adaptiveCard/action':
        return onCardAction(context, activity, asking);
      case 'composeExtension/query':
        return onSearch(activity, asking);
      case 'composeExtension/selectItem':
        return onChosen(activity, asking);
      case 'fileConsent/invoke':
        return onFileConsent(context, activity, asking);
      // Thumbs up or down, in Copilot: taken, so that nobody sees a fault, and kept nowhere.
      case 'message/submitAction':
        return { status: 200, body: {} };
      default:
        return { status: 501 };
    }
  }

  async function onInvoke(context: TurnContext, activity: InboundActivity, asking: Asking): Promise<void> {
    const value = await answerInvoke(context, activity, asking);
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
  }

  return async (context, activity, turn) => {
    if (isNoted(activity)) conversations?.note(activity);
    const asking = askingOf(activity, turn);
    switch (activity.type) {
      case ActivityTypes.Message:
        return onMessage(context, activity, asking);
      case ActivityTypes.Invoke:
        return onInvoke(context, activity, asking);
      case ActivityTypes.ConversationUpdate:
        if (activity.membersAdded?.some(({ id }) => id === activity.recipient?.id)) {
          // Added by somebody who may not ask: in their own chat they learn that first.
          const isWelcome = asking.isShared || isUserAllowed(activity, access);
          await send(context, isWelcome ? answers.welcome(asking) : answers.refusal(asking), asking);
        }
        return;
      default:
        logger.debug({ ...turn, activityType: activity.type }, 'activity passed over');
    }
  };
}
