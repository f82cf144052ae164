import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Answer, Answers, Asking } from '../answers/answers.js';
import type { AccessConfig } from '../config.js';
import type { Logger } from '../logger.js';
import { isUserAllowed } from './access.js';
import { type InboundActivity, isSharedConversation } from './activity.js';
import { parseCardAction, parseInvokeAction } from './card-payload.js';
import type { ConversationBook } from './conversation-book.js';
import { messageText } from './message-text.js';
import { cardInvokeResponse, replyActivity } from './reply-activity.js';
import { withTyping } from './typing.js';

/** Teams gives a turn 10 to 15 s; the rest is for sending. */
const TURN_TIMEOUT_MS = 9000;

export interface BotDeps {
  readonly answers: Answers;
  readonly access: AccessConfig;
  /** Undefined without a database: then nothing is kept. */
  readonly conversations: ConversationBook | undefined;
  readonly logger: Logger;
}

/** Handles one turn of a parsed activity. */
export type Bot = (context: TurnContext, activity: InboundActivity) => Promise<void>;

/** Says what each kind of activity leads to; unexpected ones are let pass in silence. */
export function createBot({ answers, access, conversations, logger }: BotDeps): Bot {
  async function send(context: TurnContext, { reply }: Answer): Promise<void> {
    await context.sendActivity(replyActivity(reply));
  }

  async function onMessage(context: TurnContext, activity: InboundActivity, asking: Asking): Promise<void> {
    if (!isUserAllowed(activity, access)) return send(context, answers.refusal(asking));
    const answer = await withTyping(context, async () => {
      // A client that knows no Action.Execute sends the fallback: a message without text, the data as its value.
      if (activity.value === undefined || activity.value === null)
        return answers.toText(messageText(activity), asking);
      const action = parseCardAction(activity.value);
      return action === undefined ? answers.toStaleAction(asking) : answers.toAction(action, asking);
    });
    await send(context, answer);
  }

  async function answerInvoke(activity: InboundActivity, asking: Asking): Promise<Answer> {
    if (!isUserAllowed(activity, access)) return answers.refusal(asking);
    const action = parseInvokeAction(activity.value);
    return action === undefined ? answers.toStaleAction(asking) : answers.toAction(action, asking);
  }

  async function onInvoke(context: TurnContext, activity: InboundActivity, asking: Asking): Promise<void> {
    const value =
      activity.name === 'adaptiveCard/action'
        ? cardInvokeResponse((await answerInvoke(activity, asking)).reply)
        : { status: 501 };
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
  }

  return async (context, activity) => {
    conversations?.note(activity);
    const asking = {
      locale: activity.locale ?? undefined,
      isShared: isSharedConversation(activity),
      timeoutMs: TURN_TIMEOUT_MS,
    };
    switch (activity.type) {
      case ActivityTypes.Message:
        return onMessage(context, activity, asking);
      case ActivityTypes.Invoke:
        return onInvoke(context, activity, asking);
      case ActivityTypes.ConversationUpdate:
        if (activity.membersAdded?.some(({ id }) => id === activity.recipient?.id)) {
          await send(context, answers.welcome(asking));
        }
        return;
      default:
        logger.debug({ activityType: activity.type }, 'activity passed over');
    }
  };
}
