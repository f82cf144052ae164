import { AppError, PartnerCenterError } from '../../base/errors.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { OperationsNotice } from '../../usecases/operations-notice.js';
import { buttonRows } from '../button-rows.js';
import type { CardButton } from '../card-action.js';
import { displayText } from '../display-text.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { joinEntries } from '../words/join.js';
import { joinSentences } from '../words/sentences.js';
import { failedSheetLines } from './failed-sheets.js';

export interface Notice {
  readonly title: string;
  /** May hold outside text. */
  readonly about?: string;
  /** What the reader can do; our own words only. */
  readonly advice?: string;
  /** A reference id to quote; the card says what it is. */
  readonly reference?: string;
  readonly buttons?: readonly CardButton[];
}

/** A short card: what happened, what to do, and a reference id. */
export function noticeReply(notice: Notice, messages: Messages, render: RenderCard): Reply {
  const { title, about = '', advice = '', buttons = [] } = notice;
  const reference =
    notice.reference === undefined ? '' : messages.say('error.reference', { reference: notice.reference });
  const lines = [title, about, advice, reference].filter((line) => line !== '');
  const details = [about, advice].filter((line) => line !== '');
  const summary = details.reduce((first, second) => joinSentences(first, second, messages), title);
  const card = render('notice', {
    title,
    about,
    advice,
    reference,
    summary,
    rows: buttonRows(buttons),
  });
  return { card, summary, text: lines.join('\n') };
}

/** The reference id people quote: the first block of the correlation id, which the log holds whole. */
function shortReference(correlationId: string): string {
  return correlationId.slice(0, 8);
}

/**
 * A fault as people need it: what happened, what to do, a reference id, and a button to try again where trying
 * again can help. Nothing of the error's own message reaches the card: it is for the log.
 */
export function errorReply(
  error: unknown,
  { correlationId, retry }: { readonly correlationId: string; readonly retry?: CardButton | undefined },
  messages: Messages,
  render: RenderCard,
): Reply {
  const fault = error instanceof PartnerCenterError ? error.fault : 'internal';
  const canRetry = retry !== undefined && error instanceof AppError && error.retryable;
  return noticeReply(
    {
      title: messages.say(`error.${fault}.title`),
      advice: advice(error, messages),
      reference: shortReference(correlationId),
      buttons: canRetry ? [retry] : [],
    },
    messages,
    render,
  );
}

/** A notice to the people who run the bot: what happened, what to do, and what to look for in the log. */
export function operationsReply(notice: OperationsNotice, messages: Messages, render: RenderCard): Reply {
  return noticeReply(operationsNotice(notice, messages), messages, render);
}

function operationsNotice(notice: OperationsNotice, messages: Messages): Notice {
  switch (notice.kind) {
    case 'sign-in-lost': {
      const reference = shortReference(notice.correlationId);
      if (notice.fault === 'app-refused') {
        return {
          title: messages.say('operations.app-refused.title'),
          about: messages.say('operations.app-refused'),
          advice: messages.say('operations.doctor'),
          reference,
        };
      }
      return {
        title: messages.say(`error.${notice.fault}.title`),
        about: messages.say('operations.sign-in-lost'),
        advice: messages.say('operations.consent'),
        reference,
      };
    }
    case 'conversation-refused': {
      const { conversationType, teamId, conversationId, reason } = notice;
      return {
        title: messages.say('operations.refused', { kind: conversationType }),
        about:
          teamId === undefined
            ? messages.say('operations.refused-chat', { reason, conversationId })
            : messages.say('operations.refused-channel', { reason, teamId, conversationId }),
        advice: messages.say('operations.refused-wait'),
      };
    }
    case 'message-refused': {
      const { conversationType, teamId, conversationId, reason } = notice;
      return {
        title: messages.say('operations.message-refused', { kind: conversationType }),
        about:
          teamId === undefined
            ? messages.say('operations.refused-chat', { reason, conversationId })
            : messages.say('operations.refused-channel', { reason, teamId, conversationId }),
        advice: messages.say('operations.message-refused-wait'),
      };
    }
    case 'long-wait':
      return {
        title: messages.say('operations.long-wait'),
        about: messages.say('operations.long-wait-about', { minutes: Math.ceil(notice.askedMs / 60_000) }),
        advice: messages.say('operations.long-wait-advice'),
      };
    case 'outgoing-refused':
      return {
        title: messages.say('operations.outgoing-refused', { way: notice.way }),
        about: joinEntries(
          [
            messages.say('operations.outgoing-reason', { reason: displayText(notice.reason, 100) }),
            ...(notice.parked > 0
              ? [messages.say('operations.outgoing-parked', { count: notice.parked })]
              : []),
          ],
          messages,
        ),
        advice: messages.say('operations.outgoing-fix', { way: notice.way }),
      };
    case 'sweep-failed':
      return {
        title: messages.say('operations.sweep-failed'),
        about:
          notice.fault === 'storage'
            ? messages.say('status.sweep-database')
            : messages.say(`error.${notice.fault}.title`),
        advice: messages.say('status.fix-sweep'),
        reference: String(notice.runId),
      };
    case 'sweep-waits':
      return {
        title: messages.say('operations.sweep-waits'),
        about: messages.say('operations.sweep-waits-about'),
        advice: messages.say('operations.sweep-waits-fix'),
      };
    case 'prices-failed':
      return {
        title: messages.say('prices.failed', { count: notice.sheets.length }),
        about: failedSheetLines(notice.sheets, messages).join('\n'),
        advice: messages.say('prices.failed-fix'),
      };
    case 'left-out':
      return leftOutNotice(notice, messages);
  }
}

function advice(error: unknown, messages: Messages): string {
  if (!(error instanceof PartnerCenterError)) return messages.say('error.internal.action');
  if (error.fault === 'throttled' && error.retryAfterMs !== undefined) {
    return messages.say('error.throttled.action-after', { seconds: Math.ceil(error.retryAfterMs / 1000) });
  }
  return messages.say(`error.${error.fault}.action` satisfies MessageKey);
}

const LEFT_OUT = {
  customer: { title: 'operations.left-out-customers', advice: 'operations.left-out-customers-fix' },
  watch: { title: 'operations.left-out-watches', advice: 'operations.left-out-version' },
  digest: { title: 'operations.left-out-digests', advice: 'operations.left-out-version' },
  message: { title: 'operations.left-out-messages', advice: 'operations.left-out-messages-fix' },
} as const;

/** Longer names are cut; an id of a conversation fits. */
const NAME_LIMIT = 80;

function leftOutNotice(
  { what, count, items }: Extract<OperationsNotice, { kind: 'left-out' }>,
  messages: Messages,
): Notice {
  const { title, advice: todo } = LEFT_OUT[what];
  const named = items.map(({ name, reason }) => {
    const text = displayText(name, NAME_LIMIT);
    if (reason === undefined) return text;
    return messages.say('phrase.bracketed', { text, note: messages.say(`error.${reason}.title`) });
  });
  const more = count - items.length;
  const lines = more > 0 ? [...named, messages.say('operations.left-out-more', { count: more })] : named;
  return { title: messages.say(title, { count }), about: lines.join('\n'), advice: messages.say(todo) };
}
