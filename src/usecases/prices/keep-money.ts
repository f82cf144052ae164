import { deriveMoney } from '../../domain/money/customer-money.js';
import type { Buyer } from '../../domain/money/price.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import { skusOf, withSheetNames } from '../../domain/money/sheet-names.js';
import { deriveInsight } from '../../domain/usage/license-usage.js';
import { deriveRenewals } from '../../domain/usage/renewal.js';
import { deriveDeployment } from '../../domain/usage/unassigned-seats.js';
import type { AlertSubject } from '../../domain/watching/alert.js';
import type { Clock } from '../ports.js';
import type { WorkOut } from '../sweep/work-out.js';
import type { WatchReading, WatchReadings } from '../watching/watch-ports.js';
import type { KeptMoney, MoneyStore } from './money-ports.js';
import type { BuyerSource, OfferBook, PriceBook } from './price-ports.js';
import { createOfferMemory, createPriceMemory } from './read-prices.js';

export interface KeepMoneyDeps {
  readonly readings: Pick<WatchReadings, 'readings'>;
  readonly prices: PriceBook;
  /** Undefined where there is no offer matrix. */
  readonly offers?: OfferBook | undefined;
  readonly buyers: Pick<BuyerSource, 'kept'>;
  readonly money: Pick<MoneyStore, 'keep'>;
  /** The list's prices always, what the partner pays only with PRICE_BASIS=cost. */
  readonly bases: readonly PriceBasis[];
  readonly clock: Clock;
}

/** Works out what everybody's unused seats cost, from kept usage, subscriptions, prices and countries, and keeps it. */
export function createKeepMoney({
  readings,
  prices,
  offers,
  buyers,
  money,
  bases,
  clock,
}: KeepMoneyDeps): WorkOut {
  const linesOf = createPriceMemory(prices, clock);
  const offersOf = createOfferMemory(offers, clock);

  return async ({ customerIds, signal }) => {
    for await (const batch of readings.readings(customerIds)) {
      signal.throwIfAborted();
      const ids = batch.map(({ customerId }) => customerId);
      const known = await buyers.kept(ids);
      const kept: KeptMoney[] = [];
      for (const reading of batch) {
        const buyer = known.get(reading.customerId);
        if (buyer !== undefined)
          kept.push(...(await moneyOf(reading, buyer, { linesOf, offersOf }, bases, clock.now())));
      }
      await money.keep(ids, kept, clock.now());
    }
  };
}

async function moneyOf(
  { customerId, rows, deployments = [], terms }: WatchReading,
  buyer: Buyer,
  {
    linesOf,
    offersOf,
  }: {
    readonly linesOf: ReturnType<typeof createPriceMemory>;
    readonly offersOf: ReturnType<typeof createOfferMemory>;
  },
  bases: readonly PriceBasis[],
  now: Date,
): Promise<readonly KeptMoney[]> {
  if (terms === undefined) return [];
  const insight = deriveInsight(rows, {
    // Flags are not used here.
    lowUsagePercent: 0,
    now,
    deployments: deriveDeployment(deployments).products,
  });
  if (insight === undefined) return [];
  const skus = skusOf(terms);
  const [lines, offers] = await Promise.all([linesOf(buyer, skus), offersOf(skus)]);
  const renewals = deriveRenewals(withSheetNames(terms, lines, offers), now);
  return bases.map((basis): KeptMoney => {
    const {
      products,
      terms: worths,
      ...totals
    } = deriveMoney({ products: insight.products, renewals }, { lines, buyer, basis }, now);
    const ofProducts = products.map(({ productName, salesChannel, ...worth }) => ({
      subject: { kind: 'product', productName, salesChannel } satisfies AlertSubject,
      ...worth,
    }));
    const ofTerms = renewals.flatMap(({ subscriptionId, offerName }) => {
      const worth = worths.get(subscriptionId);
      const subject: AlertSubject = { kind: 'subscription', subscriptionId, offerName };
      return worth === undefined ? [] : [{ subject, ...worth }];
    });
    return { customerId, totals, subjects: [...ofProducts, ...ofTerms] };
  });
}
