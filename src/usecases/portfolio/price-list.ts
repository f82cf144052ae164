import type { MoneyRange } from '../../domain/money/money-range.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import { toldSum } from '../../domain/money/told-money.js';
import type { MoneyStore } from '../prices/money-ports.js';
import type { CustomersOutcome, FiguresPage, ListedCustomer, RenewalsPage } from './list-customers.js';

/** Puts to the lines of a list what their unused seats cost, on a basis; without it with prices off. Throws StorageError. */
export type PriceList = (outcome: CustomersOutcome, basis: PriceBasis) => Promise<CustomersOutcome>;

export function createPriceList({
  money,
}: {
  /** Undefined with prices off. */
  readonly money: Pick<MoneyStore, 'of' | 'ofAlerts' | 'ofProducts'> | undefined;
}): PriceList {
  if (money === undefined) return async (outcome) => outcome;
  const store = money;

  async function renewals(page: RenewalsPage, basis: PriceBasis): Promise<RenewalsPage> {
    const known = await store.ofAlerts(
      page.lines.map(({ customer: { customerId }, renewal: { subscriptionId, offerName } }) => ({
        alertId: keyOf(customerId, subscriptionId),
        customerId,
        subject: { kind: 'subscription', subscriptionId, offerName },
      })),
      basis,
    );
    const lines = page.lines.map((line) => {
      const worth = known.get(keyOf(line.customer.customerId, line.renewal.subscriptionId))?.own;
      return worth === undefined ? line : { ...line, worth };
    });
    return { ...page, lines, basis: lines.some(({ worth }) => worth !== undefined) ? basis : undefined };
  }

  /** Of the products asked about; of workloads, which have no price, nothing; else of everything a customer has. */
  async function amountsOf(
    { lines, parts }: FiguresPage,
    basis: PriceBasis,
  ): Promise<ReadonlyMap<string, readonly MoneyRange[]>> {
    const ids = lines.map(({ customerId }) => customerId);
    const products = parts.filter(({ kind }) => kind === 'product').map(({ name }) => name);
    if (products.length < parts.length) return new Map();
    if (products.length > 0) return store.ofProducts(ids, products, basis);
    const totals = await store.of(ids, basis);
    return new Map([...totals].map(([customerId, sums]) => [customerId, toldSum(sums).amounts] as const));
  }

  async function figures(page: FiguresPage, basis: PriceBasis): Promise<FiguresPage> {
    const known = await amountsOf(page, basis);
    const lines = page.lines.map((line): ListedCustomer => {
      const amounts = known.get(line.customerId) ?? [];
      return amounts.length === 0 ? line : { ...line, amounts };
    });
    return { ...page, lines, basis: lines.some(({ amounts }) => amounts !== undefined) ? basis : undefined };
  }

  return async (outcome, basis) => {
    switch (outcome.kind) {
      case 'renewals':
        return renewals(outcome, basis);
      case 'figures':
        return figures(outcome, basis);
      case 'plans':
      case 'no-such-product':
      case 'nothing-swept':
        return outcome;
    }
  };
}

function keyOf(customerId: string, subscriptionId: string): string {
  return `${customerId} ${subscriptionId}`;
}
