import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { keepApart } from '../keep-apart.js';
import type { CallContext } from '../ports.js';
import { type Asked, askAll } from './sweep-ask.js';
import type { Pace } from './sweep-pace.js';

/** A customer that is to be asked about. */
export interface DueCustomer {
  /** Orders them. */
  readonly customerNo: number;
  readonly customerId: string;
  readonly seats: number;
}

/** What asking about many customers needs, whatever is asked. */
export interface AskDueParts {
  readonly pace: Pace;
  readonly call: CallContext;
  readonly logger: Logger;
  /** Hears of a customer whose answer the database does not take: what was kept before stays. */
  readonly leaveOut: (customerId: string, error: unknown) => void;
}

/** What is asked about whom. */
export interface DueQuestion<Answer, Kept extends { readonly customerId: string }> {
  /** At most `limit` customers with a number above `after`, by number. Throws StorageError. */
  readonly due: (after: number, limit: number) => Promise<readonly DueCustomer[]>;
  readonly isWanted: (customer: DueCustomer) => boolean;
  /** Throws PartnerCenterError. */
  readonly question: (customerId: string) => Promise<Answer>;
  readonly toKept: (answer: { readonly customerId: string; readonly answer: Answer }) => Kept;
  readonly keep: (answers: readonly Kept[]) => Promise<void>;
  /** Customers to ask about. */
  readonly most: number;
  /** Hears what came of each batch, once it is kept. */
  readonly onBatch?: (asked: Asked<Answer>) => void;
}

/** Customers asked about and kept together. A process that dies asks at most these again. */
const BATCH = 100;

/**
 * Asks about those who are due, a batch after the other, and keeps what they answer. Gives what everyone would have met,
 * which ended it; undefined when all were asked. Throws StorageError, and when the signal ends it.
 */
export async function askDue<Answer, Kept extends { readonly customerId: string }>(
  { pace, call, logger, leaveOut }: AskDueParts,
  { due, isWanted, question, toKept, keep, most, onBatch }: DueQuestion<Answer, Kept>,
): Promise<PartnerCenterError | undefined> {
  let answered = 0;
  let answeredBefore: string | undefined;
  for (let after = 0, done = 0; done < most; ) {
    call.signal.throwIfAborted();
    const customers = await due(after, Math.min(BATCH, most - done));
    const last = customers.at(-1);
    if (last === undefined) break;
    after = last.customerNo;
    const asked = await askAll(
      customers.filter(isWanted).map(({ customerId }) => customerId),
      {
        pace,
        call,
        logger,
        question,
        wasAnswered: answered > 0,
        answeredBefore,
        // Nobody is to wait for this: whoever was not asked is asked the next day.
        endsAtLongWait: true,
      },
    );
    const { answers, failures, failure } = asked;
    await keepApart(answers.map(toKept), keep, ({ customerId }, error) => leaveOut(customerId, error));
    answeredBefore = answers.at(-1)?.customerId ?? answeredBefore;
    answered += answers.length;
    done += answers.length + failures.length;
    onBatch?.(asked);
    call.signal.throwIfAborted();
    if (failure instanceof PartnerCenterError) return failure;
    if (failure !== undefined) throw failure;
  }
  return undefined;
}
