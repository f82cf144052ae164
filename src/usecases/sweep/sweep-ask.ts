import { isLongWait } from '../../base/asked-wait.js';
import { AppError, PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { CallContext } from '../ports.js';
import { isOutage, type Pace } from './sweep-pace.js';
import { type AskFailure, createSuspicion, mayBeOfEveryone } from './sweep-suspicion.js';

/** What customers answered. */
export interface Asked<Answer> {
  readonly answers: readonly { readonly customerId: string; readonly answer: Answer }[];
  readonly failures: readonly AskFailure[];
  /** Why the others were not asked; undefined when all were. */
  readonly failure: unknown;
}

export interface AskOptions<Answer> {
  readonly pace: Pace;
  readonly call: CallContext;
  readonly logger: Logger;
  /** Throws PartnerCenterError. */
  readonly question: (customerId: string) => Promise<Answer>;
  /** Whether anybody was answered before: then a few failures say nothing about Partner Center as a whole. */
  readonly wasAnswered: boolean;
  /** Somebody who was answered before; undefined when that is not known. */
  readonly answeredBefore: string | undefined;
  /** Where Partner Center asks for a long wait, ends the asking instead of waiting. */
  readonly endsAtLongWait?: boolean;
}

/** How often one customer is asked while Partner Center does not answer. */
const OUTAGE_ATTEMPTS = 2;
/** So often one customer is told "later" before it is found out whether others are told so as well. */
const THROTTLED_ATTEMPTS = 3;

interface Turn {
  readonly customerId: string;
  /** How often it was told "later", and how many answers there were at the first time. */
  readonly throttled: number;
  readonly answersBefore: number;
}

/**
 * Asks about each customer, a few at once, as fast as the pace allows. One that is refused, breaks or hangs is a failure
 * of its own; what everyone would meet ends the asking, and those whom it met count as not asked.
 */
export async function askAll<Answer>(
  customerIds: readonly string[],
  options: AskOptions<Answer>,
): Promise<Asked<Answer>> {
  const { pace, call, logger } = options;
  const answers: Asked<Answer>['answers'][number][] = [];
  const waiting: Turn[] = customerIds.map((customerId) => ({ customerId, throttled: 0, answersBefore: 0 }));
  const suspicion = createSuspicion(options);
  let failure: unknown;

  async function work(position: number): Promise<void> {
    for (;;) {
      await pace.ready();
      if (call.signal.aborted || failure !== undefined || position >= pace.limit()) return;
      const turn = waiting.shift();
      if (turn === undefined) return;
      const { customerId } = turn;
      try {
        answers.push({ customerId, answer: await ask(customerId, options) });
        suspicion.answered(customerId);
      } catch (error) {
        if (call.signal.aborted) return;
        await fail(turn, error);
      }
    }
  }

  async function fail(turn: Turn, error: unknown): Promise<void> {
    const { customerId } = turn;
    if (error instanceof PartnerCenterError) {
      if (error.fault === 'throttled') await putOff(turn, error);
      else if (mayBeOfEveryone(error)) failure ??= await suspicion.suspect(customerId, error);
      else suspicion.refused({ customerId, fault: error.fault });
      return;
    }
    if (error instanceof AppError) {
      failure = error;
      return;
    }
    // A fault of this program over what one customer answered.
    logger.error({ err: error, correlationId: call.correlationId, customerId }, 'a customer is left out');
    suspicion.refused({ customerId, fault: 'unreadable' });
  }

  /** To behind the others: whether they are answered tells a limit of everyone from one that a customer has alone. */
  async function putOff(turn: Turn, error: PartnerCenterError): Promise<void> {
    const { customerId } = turn;
    if (options.endsAtLongWait && isLongWait(error.retryAfterMs)) {
      pace.gaveUp();
      failure = error;
      return;
    }
    pace.throttled(error.retryAfterMs);
    const throttled = turn.throttled + 1;
    const answersBefore = turn.throttled === 0 ? answers.length : turn.answersBefore;
    if (throttled >= THROTTLED_ATTEMPTS) {
      const isAlone = answers.length > answersBefore || (await suspicion.isAnotherAnswered()) === true;
      if (isAlone) return suspicion.refused({ customerId, fault: error.fault });
    }
    waiting.push({ customerId, throttled, answersBefore });
  }

  do {
    await Promise.all(Array.from({ length: pace.limit() }, (_, position) => work(position)));
    // One may have been put off when the other workers were gone already.
  } while (waiting.length > 0 && failure === undefined && !call.signal.aborted);
  if (!call.signal.aborted) failure ??= await suspicion.end();
  return { answers, failures: suspicion.failures(failure === undefined), failure };
}

/** One customer, asked once more after an outage that says how long it lasts. Throws PartnerCenterError. */
async function ask<Answer>(
  customerId: string,
  { pace, call, question }: AskOptions<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await question(customerId);
      pace.answered();
      return answer;
    } catch (error) {
      if (call.signal.aborted || !(error instanceof PartnerCenterError)) throw error;
      // Without a time to wait it was asked often enough already.
      if (!isOutage(error) || error.retryAfterMs === undefined || attempt >= OUTAGE_ATTEMPTS) throw error;
      pace.pause(error.retryAfterMs);
      await pace.ready();
      call.signal.throwIfAborted();
    }
  }
}
