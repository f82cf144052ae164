import { AppError } from '../base/errors.js';
import type { Logger } from '../base/logger.js';
import { sleep } from '../base/waiting.js';
import type { ActivityClaims, ClaimOutcome } from '../usecases/operations/activity-claims.js';
import type { CallContext } from '../usecases/ports.js';
import type { AnswerKept, KeptCommand, KeptRequest } from './answer-kept.js';
import type { Answer, Asking } from './asking.js';

/** Which of them change something; the others may be answered as often as they are asked. */
const CHANGES: { readonly [Name in KeptCommand['name'] | KeptRequest['verb']]: boolean } = {
  portfolio: false,
  'portfolio-by-money': false,
  customers: false,
  alerts: false,
  watch: true,
  watches: false,
  unwatch: true,
  digest: true,
  report: false,
  'send-test-alert': true,
  language: true,
  status: false,
  'operations-here': true,
  'cost-prices-here': true,
  'list-prices-here': true,
  'add-watch': true,
  'choose-watch': true,
  'confirm-watch': true,
  'show-watches': false,
  'remove-watch': true,
  'restore-watch': true,
  'stop-digest': true,
  'choose-report': false,
  'confirm-report': true,
  'send-report': true,
  'remove-report': true,
  'restore-report': true,
  acknowledge: true,
  snooze: true,
  reopen: true,
  stop: true,
  'show-alerts': false,
  'show-open-alerts': false,
  'acknowledge-open': true,
  'snooze-open': true,
  'reopen-open': true,
  'show-portfolio': false,
  'show-customers': false,
  'set-language': true,
};

const LOOK_AGAIN_MS = 250;

/**
 * Does what changes something once, though Teams may deliver it to several replicas: the others wait for the first and
 * give its answer, marked as a repeat. Work that failed is given free, and so is that of a process that ended in it.
 */
export function answerOnce(
  kept: AnswerKept,
  { claims, logger }: { readonly claims: ActivityClaims; readonly logger: Logger },
): AnswerKept {
  const unnoted = (err: unknown) => logger.warn({ err }, 'what became of an activity was not noted');

  async function claim(
    key: string,
    signal: AbortSignal,
  ): Promise<Exclude<ClaimOutcome, { kind: 'under-way' }>> {
    for (;;) {
      const outcome = await claims.take(key);
      if (outcome.kind !== 'under-way') return outcome;
      await sleep(LOOK_AGAIN_MS, signal);
      if (signal.aborted)
        throw new AppError('late', 'Another process is still at it', {
          cause: signal.reason,
          retryable: true,
        });
    }
  }

  async function once<Result extends Answer | undefined>(
    { activityKey: key }: Asking,
    { signal }: CallContext,
    work: () => Promise<Result>,
  ): Promise<Result> {
    if (key === undefined) return work();
    const claimed = await claim(key, signal);
    // Only `once` writes what is kept under a key.
    if (claimed.kind === 'answered')
      return { ...(claimed.answer as Result & Answer), isRepeat: claimed.isSent };
    let answer: Result;
    try {
      answer = await work();
    } catch (error) {
      await claims.drop(key).catch(unnoted);
      throw error;
    }
    await (answer === undefined ? claims.drop(key) : claims.answer(key, answer)).catch(unnoted);
    return answer;
  }

  return {
    toCommand(command, asking, call, messages) {
      const work = () => kept.toCommand(command, asking, call, messages);
      return CHANGES[command.name] ? once(asking, call, work) : work();
    },
    toRequest(request, asking, call, messages) {
      const work = () => kept.toRequest(request, asking, call, messages);
      return CHANGES[request.verb] ? once(asking, call, work) : work();
    },
  };
}
