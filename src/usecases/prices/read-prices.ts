import type { Logger } from '../../base/logger.js';
import { DAY_MS, earlier, MINUTE_MS } from '../../base/time.js';
import { within } from '../../base/within.js';
import type { OfferLine } from '../../domain/money/offer-line.js';
import type { Buyer, PricedSku, PriceLine } from '../../domain/money/price.js';
import { skusOf } from '../../domain/money/sheet-names.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { CallContext, Clock } from '../ports.js';
import type { BuyerSource, OfferBook, PriceBook } from './price-ports.js';

/** The prices that count for one customer's subscriptions. */
export interface CustomerPrices {
  readonly buyer: Buyer;
  readonly lines: readonly PriceLine[];
  /** What its SKUs are where they are assigned; empty without an offer matrix. */
  readonly offers: readonly OfferLine[];
}

/** What is known of a customer's prices; undefined where that is nothing. Never rejects. */
export type ReadPrices = (
  customerId: string,
  terms: readonly SubscriptionTerm[],
  call: CallContext,
) => Promise<CustomerPrices | undefined>;

export interface ReadPricesDeps {
  readonly prices: PriceBook;
  /** Undefined where nothing is kept. */
  readonly offers?: OfferBook | undefined;
  readonly buyers: BuyerSource;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The most an answer may be held up, in milliseconds; 3 seconds by default. */
  readonly limitMs?: number | undefined;
}

/** The longest term is of three years, and one that is over is in force for a while. */
const BACK_DAYS = 4 * 366;
/** A new sheet or price file counts after this time at the latest. */
const KEEP_MS = MINUTE_MS;
const MOST_KEPT = 5000;

/** Reads the prices of a customer's subscriptions, bounded in time: an answer does without them rather than wait. */
export function createReadPrices({
  prices,
  offers,
  buyers,
  clock,
  logger,
  limitMs = 3000,
}: ReadPricesDeps): ReadPrices {
  const linesOf = createPriceMemory(prices, clock);
  const offersOf = createOfferMemory(offers, clock);

  return async (customerId, terms, call) => {
    const skus = skusOf(terms);
    const read = async (): Promise<CustomerPrices | undefined> => {
      const buyer = await buyers.read(customerId, call);
      if (buyer === undefined) return undefined;
      const [lines, named] = await Promise.all([linesOf(buyer, skus), offersOf(skus)]);
      return { buyer, lines, offers: named };
    };
    try {
      return await within(limitMs, read(), () => undefined);
    } catch (err) {
      logger.warn({ err, customerId, correlationId: call.correlationId }, 'Prices are missing');
      return undefined;
    }
  };
}

/** Lines of SKUs, kept for a minute: many customers buy the same. */
export function createPriceMemory(
  prices: PriceBook,
  clock: Clock,
): (buyer: Buyer, skus: readonly PricedSku[]) => Promise<readonly PriceLine[]> {
  const remember = createSkuMemory<PriceLine>(clock);
  return (buyer, skus) =>
    remember(`${buyer.market} ${buyer.segment}`, skus, (missing) =>
      prices.linesOf(buyer, missing, spanOf(clock.now())),
    );
}

/** What SKUs are where they are assigned, kept as prices are; nothing without an offer matrix. */
export function createOfferMemory(
  offers: OfferBook | undefined,
  clock: Clock,
): (skus: readonly PricedSku[]) => Promise<readonly OfferLine[]> {
  const remember = createSkuMemory<OfferLine>(clock);
  return async (skus) =>
    offers === undefined ? [] : remember('', skus, (missing) => offers.ofSkus(missing));
}

function createSkuMemory<Line extends PricedSku>(clock: Clock) {
  const kept = new Map<string, readonly Line[]>();
  let keptSince = 0;

  return async (
    whose: string,
    skus: readonly PricedSku[],
    read: (missing: readonly PricedSku[]) => Promise<readonly Line[]>,
  ): Promise<readonly Line[]> => {
    const now = clock.now().getTime();
    const age = now - keptSince;
    if (age < 0 || age > KEEP_MS || kept.size > MOST_KEPT) {
      kept.clear();
      keptSince = now;
    }
    const keyOf = ({ productId, skuId }: PricedSku) => `${whose} ${productId}:${skuId}`;
    const missing = skus.filter((sku) => !kept.has(keyOf(sku)));
    const found = missing.length === 0 ? [] : await read(missing);
    const fresh = new Map(
      missing.map((sku) => [keyOf(sku), found.filter((line) => isOf(line, sku))] as const),
    );
    for (const [key, lines] of fresh) kept.set(key, lines);
    return skus.flatMap((sku) => fresh.get(keyOf(sku)) ?? kept.get(keyOf(sku)) ?? []);
  };
}

function spanOf(now: Date): { readonly from: Date; readonly until: Date } {
  return { from: earlier(now, BACK_DAYS * DAY_MS), until: now };
}

function isOf(line: PricedSku, { productId, skuId }: PricedSku): boolean {
  return line.productId === productId && line.skuId === skuId;
}
