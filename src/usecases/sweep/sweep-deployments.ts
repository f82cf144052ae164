import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import { keepApart } from '../keep-apart.js';
import type { CallContext } from '../ports.js';
import type { CustomerDeploymentRow } from './everyone-ports.js';
import { askAll } from './sweep-ask.js';
import type { SweepParts } from './sweep-parts.js';
import type { SweepEndpoint } from './sweep-ports.js';

/** One customer's deployment. */
export interface CustomerDeployment {
  readonly customerId: string;
  readonly rows: readonly LicenseDeploymentRow[];
}

/** How many seats were given to people, kept for the figures of everyone. Methods throw StorageError. */
export interface DeploymentReadings {
  /** Keeps rows in the place of earlier ones; whose rows are others now needs its figures anew. */
  keep(
    readings: readonly CustomerDeployment[],
    readAt: Date,
    /** The rows go to those kept before. */
    isMore?: boolean,
  ): Promise<void>;
  /** A report that began at a time is complete: what was read before it is over. */
  endReport(since: Date): Promise<void>;
  /**
   * At most `limit` customers with a number above `after` that may have seats unused, and whose deployment was never
   * read, or before `readBefore` and either before `staleBefore` or before their usage changed.
   */
  due(
    query: { readonly readBefore: Date; readonly staleBefore: Date },
    after: number,
    limit: number,
  ): Promise<readonly { readonly customerNo: number; readonly customerId: string }[]>;
}

/** What a sweep reads of deployment. */
export interface SweepDeployment {
  readonly readings: DeploymentReadings;
  /** The report of everyone, in pages; iterating throws PartnerCenterError. */
  readonly getDeploymentOfEveryone: (call: CallContext) => AsyncIterable<readonly CustomerDeploymentRow[]>;
  /** Undefined for an unknown customer. Throws PartnerCenterError. */
  readonly getDeployment: (
    customerId: string,
    call: CallContext,
  ) => Promise<readonly LicenseDeploymentRow[] | undefined>;
}

const HOUR_MS = 60 * 60 * 1000;
const BATCH = 100;
/** Read within these hours counts as read by this day's sweep. */
const YOUNG_HOURS = 20;
/** Partner Center renews deployment about once a week. */
const RENEWED_EVERY_HOURS = 7 * 24;

/**
 * Reads how many seats were given to people: a seat that nobody has is unused for certain. By the report of everyone
 * where usage came by one, else customer by customer as far as there may be seats unused. What cannot be read leaves
 * what was kept before, and the sweep goes on. Throws StorageError, and when the signal ends it.
 */
export async function sweepDeployments(
  { readings, getDeploymentOfEveryone, getDeployment }: SweepDeployment,
  { pace, call, clock, leaveOut }: Pick<SweepParts, 'pace' | 'call' | 'clock' | 'leaveOut'>,
  endpoint: SweepEndpoint | undefined,
  logger: Logger,
): Promise<void> {
  const warn = (err: unknown) => {
    call.signal.throwIfAborted();
    if (!(err instanceof PartnerCenterError)) throw err;
    logger.warn({ correlationId: call.correlationId, err }, 'deployment was not read: what was known stays');
  };
  const keep = (found: readonly CustomerDeployment[], isMore = false) =>
    keepApart(
      found,
      (part) => readings.keep(part, clock.now(), isMore),
      ({ customerId }, error) => leaveOut(customerId, error),
    );
  if (endpoint === 'commercial') {
    try {
      const since = clock.now();
      const seen = new Set<string>();
      for await (const page of getDeploymentOfEveryone(call)) {
        const all = byCustomer(page);
        const isMore = ({ customerId }: { readonly customerId: string }) => seen.has(customerId);
        await keep(all.filter(isMore), true);
        const others = all.filter((reading) => !isMore(reading));
        await keep(others);
        for (const { customerId } of others) seen.add(customerId);
        await pace.ready();
        call.signal.throwIfAborted();
      }
      await readings.endReport(since);
      return;
    } catch (err) {
      warn(err);
      if (!isAbsent(err)) return;
    }
  }
  const now = clock.now().getTime();
  const query = {
    readBefore: new Date(now - YOUNG_HOURS * HOUR_MS),
    staleBefore: new Date(now - RENEWED_EVERY_HOURS * HOUR_MS),
  };
  let answeredBefore: string | undefined;
  for (let after = 0; ; ) {
    call.signal.throwIfAborted();
    const due = await readings.due(query, after, BATCH);
    const last = due.at(-1);
    if (last === undefined) return;
    after = last.customerNo;
    const { answers, failure } = await askAll(
      due.map(({ customerId }) => customerId),
      {
        pace,
        call,
        logger,
        question: (customerId) => getDeployment(customerId, call),
        wasAnswered: true,
        answeredBefore,
        // What usage says is not to wait for this: deployment that was not read is read the next day.
        endsAtLongWait: true,
      },
    );
    await keep(answers.map(({ customerId, answer: rows = [] }) => ({ customerId, rows })));
    answeredBefore = answers.at(-1)?.customerId ?? answeredBefore;
    if (failure === undefined) continue;
    warn(failure);
    return;
  }
}

function byCustomer(page: readonly CustomerDeploymentRow[]) {
  const rowsOf = new Map<string, LicenseDeploymentRow[]>();
  for (const { customerId, row } of page) {
    const rows = rowsOf.get(customerId);
    if (rows === undefined) rowsOf.set(customerId, [row]);
    else rows.push(row);
  }
  return [...rowsOf].map(([customerId, rows]) => ({ customerId, rows }));
}

/** Statuses that say the report is not there, as opposed to: not now. */
function isAbsent(err: unknown): boolean {
  return (
    err instanceof PartnerCenterError &&
    err.status !== undefined &&
    [403, 404, 405, 410, 501].includes(err.status)
  );
}
