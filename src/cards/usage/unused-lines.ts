import { type IdleWorth, moneyOfProduct } from '../../domain/money/customer-money.js';
import { createProductMatcher } from '../../domain/usage/product-match.js';
import type { ProductUsage } from '../../domain/usage/product-usage.js';
import { isByUsage, type Renewal } from '../../domain/usage/renewal.js';
import type { Messages } from '../../i18n/messages.js';
import { amountPhrase } from '../words/money-phrases.js';
import { createProductName } from './product-name.js';
import { actByPhrase } from './term-phrases.js';
import type { UsageAnswer } from './usage-header.js';
import { activePhrase, asLine, flagWord, unusedInShort } from './usage-phrases.js';

const NAME_LIMIT = 60;

/** A product worth acting on: what lies unused of it, and when somebody can act. */
export interface UnusedLine {
  /** Outside text. */
  readonly name: string;
  /** "18 of 25 unused", or that it is over-used. */
  readonly seats: string;
  /** What they cost a month; empty where that is not known. */
  readonly worth: string;
  /** When somebody can act, or how many use more than there are; may be empty. */
  readonly note: string;
}

/** The largest of a customer's unused products, and what is told of on them. */
export interface UnusedLines {
  readonly lines: readonly UnusedLine[];
  /** Products worth acting on that are not among them. */
  readonly more: number;
  /** Subscriptions whose end is told of on a line. */
  readonly toldSubscriptions: ReadonlySet<string>;
}

/** The products with the most unused seats, over-used ones after them; at most so many. */
export function unusedLines(
  { insight: { products }, renewals, money }: UsageAnswer,
  limit: number,
  messages: Messages,
): UnusedLines {
  const told = products.filter(({ unused, flag }) => unused.atMost > 0 || flag === 'over');
  const nameOf = createProductName(products, messages);
  const nextOf = nextTerms(products, renewals.kind === 'known' ? renewals.value : []);
  const shown = told.slice(0, limit);
  return {
    lines: shown.map((product) => ({
      name: nameOf(product, NAME_LIMIT),
      ...(product.unused.atMost === 0
        ? overUsed(product, messages)
        : {
            seats: unusedInShort(product.unused, product.seats, messages),
            worth: worthInShort(moneyOfProduct(money, product), messages),
            note: termNote(nextOf.get(product), messages),
          }),
    })),
    more: told.length - shown.length,
    toldSubscriptions: new Set(shown.flatMap((product) => nextOf.get(product)?.subscriptionId ?? [])),
  };
}

/** The subscription of each product whose term ends first, where that is certain. */
function nextTerms(
  products: readonly ProductUsage[],
  renewals: readonly Renewal[],
): ReadonlyMap<ProductUsage, Renewal> {
  const match = createProductMatcher(products);
  const next = new Map<ProductUsage, Renewal>();
  for (const renewal of renewals) {
    if (isByUsage(renewal) || (renewal.daysLeft ?? -1) < 0) continue;
    const product = match(renewal);
    if (product !== undefined && !next.has(product)) next.set(product, renewal);
  }
  return next;
}

/** What they cost as long as the term lasts, or from the next one on where only that is known. */
function worthInShort(worth: IdleWorth | undefined, messages: Messages): string {
  const { now, after } = worth ?? { now: 'unknown', after: 'unknown' };
  if (typeof now !== 'string') return amountPhrase(now, messages);
  return now === 'unknown' && typeof after !== 'string'
    ? messages.say('money.from-next', { after: amountPhrase(after, messages) })
    : '';
}

function termNote(renewal: Renewal | undefined, messages: Messages): string {
  return renewal === undefined ? '' : asLine(actByPhrase(renewal, messages));
}

function overUsed({ rows }: ProductUsage, messages: Messages): Omit<UnusedLine, 'name'> {
  const [first, ...rest] = rows;
  const busiest = rest.reduce((most, row) => (over(row) > over(most) ? row : most), first ?? NO_SEATS);
  return { seats: flagWord('over', messages), worth: '', note: activePhrase(busiest, messages) };
}

const NO_SEATS = { licensesActive: 0, licensesQualified: 0 };

function over({ licensesActive, licensesQualified }: typeof NO_SEATS): number {
  return licensesActive - licensesQualified;
}
