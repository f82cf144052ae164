import type { Logger } from '../base/logger.js';
import type { PriceLine } from '../domain/money/price.js';
import type { Buyers } from '../partner-center/endpoints/buyers.js';
import type { BuyerSource, PriceBook } from '../usecases/prices/price-ports.js';
import { PriceSheetError } from '../usecases/prices/price-sheet-error.js';
import type { PriceReader } from '../usecases/prices/read-price-sheets.js';

/** Prices of a file of one's own where no database keeps them: read for each question from a terminal. */
export function createPassingPrices(
  reader: PriceReader,
  { getBuyer }: Buyers,
  logger: Logger,
): { readonly book: PriceBook; readonly buyers: BuyerSource } {
  return {
    book: {
      async linesOf({ market, segment }, skus) {
        const asked = new Set(skus.map(({ productId, skuId }) => `${productId}:${skuId}`));
        const call = {
          correlationId: crypto.randomUUID(),
          locale: 'en-US',
          signal: AbortSignal.timeout(10_000),
        };
        const found: PriceLine[] = [];
        try {
          for await (const lines of reader.lines('', call))
            for (const line of lines)
              if (
                line.market === market &&
                (line.segment === undefined || line.segment === segment) &&
                asked.has(`${line.productId}:${line.skuId}`)
              )
                found.push(line);
          return found;
        } catch (err) {
          if (!(err instanceof PriceSheetError)) throw err;
          logger.warn({ err }, 'the price file cannot be used');
          return [];
        }
      },
    },
    buyers: {
      read: (customerId, call) => getBuyer(customerId, call),
      kept: async () => new Map(),
    },
  };
}
