import { nameKey } from '../../domain/usage/name-key.js';
import type { ProductOfChannel } from '../../domain/usage/product-match.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { displayText } from '../display-text.js';
import { microsoftName } from '../words/microsoft-name.js';

/** The channels Partner Center names; any other is shown as it is spelled. */
const SOLD: ReadonlyMap<string, MessageKey> = new Map([
  ['', 'usage.sold-unknown'],
  ['reseller', 'usage.sold-reseller'],
  ['direct', 'usage.sold-direct'],
]);

/** The name to show for a product, cut at so many characters. */
export type ProductName = (product: ProductOfChannel, limit?: number) => string;

/** Names the products of a list, with the sales channel where the same product was bought through two. */
export function createProductName(products: readonly ProductOfChannel[], messages: Messages): ProductName {
  const times = new Map<string, number>();
  for (const { productName } of products) {
    const key = nameKey(productName);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return ({ productName, salesChannel }, limit) => {
    const name = microsoftName(productName, limit);
    const isSoldTwice = (times.get(nameKey(productName)) ?? 0) > 1;
    if (!isSoldTwice) return name;
    return messages.say('phrase.bracketed', { text: name, note: soldPhrase(salesChannel, messages) });
  };
}

/** "sold by a reseller"; "sold as partner" for a channel unknown so far. */
function soldPhrase(salesChannel: string, messages: Messages): string {
  const known = SOLD.get(nameKey(salesChannel));
  if (known !== undefined) return messages.say(known);
  return messages.say('usage.sales-channel', { channel: displayText(salesChannel, 30) });
}
