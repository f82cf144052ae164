/**
 * Who a price is for, in lower case. What the API calls nonprofit is `charity`, as in the price sheet. An open set: words
 * unknown so far stay as they are, and meet only themselves.
 */
export type Segment = string;

/** A product of new commerce as offers and price sheets name it. Both ids in capitals. */
export interface PricedSku {
  readonly productId: string;
  /** Four characters, zeroes in front included. */
  readonly skuId: string;
}

/** Whose prices count for a customer. */
export interface Buyer {
  /** Two capitals, ISO 3166-1: the customer's country, not the partner's. */
  readonly market: string;
  readonly segment: Segment;
}

/**
 * One line of a price sheet. Prices are for one seat and the whole term, also when it is billed by the month. Source:
 * get-a-price-sheet.
 */
export interface PriceLine extends PricedSku {
  /** Spelled as in the sheet; empty in a price file that does not say. */
  readonly productTitle: string;
  readonly skuTitle: string;
  /** As in Buyer. */
  readonly market: string;
  /** Undefined in a price file of one's own that does not say: for everyone who has no line of their own. */
  readonly segment: Segment | undefined;
  /** Three capitals, ISO 4217. */
  readonly currency: string;
  /** ISO 8601 duration in capitals: P1M, P1Y, P3Y; empty for none. */
  readonly termDuration: string;
  /** In lower case, as an offer's billingCycle: monthly, annual, triennial, none, or another value. */
  readonly billingPlan: string;
  /** What the partner pays; undefined where the line does not say. Never negative. */
  readonly unitPrice: number | undefined;
  /** The suggested retail price; undefined where the line does not say. Never negative. */
  readonly erpPrice: number | undefined;
  /** First day in force, midnight UTC; undefined: always was. */
  readonly effectiveFrom: Date | undefined;
  /**
   * Last day in force, midnight UTC; undefined: until further notice. Sheets let one line end on the day on which the
   * next begins: of several in force the one that began last counts.
   */
  readonly effectiveUntil: Date | undefined;
  /** Seats from and to which the line is for; undefined where there is no such bound. */
  readonly seatsFrom: number | undefined;
  readonly seatsTo: number | undefined;
}
