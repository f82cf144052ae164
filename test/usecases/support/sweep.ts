import { PartnerCenterError, type PartnerCenterErrorDetails } from '../../../src/base/errors.js';
import { createLogger } from '../../../src/base/logger.js';
import type { CustomerUsageRow, SweepSource, UsagePage } from '../../../src/usecases/sweep/everyone-ports.js';
import {
  createSweepCustomers,
  type SweepCustomersOptions,
  type SweepOutcome,
} from '../../../src/usecases/sweep/sweep-customers.js';
import type { SweepProgress } from '../../../src/usecases/sweep/sweep-parts.js';
import type { SweepSummary } from '../../../src/usecases/sweep/sweep-ports.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { createFakeSweepStore } from './fake-sweep-store.js';

export const NOW = new Date('2026-11-21T06:00:00Z');

export function fault(
  kind: PartnerCenterErrorDetails['fault'],
  details: Partial<PartnerCenterErrorDetails> = {},
): PartnerCenterError {
  return new PartnerCenterError(kind, { fault: kind, correlationId: 'c', ...details });
}

export const rowOf = (customerId: string): CustomerUsageRow => ({
  customerId,
  customerName: customerId,
  row: usageRow(),
});

/** A commercial report: each page some customers with one row each. Pages are at `p1`, `p2` and so on. */
export function reportOf(pages: readonly (readonly string[])[], failures: Record<string, unknown[]> = {}) {
  const asked: string[] = [];
  async function* read(first: number): AsyncGenerator<UsagePage> {
    for (let number = first; number <= pages.length; number++) {
      const name = `p${number}`;
      asked.push(name);
      const failure = failures[name]?.shift();
      if (failure !== undefined) throw failure;
      yield {
        rows: (pages[number - 1] ?? []).map(rowOf),
        next: number < pages.length ? `p${number + 1}` : undefined,
        rowsInAll: pages.flat().length,
      };
    }
  }
  const getUsageOfEveryone: SweepSource['getUsageOfEveryone'] = async (_call, from) => {
    const iterator = read(Number(from?.slice(1) ?? 1));
    const first = await iterator.next();
    const pagesFrom = async function* () {
      if (first.done) return;
      yield first.value;
      yield* iterator;
    };
    return { kind: 'pages', pages: pagesFrom() };
  };
  return { asked, getUsageOfEveryone };
}

type Overrides = Partial<SweepCustomersOptions> & {
  readonly getUsageOfEveryone?: SweepSource['getUsageOfEveryone'];
  readonly getLicenseUsage?: SweepSource['getLicenseUsage'];
  /** Listed in pages of these. */
  readonly listed?: readonly (readonly string[])[];
};

/** A sweep over fakes; waits are noted and take no time. */
export function setUp(overrides: Overrides = {}) {
  const memory = createFakeSweepStore();
  const waits: number[] = [];
  const progress: SweepProgress[] = [];
  const pruned: Date[] = [];
  const losing = new AbortController();
  const sweep = createSweepCustomers({
    store: memory.store,
    figures: memory.figures,
    source: {
      getUsageOfEveryone: overrides.getUsageOfEveryone ?? (async () => ({ kind: 'one-by-one' })),
      getLicenseUsage: overrides.getLicenseUsage ?? (async () => [usageRow()]),
    },
    customers: {
      async *listCustomers() {
        for (const ids of overrides.listed ?? []) {
          yield ids.map((customerId) => ({ customerId, customerName: customerId, domain: undefined }));
        }
      },
    },
    pruning: {
      async dropBefore(time) {
        pruned.push(time);
        return 0;
      },
    },
    watching: {
      readings: { watches: async () => [] },
      subscriptions: { due: async () => [], keep: async () => undefined },
      getSubscriptions: async () => [],
      evaluate: async () => ({ customers: 0, opened: 0, woken: 0, resolved: 0, cards: 0 }),
    },
    lock: { take: async () => ({ lost: losing.signal, release: async () => undefined }) },
    clock: { now: () => NOW },
    sleep: async (ms) => void waits.push(ms),
    logger: createLogger('silent'),
    historyDays: 400,
    ...overrides,
  });
  return {
    ...memory,
    waits,
    progress,
    pruned,
    losing,
    /** Sweeps and gives the summary. */
    async run(signal: AbortSignal = new AbortController().signal): Promise<SweepSummary> {
      const outcome: SweepOutcome = await sweep({ signal, onProgress: (step) => progress.push(step) });
      if (outcome.kind !== 'ended') throw new Error(outcome.kind);
      return outcome.summary;
    },
    sweep,
  };
}

/** As many ids as asked for. */
export const ids = (count: number) => Array.from({ length: count }, (_, number) => `c${number}`);
