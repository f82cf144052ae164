import type { Buyer, PricedSku, PriceLine } from '../../domain/money/price.js';
import type { CallContext } from '../ports.js';

/** The prices that are kept. Empty with PRICE_SHEET=off. Throws StorageError. */
export interface PriceBook {
  /**
   * Every line for this buyer's market, and for its segment or for any, of these products, in force on any of these
   * days: of every term and billing plan, in no order. Asks the database once; never Partner Center.
   */
  linesOf(
    buyer: Buyer,
    skus: readonly PricedSku[],
    days: { readonly from: Date; readonly until: Date },
  ): Promise<readonly PriceLine[]>;
}

/** Country and segment of customers: asked of Partner Center once and kept. */
export interface BuyerSource {
  /** Undefined where it cannot be said: an unknown customer, no country, or Partner Center does not answer. Throws StorageError. */
  read(customerId: string, call: CallContext): Promise<Buyer | undefined>;
  /** Of those among these that are kept already, by customer id; never asks Partner Center. */
  kept(customerIds: readonly string[]): Promise<ReadonlyMap<string, Buyer>>;
}
