import type { Customer } from '../../domain/customers/customer.js';
import type { NamedSpan } from '../../domain/usage/customers-question.js';
import type { Concept } from '../phrases/concepts.js';
import { type Captured, captureText, wholeNumber } from '../reading/captures.js';
import type { Word } from '../reading/words.js';
import { type Sign, spanOf } from './signs.js';
import { isTwoWishes } from './two-wishes.js';

/** Neighbouring words of a text that belong together. */
export type Token =
  | { readonly kind: 'customers'; readonly words: readonly Word[]; readonly customers: readonly Customer[] }
  | {
      readonly kind: 'sign';
      readonly sign: Sign;
      readonly words: readonly Word[];
      readonly captured: Captured;
      /** Whether a typing mistake was forgiven in it. */
      readonly isCorrected: boolean;
    }
  | { readonly kind: 'unread'; readonly words: readonly Word[] };

type SignToken = Extract<Token, { readonly kind: 'sign' }>;

/** Percent. */
const HALF = 50;

/** What of a text an answer may leave out; a list is of one product. */
export type Written = Concept | 'span' | 'product' | 'other-product';

/** What a text is made of, whatever the order of its words. */
export interface Sense {
  readonly concepts: ReadonlySet<Concept>;
  /** Each customer named, or several of one name; the one named first comes first. */
  readonly mentions: readonly (readonly Customer[])[];
  readonly product: string | undefined;
  readonly span: NamedSpan | undefined;
  readonly isPast: boolean;
  readonly below: number | undefined;
  readonly above: number | undefined;
  readonly atLeast: number | undefined;
  /** A number that nothing bounds, no percentage. */
  readonly number: number | undefined;
  /** What each concept, the product and the span were written as, to be named where an answer would leave it out. */
  readonly written: ReadonlyMap<Written, string>;
  /** Words that are neither a name nor known, joined where nothing stands between them. */
  readonly unread: readonly (readonly Word[])[];
  /** Whether the text begins with "and", "what about". */
  readonly isFollowUp: boolean;
  /** Whether two things are asked for that no card shows together. */
  readonly isTwoWishes: boolean;
}

export function senseOf(text: string, tokens: readonly Token[], isFollowUp: boolean): Sense {
  const signs = tokens.filter((token) => token.kind === 'sign');
  const numberOf = (concept: Concept) =>
    signs
      .filter(({ sign }) => sign.kind === 'concept' && sign.concept === concept)
      .map(({ captured }) => wholeNumber(captured.amount ?? ''))
      .at(0);
  const hasSign = (concept: Concept) =>
    signs.some(({ sign }) => sign.kind === 'concept' && sign.concept === concept);
  const spans = signs.flatMap(({ sign, captured }) => spanOf(sign, captured) ?? []);
  const [product, other] = productsIn(text, tokens);
  const mentions = distinct(tokens.flatMap((token) => (token.kind === 'customers' ? [token.customers] : [])));
  return {
    concepts: new Set(
      signs.flatMap(({ sign }): readonly Concept[] => {
        if (sign.kind !== 'concept') return [];
        if (sign.concept === 'which-of') return mentions.length === 0 ? ['which'] : [];
        return sign.concept === 'which-customers' ? ['which', 'customers'] : [sign.concept];
      }),
    ),
    mentions,
    product,
    span: spans.at(0)?.span,
    isPast: spans.at(0)?.isPast ?? false,
    below: numberOf('below') ?? (hasSign('below-half') ? HALF : undefined),
    above: numberOf('above') ?? (hasSign('above-half') ? HALF : undefined),
    atLeast: numberOf('at-least'),
    number: /%/.test(text) ? undefined : numberOf('number'),
    written: writtenIn(text, signs, other),
    unread: joined(tokens),
    isFollowUp,
    isTwoWishes: isTwoWishes(tokens.map((token) => ({ concept: conceptOf(token), words: token.words }))),
  };
}

function conceptOf(token: Token) {
  return token.kind === 'sign' && token.sign.kind === 'concept' ? token.sign.concept : undefined;
}

function writtenIn(
  text: string,
  signs: readonly SignToken[],
  otherProduct: string | undefined,
): ReadonlyMap<Written, string> {
  const written = new Map<Written, string>(
    otherProduct === undefined ? [] : [['other-product', otherProduct]],
  );
  for (const { sign, words } of signs) {
    const [first, last] = [words.at(0), words.at(-1)];
    const name = nameOf(sign);
    if (first && last && name && !written.has(name))
      written.set(name, captureText(text.slice(first.start, last.end)));
  }
  return written;
}

function nameOf(sign: Sign): Written | undefined {
  if (sign.kind === 'product') return 'product';
  if (sign.kind !== 'concept') return 'span';
  return sign.concept === 'which-customers' ? undefined : sign.concept;
}

/** The products of a text: words that stand side by side are one, as in "Power BI Premium". */
function productsIn(text: string, tokens: readonly Token[]): readonly string[] {
  const products: SignToken[][] = [];
  for (const [at, token] of tokens.entries()) {
    if (!isProduct(token)) continue;
    const before = tokens[at - 1];
    if (before !== undefined && isProduct(before)) products.at(-1)?.push(token);
    else products.push([token]);
  }
  return [...new Set(products.map((product) => productOf(text, product)))];
}

function isProduct(token: Token): token is SignToken {
  return token.kind === 'sign' && token.sign.kind === 'product';
}

/** As it was written, or as it would have been without the mistakes. */
function productOf(text: string, tokens: readonly SignToken[]): string {
  const words = tokens.flatMap((token) => token.words);
  const [first, last] = [words.at(0), words.at(-1)];
  return tokens.some(({ isCorrected }) => isCorrected)
    ? words.map(({ folded }) => folded).join(' ')
    : captureText(text.slice(first?.start ?? 0, last?.end ?? 0));
}

function distinct(mentions: readonly (readonly Customer[])[]): readonly (readonly Customer[])[] {
  const seen = new Set<string>();
  return mentions.filter((customers) => {
    const isNew = customers.some(({ customerId }) => !seen.has(customerId));
    for (const { customerId } of customers) seen.add(customerId);
    return isNew;
  });
}

/** Runs of unread words; small words between two of them belong to the run, as in "Museum of Arts". */
function joined(tokens: readonly Token[]): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  let between: Word[] | undefined;
  for (const token of tokens) {
    const run = runs.at(-1);
    if (token.kind === 'unread') {
      if (run !== undefined && between !== undefined) run.push(...between, ...token.words);
      else runs.push([...token.words]);
      between = [];
    } else if (token.kind === 'sign' && token.sign.kind === 'concept' && token.sign.concept === 'filler') {
      between?.push(...token.words);
    } else between = undefined;
  }
  return runs;
}
