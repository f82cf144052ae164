import { earlier, HOUR_MS } from '../../base/time.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import { skusOf, withSheetNames } from '../../domain/money/sheet-names.js';
import type { PriceSource } from '../../domain/money/term-prices.js';
import { derivePlan } from '../../domain/plan/derive-plan.js';
import type { SubscribedSku } from '../../domain/seats/subscribed-sku.js';
import { deriveInsight } from '../../domain/usage/license-usage.js';
import { deriveRenewals } from '../../domain/usage/renewal.js';
import { deriveDeployment } from '../../domain/usage/unassigned-seats.js';
import type { Clock } from '../ports.js';
import type { BuyerSource, OfferBook, PriceBook } from '../prices/price-ports.js';
import { createOfferMemory, createPriceMemory } from '../prices/read-prices.js';
import type { LiveSeatReadings } from '../sweep/sweep-live-seats.js';
import type { WorkOut } from '../sweep/work-out.js';
import type { WatchReading, WatchReadings } from '../watching/watch-ports.js';
import type { KeptChange, PlannedChanges } from './plan-ports.js';

export interface KeepPlansDeps {
  readonly readings: Pick<WatchReadings, 'readings'>;
  readonly plans: Pick<PlannedChanges, 'keep'>;
  /** What tenants hold, where sweeps read it. */
  readonly liveSeats?: Pick<LiveSeatReadings, 'of'> | undefined;
  /** Undefined with prices off: then nothing is known of savings. */
  readonly prices: { readonly prices: PriceBook; readonly buyers: Pick<BuyerSource, 'kept'> } | undefined;
  readonly offers?: OfferBook | undefined;
  /** The list's prices always, what the partner pays only with PRICE_BASIS=cost. */
  readonly bases: readonly PriceBasis[];
  /** PLAN_ALLOWANCE_PERCENT, 0-100. */
  readonly planAllowancePercent: number;
  readonly clock: Clock;
}

/** What a tenant held counts until the sweep after the next: then the weekly report is as good. */
const LIVE_HOURS = 36;

/** Works out which seats could go everywhere, from what is kept, and keeps it: Partner Center is not asked. */
export function createKeepPlans(deps: KeepPlansDeps): WorkOut {
  const { readings, plans, liveSeats, prices, offers, bases, planAllowancePercent, clock } = deps;
  const linesOf = prices && createPriceMemory(prices.prices, clock);
  const offersOf = createOfferMemory(offers, clock);

  async function changesOf(
    { customerId, rows, deployments = [], terms }: WatchReading,
    buyer: PriceSource['buyer'] | undefined,
    held: readonly SubscribedSku[] | undefined,
  ): Promise<readonly KeptChange[]> {
    if (terms === undefined) return [];
    const now = clock.now();
    const reported = deriveDeployment(deployments).products;
    // Flags are not used here.
    const insight = deriveInsight(rows, { lowUsagePercent: 0, now, deployments: reported });
    const skus = skusOf(terms);
    const [lines, matrix] = await Promise.all([
      buyer === undefined ? undefined : linesOf?.(buyer, skus),
      offersOf(skus),
    ]);
    const facts = {
      renewals: deriveRenewals(lines === undefined ? terms : withSheetNames(terms, lines, matrix), now),
      products: insight?.products ?? [],
      deployments: reported,
      live: held && { skus: held, matrix },
    };
    return bases.flatMap((basis) => {
      const source = lines === undefined || buyer === undefined ? undefined : { lines, buyer, basis };
      const { licences } = derivePlan(facts, {
        allowancePercent: planAllowancePercent,
        prices: source,
        now,
      });
      return licences
        .flatMap(({ changes }) => changes)
        .map(
          ({ renewal, from, to, lastDay, saving }): KeptChange => ({
            customerId,
            basis,
            subscriptionId: renewal.subscriptionId,
            product: renewal.offerName,
            seats: from - to,
            lastDay,
            saving: typeof saving === 'string' ? undefined : saving,
          }),
        );
    });
  }

  return async ({ customerIds, signal }) => {
    for await (const batch of readings.readings(customerIds)) {
      signal.throwIfAborted();
      const ids = batch.map(({ customerId }) => customerId);
      const [known, held] = await Promise.all([
        prices?.buyers.kept(ids),
        liveSeats?.of(ids, earlier(clock.now(), LIVE_HOURS * HOUR_MS)),
      ]);
      const kept: KeptChange[] = [];
      for (const reading of batch)
        kept.push(
          ...(await changesOf(reading, known?.get(reading.customerId), held?.get(reading.customerId))),
        );
      await plans.keep(ids, kept);
    }
  };
}
