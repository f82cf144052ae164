import type { Logger } from '../base/logger.js';
import { sleep } from '../base/waiting.js';
import { createBuyers } from '../partner-center/endpoints/buyers.js';
import type { NotifyAdmins } from '../usecases/delivery/notify-admins.js';
import type { Clock } from '../usecases/ports.js';
import { createKnownBuyers } from '../usecases/prices/buyers.js';
import type { KeepPricesDeps } from '../usecases/prices/keep-prices.js';
import type { BuyerSource, FailedSheet, PriceBook } from '../usecases/prices/price-ports.js';
import { createReadPriceSheets } from '../usecases/prices/read-price-sheets.js';
import { createPassingPrices } from './passing-prices.js';
import type { Stores } from './stores.js';
import type { Upstream } from './upstream.js';

/** Everything about prices. */
export interface Prices {
  /** Lines by offer, market and day. */
  readonly book: PriceBook;
  /** Countries and segments of customers. */
  readonly buyers: BuyerSource;
  /** What keeps them up to date; undefined where nothing is kept. */
  readonly keeping: Omit<KeepPricesDeps, 'workOut'> | undefined;
}

export interface PricesParts {
  /** Undefined for a question from a terminal without a database. */
  readonly stores:
    | Pick<Stores, 'priceSheets' | 'offerMatrix' | 'priceBook' | 'buyers' | 'addPricesJob'>
    | undefined;
  readonly upstream: Pick<Upstream, 'api' | 'priceReader' | 'offerReader'>;
  /** Undefined where nothing is kept. */
  readonly notifyAdmins: NotifyAdmins | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Prices from wherever the settings say; undefined where they are off. Then nothing asks for them, nor for countries. */
export function createPrices({
  stores,
  upstream,
  notifyAdmins,
  clock,
  logger,
}: PricesParts): Prices | undefined {
  const { api, priceReader: reader, offerReader } = upstream;
  if (reader === undefined) return undefined;
  const ofPartnerCenter = createBuyers(api);
  if (stores === undefined)
    return { ...createPassingPrices(reader, ofPartnerCenter, logger), keeping: undefined };
  const { getBuyer } = ofPartnerCenter;
  const buyers = createKnownBuyers({ store: stores.buyers, getBuyer, sleep, clock, logger });
  const parts = {
    tellFailed: async (failed: readonly FailedSheet[]) =>
      notifyAdmins?.({ kind: 'prices-failed', sheets: failed }),
    clock,
    logger,
  };
  const sheets = [
    createReadPriceSheets({ reader, sheets: stores.priceSheets, ...parts }),
    ...(offerReader === undefined
      ? []
      : [createReadPriceSheets({ reader: offerReader, sheets: stores.offerMatrix, ...parts })]),
  ];
  return {
    book: stores.priceBook(reader.source),
    buyers,
    keeping: { sheets, buyers, addJob: stores.addPricesJob },
  };
}
