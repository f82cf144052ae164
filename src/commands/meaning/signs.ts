import type { NamedSpan } from '../../domain/usage/customers-question.js';
import { CONCEPTS, type Concept, SPAN_NAMES, type SpanName } from '../phrases/concepts.js';
import type { Phrases } from '../phrases/phrases.js';
import type { Captured } from '../reading/captures.js';
import { createFindPhrase, type FindPhrase, type PhrasesFor } from '../reading/phrase-finder.js';
import { spanNamed } from '../reading/span-named.js';
import { PRODUCT_WORDS } from './products.js';

/** What a few words stand for. */
export type Sign =
  | { readonly kind: 'concept'; readonly concept: Concept | 'which-customers' }
  | { readonly kind: 'product' }
  | { readonly kind: 'span'; readonly name: SpanName }
  | { readonly kind: 'month'; readonly month: number };

/** Finds signs in the words of all languages at once; of equally long ones a product or span before a concept. */
export function createFindSign(languages: readonly Phrases[]): FindPhrase<Sign> {
  const all = (phrasesOf: (language: Phrases) => readonly string[]) => languages.flatMap(phrasesOf);
  return createFindPhrase<Sign>([
    [{ kind: 'product' }, PRODUCT_WORDS],
    ...SPAN_NAMES.map(
      (name): PhrasesFor<Sign> => [{ kind: 'span', name }, all(({ meaning }) => meaning.spans[name])],
    ),
    ...Array.from(
      { length: 12 },
      (_, at): PhrasesFor<Sign> => [
        { kind: 'month', month: at + 1 },
        all(({ meaning }) => meaning.months.slice(at, at + 1)),
      ],
    ),
    ...([...CONCEPTS, 'which-customers'] as const).map(
      (concept): PhrasesFor<Sign> => [
        { kind: 'concept', concept },
        [
          ...all(({ meaning }) => (concept === 'which-customers' ? [] : meaning.concepts[concept])),
          ...(concept === 'which' ? all(({ who }) => who) : []),
          ...(concept === 'which-customers' ? all(({ whoever }) => whoever) : []),
        ],
      ],
    ),
  ]);
}

/** Finds what points at the question before, where a text begins with it. */
export function createFindFollowUp(languages: readonly Phrases[]): FindPhrase<true> {
  return createFindPhrase([[true, languages.flatMap(({ meaning }) => meaning.concepts['and-what-of'])]]);
}

/** The span of a sign, and whether it lies behind us; undefined for a number that counts no days. */
export function spanOf(
  sign: Sign,
  captured: Captured,
): { readonly span: NamedSpan; readonly isPast: boolean } | undefined {
  if (sign.kind === 'month') return { span: { kind: 'month', month: sign.month }, isPast: false };
  return sign.kind === 'span' ? spanNamed(sign.name, captured) : undefined;
}
