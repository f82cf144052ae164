import type { Logger } from '../../base/logger.js';
import { DAY_MS, earlier, MINUTE_MS } from '../../base/time.js';
import { within } from '../../base/within.js';
import type { Buyer, PricedSku, PriceLine } from '../../domain/money/price.js';
import { skusOf } from '../../domain/money/sheet-names.js';
import type { SubscriptionTerm } from '../../domain/terms/subscription-term.js';
import type { CallContext, Clock } from '../ports.js';
import type { BuyerSource, PriceBook } from './price-ports.js';

/** The prices that count for one customer's subscriptions. */
export interface CustomerPrices {
  readonly buyer: Buyer;
  readonly lines: readonly PriceLine[];
}

/** What is known of a customer's prices; undefined where that is nothing. Never rejects. */
export type ReadPrices = (
  customerId: string,
  terms: readonly SubscriptionTerm[],
  call: CallContext,
) => Promise<CustomerPrices | undefined>;

export interface ReadPricesDeps {
  readonly prices: PriceBook;
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
  buyers,
  clock,
  logger,
  limitMs = 3000,
}: ReadPricesDeps): ReadPrices {
  const linesOf = createPriceMemory(prices, clock);

  return async (customerId, terms, call) => {
    const skus = skusOf(terms);
    const read = async (): Promise<CustomerPrices | undefined> => {
      const buyer = await buyers.read(customerId, call);
      return buyer && { buyer, lines: await linesOf(buyer, skus) };
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
  const kept = new Map<string, readonly PriceLine[]>();
  let keptSince = 0;

  return async (buyer, skus) => {
    const now = clock.now();
    const age = now.getTime() - keptSince;
    if (age < 0 || age > KEEP_MS || kept.size > MOST_KEPT) {
      kept.clear();
      keptSince = now.getTime();
    }
    const missing = skus.filter((sku) => !kept.has(keyOf(buyer, sku)));
    const found = missing.length === 0 ? [] : await prices.linesOf(buyer, missing, spanOf(now));
    const read = new Map(
      missing.map((sku) => [keyOf(buyer, sku), found.filter((line) => isOf(line, sku))] as const),
    );
    for (const [key, lines] of read) kept.set(key, lines);
    return skus.flatMap((sku) => read.get(keyOf(buyer, sku)) ?? kept.get(keyOf(buyer, sku)) ?? []);
  };
}

function spanOf(now: Date): { readonly from: Date; readonly until: Date } {
  return { from: earlier(now, BACK_DAYS * DAY_MS), until: now };
}

function isOf(line: PriceLine, { productId, skuId }: PricedSku): boolean {
  return line.productId === productId && line.skuId === skuId;
}

function keyOf({ market, segment }: Buyer, { productId, skuId }: PricedSku): string {
  return `${market} ${segment} ${productId}:${skuId}`;
}
