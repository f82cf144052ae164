import type { Alert } from './alert.js';
import { compareAlerts } from './alert-order.js';

/** The alerts of one customer, as they are listed. */
export interface CustomerAlerts<Item extends { readonly alert: Alert }> {
  readonly items: readonly [Item, ...Item[]];
  /** The seats at stake in the worst of them: seats of several alerts may be the same ones. */
  readonly seats: number;
}

/** Groups alerts by customer, the heaviest customer first, those of one customer as a card lists them. */
export function alertsByCustomer<Item extends { readonly alert: Alert }>(
  items: readonly Item[],
): readonly CustomerAlerts<Item>[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of [...items].sort((a, b) => compareAlerts(a.alert, b.alert))) {
    const known = groups.get(item.alert.customerId);
    if (known === undefined) groups.set(item.alert.customerId, [item]);
    else known.push(item);
  }
  return [...groups.values()]
    .map((group) => ({
      items: group,
      seats: group.reduce((most, { alert }) => Math.max(most, seatsAtStake(alert)), 0),
    }))
    .sort((a, b) => b.seats - a.seats || compareAlerts(a.items[0].alert, b.items[0].alert));
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
