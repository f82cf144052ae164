import type { WorkOut } from '../sweep/work-out.js';
import type { KnownBuyers } from './buyers.js';
import type { FailedSheet } from './price-ports.js';
import type { ReadPriceSheets } from './read-price-sheets.js';

export interface KeepPricesDeps {
  /** Prices, and what goes with them. */
  readonly sheets: readonly ReadPriceSheets[];
  readonly buyers: Pick<KnownBuyers, 'isDue' | 'fill'>;
  /** Works out anew what unused seats cost. */
  readonly workOut: WorkOut;
  /** Adds the job that keeps them. */
  readonly addJob: () => Promise<void>;
}

/** Prices and whose they are, kept up to date. Methods throw StorageError. */
export interface KeepPrices {
  /** Adds the job where there is something to do. True when one was added. */
  addDue(): Promise<boolean>;
  /** Asks where customers are, reads the sheets of those markets, and works out what that changes. */
  run(signal: AbortSignal): Promise<void>;
  /** Sheets that have not come. */
  failed(): Promise<readonly FailedSheet[]>;
}

export function createKeepPrices({ sheets, buyers, workOut, addJob }: KeepPricesDeps): KeepPrices {
  return {
    async addDue() {
      const isDue =
        (await buyers.isDue()) || (await Promise.all(sheets.map((one) => one.isDue()))).includes(true);
      if (isDue) await addJob();
      return isDue;
    },
    failed: async () => (await Promise.all(sheets.map((one) => one.failed()))).flat(),
    async run(signal) {
      const customerIds = await buyers.fill(signal);
      let read = 0;
      for (const one of sheets) read += await one.run(signal);
      if (read > 0) await workOut({ signal });
      else if (customerIds.length > 0) await workOut({ customerIds, signal });
    },
  };
}
