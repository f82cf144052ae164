import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { PricedCustomer } from '../../domain/money/priced-portfolio.js';
import type { MoneyStore } from './money-ports.js';

/** The same customers with what their unused seats cost, where that is kept. Throws StorageError. */
export async function withMoney<Listed extends Pick<PricedCustomer, 'customerId' | 'money'>>(
  customers: readonly Listed[],
  store: Pick<MoneyStore, 'of'> | undefined,
  basis: PriceBasis,
): Promise<readonly Listed[]> {
  if (store === undefined || customers.length === 0) return customers;
  const kept = await store.of(
    customers.map(({ customerId }) => customerId),
    basis,
  );
  return customers.map((customer) => {
    const money = kept.get(customer.customerId);
    return money === undefined ? customer : { ...customer, money };
  });
}
