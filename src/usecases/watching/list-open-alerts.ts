import type { Alert } from '../../domain/watching/alert.js';
import { alertsByCustomer } from '../../domain/watching/alerts-by-customer.js';
import type { Clock } from '../ports.js';
import type { AlertAsker, AlertStore, PriceAlerts, WatchedAlert } from './watch-ports.js';

/** The most alerts that are looked through; the latest of more. */
const MOST_ALERTS = 2_000;

/** An alert that is not closed, and how it stands now. */
export interface OpenAlert extends WatchedAlert {
  readonly stands: 'open' | 'acknowledged' | 'snoozed';
}

/** What is not closed where somebody may ask. */
export interface OpenAlerts {
  /** By customer, the heaviest customer first, as `alerts` lists them. */
  readonly alerts: readonly OpenAlert[];
  /** There are more than were looked through. */
  readonly isCut: boolean;
}

/** Alerts of all conversations that somebody may ask in, of one customer when given. Throws StorageError. */
export type ListOpenAlerts = (
  asker: AlertAsker | 'everybody',
  customerId: string | undefined,
) => Promise<OpenAlerts>;

export function createListOpenAlerts({
  alerts,
  priceAlerts,
  clock,
}: {
  readonly alerts: Pick<AlertStore, 'openFor'>;
  readonly priceAlerts: PriceAlerts;
  readonly clock: Clock;
}): ListOpenAlerts {
  return async (asker, customerId) => {
    const found = await alerts.openFor(asker, { customerId, most: MOST_ALERTS });
    const priced = await priceAlerts(found);
    const now = clock.now();
    return {
      alerts: alertsByCustomer(priced).flatMap(({ items }) =>
        items.map((item) => ({ ...item, stands: standingOf(item.alert, now) })),
      ),
      isCut: found.length === MOST_ALERTS,
    };
  };
}

function standingOf({ state }: Alert, now: Date): OpenAlert['stands'] {
  if (state.kind === 'acknowledged') return 'acknowledged';
  return state.kind === 'snoozed' && state.until > now ? 'snoozed' : 'open';
}
