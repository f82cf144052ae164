import { compareTexts } from '../../base/compare-texts.js';
import type { MoneyRange } from '../money/money-range.js';
import { type Alert, isClosed } from './alert.js';
import { amountAtStake, type WeighedAlert } from './alert-money.js';
import { compareAlerts } from './alert-order.js';

/** The alerts of one customer, as they are listed. */
export interface CustomerAlerts<Item extends WeighedAlert> {
  readonly items: readonly [Item, ...Item[]];
  /** The seats at stake in the worst of them: seats of several alerts may be the same ones. */
  readonly seats: number;
  /** The most that one of them costs a month; undefined where none has an amount. */
  readonly amount: MoneyRange | undefined;
}

/**
 * Groups alerts by customer, the heaviest customer first, those of one customer as a card lists them. By money: amounts
 * of one currency together, the currency of most customers first, and whoever has no amount last, by seats.
 */
export function alertsByCustomer<Item extends WeighedAlert>(
  items: readonly Item[],
): readonly CustomerAlerts<Item>[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of [...items].sort((a, b) => compareAlerts(a.alert, b.alert))) {
    const known = groups.get(item.alert.customerId);
    if (known === undefined) groups.set(item.alert.customerId, [item]);
    else known.push(item);
  }
  const weighed = [...groups.values()].map((group) => ({
    items: group,
    seats: group.reduce((most, { alert }) => Math.max(most, seatsAtStake(alert)), 0),
    amount: group.map(amountAtStake).reduce(larger, undefined),
  }));
  const compareAmounts = amountOrder(weighed.flatMap(({ amount }) => amount ?? []));
  return weighed.sort(
    (a, b) =>
      compareAmounts(a.amount, b.amount) ||
      b.seats - a.seats ||
      compareAlerts(a.items[0].alert, b.items[0].alert),
  );
}

/** Alerts one after the other as lists have them: by customer, the heaviest first, and what is over behind all others. */
export function alertsInOrder<Item extends WeighedAlert>(items: readonly Item[]): readonly Item[] {
  const [closed, open] = [true, false].map((isOver) =>
    alertsByCustomer(items.filter(({ alert }) => isClosed(alert) === isOver)).flatMap((group) => group.items),
  );
  return [...(open ?? []), ...(closed ?? [])];
}

/** Of one customer: its amounts are of one currency, but for what goes on in another one. */
function larger(one: MoneyRange | undefined, other: MoneyRange | undefined): MoneyRange | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.currency === other.currency && other.atMost > one.atMost ? other : one;
}

function amountOrder(
  amounts: readonly MoneyRange[],
): (a: MoneyRange | undefined, b: MoneyRange | undefined) => number {
  const alike = new Map<string, number>();
  for (const { currency } of amounts) alike.set(currency, (alike.get(currency) ?? 0) + 1);
  const countOf = ({ currency }: MoneyRange) => alike.get(currency) ?? 0;
  return (a, b) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return (
      countOf(b) - countOf(a) ||
      compareTexts(a.currency, b.currency) ||
      b.atMost - a.atMost ||
      b.atLeast - a.atLeast
    );
  };
}

/** How many seats an alert is about: unused ones, those beyond what was bought, or all of a term that costs more. */
function seatsAtStake({ figures }: Pick<Alert, 'figures'>): number {
  switch (figures.kind) {
    case 'workload':
      return Math.abs(figures.licensesQualified - figures.licensesActive);
    case 'product':
      return figures.unusedAtMost;
    case 'renewal':
      return figures.isUsageUnknown ? figures.quantity : figures.unusedAtMost;
  }
}
