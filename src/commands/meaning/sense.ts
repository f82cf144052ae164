import type { Customer } from '../../domain/customers/customer.js';
import type { NamedSpan } from '../../domain/usage/customers-question.js';
import type { Concept } from '../phrases/concepts.js';
import { type Captured, captureText, wholeNumber } from '../reading/captures.js';
import type { Word } from '../reading/words.js';
import { type Sign, spanOf } from './signs.js';

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

/** Percent. */
const HALF = 50;

/** What of a text an answer may leave out. */
export type Written = Concept | 'span' | 'product';

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
  /** What each concept, the product and the span were written as, to be named where an answer would leave it out. */
  readonly written: ReadonlyMap<Written, string>;
  /** Words that are neither a name nor known, joined where nothing stands between them. */
  readonly unread: readonly (readonly Word[])[];
  /** Whether the text begins with "and", "what about". */
  readonly isFollowUp: boolean;
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
  const products = signs.filter(({ sign }) => sign.kind === 'product');
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
    product: productOf(text, products),
    span: spans.at(0)?.span,
    isPast: spans.at(0)?.isPast ?? false,
    below: numberOf('below') ?? (hasSign('below-half') ? HALF : undefined),
    above: numberOf('above') ?? (hasSign('above-half') ? HALF : undefined),
    atLeast: numberOf('at-least'),
    written: writtenIn(text, signs),
    unread: joined(tokens),
    isFollowUp,
  };
}

function writtenIn(
  text: string,
  signs: readonly Extract<Token, { readonly kind: 'sign' }>[],
): ReadonlyMap<Written, string> {
  const written = new Map<Written, string>();
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

/** As it was written, or as it would have been without the mistakes. */
function productOf(
  text: string,
  products: readonly { readonly words: readonly Word[]; readonly isCorrected: boolean }[],
): string | undefined {
  const words = products.flatMap((product) => product.words);
  const [first, last] = [words.at(0), words.at(-1)];
  if (products.some(({ isCorrected }) => isCorrected)) return words.map(({ folded }) => folded).join(' ');
  return first && last && captureText(text.slice(first.start, last.end));
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
