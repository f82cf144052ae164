import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { withDeadline } from '../../base/waiting.js';
import type { CallContext, Clock, CustomerSource, Reading, ReadOptions } from '../ports.js';

/** Something that completes an answer: known, or missing and why. */
export type SideAnswer<Value> =
  | ({ readonly kind: 'known'; readonly value: Value } & Reading)
  | {
      readonly kind: 'missing';
      readonly fault: PartnerCenterFault;
      /** Partner Center's own code of a refusal; absent where it gave none. */
      readonly errorCode?: string | undefined;
    };

/** What is asked beside the call that an answer cannot do without. */
export interface SideQuestion<Row, Value> {
  /** For the log: what will be missing. */
  readonly what: string;
  readonly source: CustomerSource<Row>;
  readonly derive: (rows: readonly Row[]) => Value;
}

/** Asks beside the main call. Never rejects: whatever goes wrong, that part of the answer is missing. */
export type AskBeside = <Row, Value>(
  question: SideQuestion<Row, Value>,
  customerId: string,
  call: CallContext,
  options: ReadOptions,
) => Promise<SideAnswer<Value>>;

export interface AskBesideDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  /** The most a side question may take, in milliseconds; 3 seconds by default. */
  readonly sideLimitMs?: number | undefined;
}

/** Creates side questions with a time limit of their own, so that the answer does not wait for what it can miss. */
export function createAskBeside({ clock, logger, sideLimitMs = 3000 }: AskBesideDeps): AskBeside {
  return async ({ what, source, derive }, customerId, call, options) => {
    const ownDeadline = clock.now().getTime() + sideLimitMs;
    const deadline = new Date(Math.min(ownDeadline, call.deadline?.getTime() ?? ownDeadline));
    try {
      const answer = await withDeadline(
        { signal: call.signal, withinMs: sideLimitMs, late: 'A side question took too long' },
        (signal) => source.read(customerId, { ...call, signal, deadline }, options),
      );
      if (answer === undefined) return { kind: 'missing', fault: 'not-found' };
      const { rows, readAt, lastKnown } = answer;
      return { kind: 'known', value: derive(rows), readAt, lastKnown };
    } catch (err) {
      logger.warn({ err, what, correlationId: call.correlationId }, 'Part of an answer is missing');
      if (!(err instanceof PartnerCenterError)) return { kind: 'missing', fault: 'rejected' };
      const { fault, errorCode } = err;
      return { kind: 'missing', fault, ...(errorCode === undefined ? {} : { errorCode }) };
    }
  };
}
