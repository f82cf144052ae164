import type { CardContents } from '../delivery/delivery-ports.js';
import type { PriceAlerts } from '../watching/watch-ports.js';
import type { PriceBasisOf } from './price-basis-of.js';

/**
 * What cards show, with what it costs. A digest is made before it is sent: an amount on a basis that its conversation
 * does not show any more is left out of it.
 */
export function createPricedContents({
  contents,
  priceAlerts,
  priceBasisOf,
}: {
  readonly contents: CardContents;
  readonly priceAlerts: PriceAlerts;
  readonly priceBasisOf: PriceBasisOf;
}): CardContents {
  return {
    async read(card, conversation) {
      const message = await contents.read(card, conversation);
      switch (message.kind) {
        case 'alerts':
          return { ...message, alerts: await priceAlerts(message.alerts) };
        case 'digest': {
          const isShown = (await priceBasisOf(conversation)) === 'cost';
          return isShown ? message : { ...message, digest: withoutCost(message.digest) };
        }
        case 'superseded':
        case 'test-alert':
        case 'notice':
          return message;
      }
    },
  };
}

/** The same digest without any amount that is told on the basis of what the partner pays. */
function withoutCost(digest: unknown): unknown {
  return JSON.parse(JSON.stringify(digest ?? null), (key, value: unknown) =>
    key === 'money' && isOfCost(value) ? undefined : value,
  );
}

function isOfCost(money: unknown): boolean {
  return typeof money === 'object' && money !== null && 'basis' in money && money.basis === 'cost';
}
