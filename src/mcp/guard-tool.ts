import { randomUUID } from 'node:crypto';
import { AppError, PartnerCenterError } from '../base/errors.js';
import type { Logger } from '../base/logger.js';
import { withDeadline } from '../base/waiting.js';
import { within } from '../base/within.js';
import { errorReply } from '../cards/notices/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import type { MessagesFor } from '../i18n/messages.js';
import type { AuditLog } from '../usecases/operations/audit-ports.js';
import type { Clock } from '../usecases/ports.js';
import type { Caller, GuardTool } from './tool.js';

export interface GuardToolDeps {
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
  /** Undefined without a database. */
  readonly audit: AuditLog | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What every call waits for; nothing unless given. */
  readonly ready?: Promise<unknown> | undefined;
}

/** The most a call may take, in milliseconds: clients wait a minute, models less patiently. */
const CALL_MS = 20_000;
/** What hears the signal says itself, and better, what took too long. */
const LAST_WORDS_MS = 250;

/**
 * The one place where a fault of a tool becomes words: those of the failure map, as in chat. The log and the audit hear
 * of each call; no message of an error and no stack leaves here.
 */
export function createGuardTool(deps: GuardToolDeps): (caller: Caller) => GuardTool {
  const { messagesFor, render, audit, clock, logger, ready } = deps;

  return (caller) => async (name, signal, work) => {
    const action = `mcp ${name}`;
    const correlationId = randomUUID();
    const startedAt = performance.now();
    const took = () => Math.round(performance.now() - startedAt);
    const log = logger.child({ command: action, correlationId });
    try {
      await ready;
      const answer = await withDeadline(
        { signal, withinMs: CALL_MS, late: 'The tool took too long' },
        (limit) => {
          const deadline = new Date(Date.now() + CALL_MS);
          const call = { correlationId, locale: 'en-US', signal: limit, deadline };
          return within(CALL_MS + LAST_WORDS_MS, work(call), () => {
            throw new AppError('late', 'The work did not end in time', { retryable: true });
          });
        },
      );
      const { structured, text, customerId } = answer;
      audit?.note({ at: clock.now(), conversation: undefined, userId: caller.userId, action, customerId });
      log.info({ durationMs: took() }, 'answered');
      return {
        content: [
          { type: 'text', text },
          // For clients that know no structured content.
          { type: 'text', text: JSON.stringify(structured), annotations: { audience: ['assistant'] } },
        ],
        structuredContent: { ...structured },
      };
    } catch (error) {
      const mayPass = error instanceof AppError && error.retryable;
      log[mayPass ? 'warn' : 'error']({ err: error, durationMs: took() }, 'could not answer');
      const reference = error instanceof PartnerCenterError ? error.correlationId : correlationId;
      const { text } = errorReply(error, { correlationId: reference }, messagesFor('en'), render);
      return { content: [{ type: 'text', text }], isError: true };
    }
  };
}
