import type { PriceAlerts } from '../watching/watch-ports.js';
import type { MoneyStore } from './money-ports.js';
import type { PriceBasisOf } from './price-basis-of.js';

/** What alerts are about in money; without it where prices are off. */
export function createPriceAlerts({
  money,
  priceBasisOf,
}: {
  /** Undefined with prices off. */
  readonly money: Pick<MoneyStore, 'ofAlerts'> | undefined;
  readonly priceBasisOf: PriceBasisOf;
}): PriceAlerts {
  return async (watched) => {
    const [first] = watched;
    if (money === undefined || first === undefined) return watched;
    const basis = await priceBasisOf(first.alert.conversation);
    const known = await money.ofAlerts(
      watched.map(({ alert }) => alert),
      basis,
    );
    return watched.map((one) => {
      const own = known.get(one.alert.alertId);
      return own === undefined ? one : { ...one, money: own };
    });
  };
}
