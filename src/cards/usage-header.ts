import type { Customer } from '../domain/customer.js';
import type { LicenseUsageInsight } from '../domain/license-usage.js';
import { nameKey } from '../domain/name-key.js';
import type { ProductUsage } from '../domain/product-usage.js';
import type { Messages } from '../i18n/messages.js';
import { displayText } from './display-text.js';
import { dataAsOfPhrase, stalenessWord, unusedPhrase } from './usage-phrases.js';

/** The view data that every usage card begins with. */
export function usageHeader(customer: Customer, insight: LicenseUsageInsight, messages: Messages) {
  return {
    customerName: displayText(customer.customerName),
    domain: displayText(customer.domain ?? ''),
    headline: unusedPhrase(insight.unused, insight.seats, messages),
    dataAsOf: dataAsOfPhrase(insight.dataAge, messages),
    staleness: stalenessWord(insight.dataAge, messages),
  };
}

/** A product's name, with its sales channel where the same product was bought through two. */
export function productName(
  product: ProductUsage,
  products: readonly ProductUsage[],
  messages: Messages,
): string {
  const name = displayText(product.productName);
  const key = nameKey(product.productName);
  const isSoldTwice = products.filter((other) => nameKey(other.productName) === key).length > 1;
  if (!isSoldTwice) return name;
  const channel = messages.say('usage.sales-channel', { channel: displayText(product.salesChannel, 30) });
  return messages.say('phrase.bracketed', { text: name, note: channel });
}
