import { namesKey } from '../usage/name-key.js';
import { createProductMatcher, type ProductOfChannel } from '../usage/product-match.js';
import type { ProductUsage } from '../usage/product-usage.js';
import type { Renewal } from '../usage/renewal.js';
import type { SeatRange } from '../usage/seat-range.js';
import { idleMoney, type PricedSeats, type Worth } from './idle-money.js';
import { addMoney, type MoneyRange } from './money-range.js';
import type { PriceBasis } from './price-basis.js';
import { type PriceSource, type TermPrices, termPrices } from './term-prices.js';

/** What unused seats cost a month: in the terms under way, lost until those end, and after renewal, saved if they go. */
export interface IdleWorth {
  readonly now: Worth;
  readonly after: Worth;
}

/** What unused seats cost, of one customer or of many, of one basis: the two are never mixed. */
export interface MoneyTotals {
  readonly basis: PriceBasis;
  readonly now: MoneySum;
  readonly after: MoneySum;
  /** Of `after`, what can still be kept from renewing within the next 30 days. By currency. */
  readonly savable: readonly MoneyRange[];
}

/** What a customer's unused seats cost, and which. */
export interface CustomerMoney extends MoneyTotals {
  /** In the order of the usage's products. */
  readonly products: readonly ProductMoney[];
  /** By subscription id: unused seats that may be of this subscription. Without those whose product is not certain. */
  readonly terms: ReadonlyMap<string, IdleWorth>;
}

/** Amounts by currency, and of how many products they are. */
export interface MoneySum {
  readonly amounts: readonly MoneyRange[];
  /** Products whose price is known, those whose seats cost nothing included. */
  readonly priced: number;
  /** Licence products with usage: what is billed by usage has no seats and is not among them. */
  readonly products: number;
}

export interface ProductMoney extends ProductOfChannel, IdleWorth {}

/** What has its last day to act within so many days counts as what can be saved now. */
const SAVABLE_DAYS = 30;

/**
 * What unused seats cost. A product's subscriptions are those that its name certainly fits, as with renewals; their
 * prices are joined by ids, term, billing, segment and market. A product without a price is counted and not guessed.
 */
export function deriveMoney(
  facts: { readonly products: readonly ProductUsage[]; readonly renewals: readonly Renewal[] },
  source: PriceSource,
  today: Date,
): CustomerMoney {
  const match = createProductMatcher(facts.products);
  const priced = facts.renewals.flatMap((renewal): readonly PricedRenewal[] => {
    const product = match(renewal);
    return product === undefined ? [] : [{ renewal, product, prices: termPrices(renewal, source, today) }];
  });
  const ofProduct = (product: ProductUsage) => priced.filter((one) => one.product === product);
  const products = facts.products.map((product): ProductMoney => {
    const { productName, salesChannel } = product;
    return { productName, salesChannel, ...productWorth(product, ofProduct(product)) };
  });
  return {
    basis: source.basis,
    now: sumOf(products.map(({ now }) => now)),
    after: sumOf(products.map(({ after }) => after)),
    savable: addMoney(
      facts.products.flatMap((product) => known(worthAfter(product, ofProduct(product), isSavable))),
    ),
    products,
    terms: new Map(priced.map((one) => [one.renewal.subscriptionId, termWorth(one, ofProduct(one.product))])),
  };
}

/** What is said of a product; undefined for one that money does not know. */
export function moneyOfProduct(
  money: CustomerMoney | undefined,
  { productName, salesChannel }: ProductOfChannel,
): ProductMoney | undefined {
  const key = namesKey(productName, salesChannel);
  return money?.products.find((product) => namesKey(product.productName, product.salesChannel) === key);
}

interface PricedRenewal {
  readonly renewal: Renewal;
  readonly product: ProductUsage;
  readonly prices: TermPrices;
}

function productWorth(product: ProductUsage, priced: readonly PricedRenewal[]): IdleWorth {
  return {
    now: idleMoney(product.unused, product.seats, priced.map(seatsNow)),
    after: worthAfter(product, priced, () => true),
  };
}

/** What its unused seats cost after the terms that are counted here; seats of the others are without a price. */
function worthAfter(
  { unused, seats }: ProductUsage,
  priced: readonly PricedRenewal[],
  isCounted: (one: PricedRenewal) => boolean,
): Worth {
  const counted = priced.filter(isCounted);
  if (counted.length === 0 && priced.length > 0) return 'nothing';
  const going = priced.reduce((sum, one) => sum + goingSeats(one), 0);
  return idleMoney(without(unused, going), Math.max(0, seats - going), counted.map(seatsAfter));
}

function termWorth(one: PricedRenewal, ofProduct: readonly PricedRenewal[]): IdleWorth {
  const { product } = one;
  return {
    now: idleMoney(product.unused, product.seats, [seatsNow(one)]),
    after: worthAfter(product, ofProduct, (other) => other === one),
  };
}

function seatsNow({ renewal, prices }: PricedRenewal): PricedSeats {
  return { seats: renewal.quantity, price: prices.now };
}

function seatsAfter({ prices }: PricedRenewal): PricedSeats {
  return { seats: prices.seatsAfter, price: prices.after };
}

/** Seats that somebody has seen to already: they end with the term. */
function goingSeats({ renewal, prices }: PricedRenewal): number {
  return Math.max(0, renewal.quantity - prices.seatsAfter);
}

function without({ atLeast, atMost }: SeatRange, seats: number): SeatRange {
  return { atLeast: Math.max(0, atLeast - seats), atMost: Math.max(0, atMost - seats) };
}

function isSavable({ renewal: { daysLeft } }: PricedRenewal): boolean {
  return daysLeft !== undefined && daysLeft >= 0 && daysLeft <= SAVABLE_DAYS;
}

function sumOf(worths: readonly Worth[]): MoneySum {
  return {
    amounts: addMoney(worths.flatMap(known)),
    priced: worths.filter((worth) => worth !== 'unknown').length,
    products: worths.length,
  };
}

function known(worth: Worth): readonly MoneyRange[] {
  return worth === 'nothing' || worth === 'unknown' ? [] : [worth];
}
