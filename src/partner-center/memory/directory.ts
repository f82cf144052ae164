import { randomUUID } from 'node:crypto';
import { setImmediate as otherWork } from 'node:timers/promises';
import { abortable } from '../../base/abortable.js';
import type { Logger } from '../../base/logger.js';
import { createSingleFlight } from '../../base/single-flight.js';
import { withDeadline } from '../../base/waiting.js';
import type { Customer } from '../../domain/customers/customer.js';
import { type CustomerIndex, createCustomerIndexInSteps } from '../../domain/customers/customer-index.js';
import { tellApart } from '../../domain/customers/customer-namesakes.js';
import type { CallContext, Clock, CustomerDirectory, PartnerCenter } from '../../usecases/ports.js';
import { createEndedFailure, toPartnerCenterError } from '../http/failure.js';

export interface CustomerDirectoryOptions {
  readonly partnerCenter: Pick<PartnerCenter, 'listCustomers'>;
  /** Builds the index over a whole list; by default in steps that let other work run in between. */
  readonly createIndex?: (customers: readonly Customer[]) => CustomerIndex | Promise<CustomerIndex>;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Age from which a question starts a refresh in the background, in milliseconds; 30 minutes by default. */
  readonly maxAgeMs?: number;
  /** Least time between a failed refresh and the next, in milliseconds; 1 minute by default. */
  readonly retryAfterMs?: number;
  /** The most one load may take, in milliseconds; 5 minutes by default. */
  readonly loadTimeoutMs?: number;
}

/** A directory that can be put away. */
export interface ClosableCustomerDirectory extends CustomerDirectory {
  /** When the list in use was read; undefined before the first load. */
  loadedAt(): Date | undefined;
  /** Ends a load under way and waits for it; whoever waited for it gets a PartnerCenterError, as do later calls. */
  close(): Promise<void>;
}

interface Loaded {
  readonly index: CustomerIndex;
  readonly loadedAtMs: number;
}

/**
 * The customer list kept in memory as an index. The first load is shared by everyone who waits for it, and a caller
 * who gives up does not end it. Later an old index answers at once while a new one is loaded behind it; when that
 * fails the old one stays and a warning is logged. A failed first load is an error for its waiters, and the next
 * call tries again.
 */
export function createCustomerDirectory(options: CustomerDirectoryOptions): ClosableCustomerDirectory {
  const { partnerCenter, logger, clock, createIndex = createIndexInSteps } = options;
  const { maxAgeMs = 30 * 60_000, retryAfterMs = 60_000, loadTimeoutMs = 5 * 60_000 } = options;
  const closing = new AbortController();
  let loaded: Loaded | undefined;
  let failedAtMs = Number.NEGATIVE_INFINITY;

  const loading = createSingleFlight(() =>
    withDeadline(
      { signal: closing.signal, withinMs: loadTimeoutMs, late: 'Loading the customer list took too long' },
      load,
    ),
  );

  async function load(signal: AbortSignal): Promise<Loaded> {
    const call = { correlationId: randomUUID(), locale: 'en-US', signal };
    const customers = await collectCustomers(partnerCenter, call);
    loaded = { index: await createIndex(customers), loadedAtMs: clock.now().getTime() };
    logger.info({ correlationId: call.correlationId, customers: customers.length }, 'Customer list loaded');
    return loaded;
  }

  function refreshWhenOld(current: Loaded): void {
    const nowMs = clock.now().getTime();
    // Either way: the clock may have been set back.
    const sinceMs = (timeMs: number) => Math.abs(nowMs - timeMs);
    if (loading.underWay() || sinceMs(current.loadedAtMs) < maxAgeMs || sinceMs(failedAtMs) < retryAfterMs)
      return;
    loading.run().catch((err) => {
      failedAtMs = clock.now().getTime();
      if (closing.signal.aborted) return;
      const ageMinutes = Math.round((nowMs - current.loadedAtMs) / 60_000);
      logger.warn({ err, ageMinutes }, 'Customer list not refreshed, the old one stays in use');
    });
  }

  return {
    async index(call) {
      const identity = { route: '/v1/customers', correlationId: call.correlationId, requestId: undefined };
      try {
        closing.signal.throwIfAborted();
        if (!loaded) return (await abortable(loading.run(), call.signal)).index;
        refreshWhenOld(loaded);
        return loaded.index;
      } catch (error) {
        const ended = closing.signal.aborted ? closing.signal : call.signal;
        if (ended.aborted) throw createEndedFailure(ended.reason, identity);
        throw toPartnerCenterError(error, identity);
      }
    },
    loaded: () => loaded?.index,
    loadedAt: () => loaded && new Date(loaded.loadedAtMs),
    async close() {
      closing.abort(new DOMException('The customer directory was closed', 'AbortError'));
      await loading.underWay()?.catch(() => undefined);
    },
  };
}

/** Every customer once, those of one name told apart: the list can shift between two pages, and the later page is the fresher one. */
async function collectCustomers(
  partnerCenter: Pick<PartnerCenter, 'listCustomers'>,
  call: CallContext,
): Promise<readonly Customer[]> {
  const byId = new Map<string, Customer>();
  for await (const page of partnerCenter.listCustomers(call)) {
    for (const customer of page) byId.set(customer.customerId, customer);
  }
  return tellApart([...byId.values()]);
}

/** A hundred thousand customers take half a second, in which answers to others must not wait. */
async function createIndexInSteps(customers: readonly Customer[]): Promise<CustomerIndex> {
  const steps = createCustomerIndexInSteps(customers);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await otherWork();
  }
}
