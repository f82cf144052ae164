import type { IdleWorth, MoneyTotals } from '../../domain/money/customer-money.js';
import type { MoneyRange } from '../../domain/money/money-range.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { Alert, AlertSubject } from '../../domain/watching/alert.js';
import type { AlertMoney } from '../../domain/watching/alert-money.js';

/** What the unused seats of one customer cost, to be kept beside its figures. */
export interface KeptMoney {
  /** Lower-case GUID. */
  readonly customerId: string;
  readonly totals: MoneyTotals;
  /** Of products and subscriptions, as alerts are about them. */
  readonly subjects: readonly (IdleWorth & { readonly subject: AlertSubject })[];
}

/** What unused seats cost, customer by customer. Methods throw StorageError. */
export interface MoneyStore {
  /** Keeps what these customers' unused seats cost in the place of everything kept of them, on any basis. */
  keep(customerIds: readonly string[], money: readonly KeptMoney[], at: Date): Promise<void>;
  /** Of these customers, those of whom something is kept. */
  of(customerIds: readonly string[], basis: PriceBasis): Promise<ReadonlyMap<string, MoneyTotals>>;
  /** What alerts are about, by alert id; without those of whose customers nothing is kept. */
  ofAlerts(
    alerts: readonly Pick<Alert, 'alertId' | 'customerId' | 'subject'>[],
    basis: PriceBasis,
  ): Promise<ReadonlyMap<string, AlertMoney>>;
  /** What these products' unused seats cost each of these customers; without those where that is nothing. */
  ofProducts(
    customerIds: readonly string[],
    productNames: readonly string[],
    basis: PriceBasis,
  ): Promise<ReadonlyMap<string, readonly MoneyRange[]>>;
  /** Of all customers together; undefined where nothing is kept. */
  totals(basis: PriceBasis): Promise<MoneyTotals | undefined>;
}
