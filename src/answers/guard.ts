import { AppError, PartnerCenterError } from '../base/errors.js';
import type { Logger } from '../base/logger.js';
import type { CardAction } from '../cards/card-action.js';
import { errorReply } from '../cards/notices/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import type { Messages, MessagesFor } from '../i18n/messages.js';
import type { AuditLog } from '../usecases/operations/audit-ports.js';
import type { CallContext, Clock } from '../usecases/ports.js';
import type { Answer, Asking } from './asking.js';
import { withCall } from './with-call.js';

export interface GuardDeps {
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
  /** Undefined without a database. */
  readonly audit: AuditLog | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is done, and how it is tried again. */
export interface Work {
  /** A command's name or a button's verb, for the log and the audit. */
  readonly action: string;
  /** What a button to try again asks for; undefined where there is nothing to press. */
  readonly retry?: CardAction | undefined;
}

/**
 * Does the work of one command: a fault becomes a reply, and the log and the audit hear of it. So does work that has not
 * ended soon after the signal of its call: a database that hangs ends nothing by itself. Never throws.
 */
export type Guard = (
  work: Work,
  asking: Asking,
  answer: (call: CallContext, messages: Messages) => Promise<Answer>,
) => Promise<Answer>;

/** The one place where a fault becomes words. */
export function createGuard({ messagesFor, render, audit, clock, logger }: GuardDeps): Guard {
  return ({ action, retry }, asking, answer) =>
    withCall(asking, async (call) => {
      const messages = messagesFor(asking.locale);
      const startedAt = performance.now();
      const { correlationId: ownId } = call;
      const activityId = asking.turn?.activityId;
      const log = logger.child({ command: action, correlationId: ownId, activityId });
      const took = () => Math.round(performance.now() - startedAt);
      try {
        const answered = await inTime(answer(call, messages), call.signal);
        if (answered.isRepeat !== true) {
          audit?.note({
            at: clock.now(),
            conversation: asking.conversation,
            userId: asking.person.userId,
            action,
            ...answered.audit,
          });
        }
        log.info({ outcome: answered.outcome, durationMs: took() }, 'answered');
        return answered;
      } catch (error) {
        const mayPass = error instanceof AppError && error.retryable;
        log[mayPass ? 'warn' : 'error']({ err: error, durationMs: took() }, 'could not answer');
        const correlationId = error instanceof PartnerCenterError ? error.correlationId : ownId;
        const button = retry && { title: messages.say('action.try-again'), data: retry };
        return {
          reply: errorReply(error, { correlationId, retry: button }, messages, render),
          outcome: 'failed',
        };
      }
    });
}

/** What hears the signal says itself, and better, what took too long. */
const LAST_WORDS_MS = 250;

async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let end: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    end = () => {
      const { reason: cause } = signal;
      const error = new AppError('late', 'The work did not end in time', { cause, retryable: true });
      timer = setTimeout(() => reject(error), LAST_WORDS_MS);
    };
    signal.addEventListener('abort', end, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    if (end) signal.removeEventListener('abort', end);
  }
}
