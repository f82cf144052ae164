import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import type { CallContext } from '../ports.js';
import { isOutage, type Pace } from './sweep-pace.js';

/** What customers answered. */
export interface Asked<Answer> {
  readonly answers: readonly { readonly customerId: string; readonly answer: Answer }[];
  readonly failures: readonly { readonly customerId: string; readonly fault: PartnerCenterFault }[];
  /** Why the others were not asked; undefined when all were. */
  readonly failure: unknown;
}

export interface AskOptions<Answer> {
  readonly pace: Pace;
  readonly call: CallContext;
  /** Throws PartnerCenterError. */
  readonly question: (customerId: string) => Promise<Answer>;
  /** Whether anybody was answered before: then a few failures say nothing about Partner Center as a whole. */
  readonly wasAnswered: boolean;
}

/** Fewer failures than these say nothing about Partner Center as a whole. */
const OUTAGE_SIZE = 20;
/** How often one customer is asked while Partner Center does not answer. */
const OUTAGE_ATTEMPTS = 2;

/** Faults that every customer would meet: nobody else is asked. */
const OF_EVERYONE: readonly PartnerCenterFault[] = [
  'unauthorized',
  'mfa-required',
  'sign-in-lost',
  'wrong-audience',
];

/** Asks about each customer, a few at once, as fast as the pace allows. When nobody is answered, that is one failure. */
export async function askAll<Answer>(
  customerIds: readonly string[],
  options: AskOptions<Answer>,
): Promise<Asked<Answer>> {
  const { pace, call, wasAnswered } = options;
  const answers: Asked<Answer>['answers'][number][] = [];
  const failures: Asked<Answer>['failures'][number][] = [];
  const waiting = [...customerIds];
  let failure: unknown;
  let outage: unknown;

  async function work(position: number): Promise<void> {
    for (;;) {
      await pace.ready();
      if (call.signal.aborted || failure !== undefined || position >= pace.limit()) return;
      const customerId = waiting.shift();
      if (customerId === undefined) return;
      try {
        answers.push({ customerId, answer: await ask(customerId, options) });
      } catch (error) {
        const fault = error instanceof PartnerCenterError ? error.fault : undefined;
        if (call.signal.aborted) return;
        if (fault === undefined || OF_EVERYONE.includes(fault)) {
          failure = error;
          return;
        }
        if (error instanceof PartnerCenterError && isOutage(error)) outage = error;
        failures.push({ customerId, fault });
      }
    }
  }

  await Promise.all(Array.from({ length: pace.limit() }, (_, position) => work(position)));
  const isAllOutage =
    answers.length === 0 && failures.every(({ fault }) => fault === 'unavailable' || fault === 'timeout');
  // Nobody was answered: that is no news about a single one of them.
  if (outage && isAllOutage && (failures.length >= OUTAGE_SIZE || !wasAnswered)) {
    return { answers: [], failures: [], failure: failure ?? outage };
  }
  return { answers, failures, failure };
}

/** One customer, asked again for as long as Partner Center says "later". Throws PartnerCenterError for what is left. */
async function ask<Answer>(
  customerId: string,
  { pace, call, question }: AskOptions<Answer>,
): Promise<Answer> {
  for (let outages = 0; ; ) {
    try {
      const answer = await question(customerId);
      pace.answered();
      return answer;
    } catch (error) {
      if (call.signal.aborted || !(error instanceof PartnerCenterError)) throw error;
      if (error.fault === 'throttled') pace.throttled(error.retryAfterMs);
      else {
        outages += 1;
        // Without a time to wait it was asked often enough already.
        if (!isOutage(error) || error.retryAfterMs === undefined || outages >= OUTAGE_ATTEMPTS) throw error;
        pace.pause(error.retryAfterMs);
      }
      await pace.ready();
      call.signal.throwIfAborted();
    }
  }
}
