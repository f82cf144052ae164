import type { KnownBuyers } from './buyers.js';
import type { ReadPriceSheets } from './read-price-sheets.js';

export interface KeepPricesDeps {
  readonly sheets: ReadPriceSheets;
  readonly buyers: Pick<KnownBuyers, 'isDue' | 'fill'>;
  /** Adds the job that keeps them. */
  readonly addJob: () => Promise<void>;
}

/** Prices and whose they are, kept up to date. Methods throw StorageError. */
export interface KeepPrices {
  /** Adds the job where there is something to do. True when one was added. */
  addDue(): Promise<boolean>;
  /** Asks where customers are, then reads the sheets of those markets. */
  run(signal: AbortSignal): Promise<void>;
}

export function createKeepPrices({ sheets, buyers, addJob }: KeepPricesDeps): KeepPrices {
  return {
    async addDue() {
      const isDue = (await buyers.isDue()) || (await sheets.isDue());
      if (isDue) await addJob();
      return isDue;
    },
    async run(signal) {
      await buyers.fill(signal);
      await sheets.run(signal);
    },
  };
}
