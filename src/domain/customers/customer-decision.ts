import type { RankedCustomer } from './customer-ranking.js';

/** A picker longer than this is not read; a domain tells more customers apart. */
export const MOST_LISTED = 8;
export const MOST_NEAREST = 3;

/*
 * Chosen on `bench/customer-lookup.ts`, with customers the directory holds and customers it does not: an answer
 * about the wrong customer costs far more than a picker, so one name needs a high score and distance to the next.
 */
/** Least score of a single answer. */
const CERTAIN = 0.765;
/** Least distance from a single answer to the next name. */
const CLEAR = 0.12;
/** Least score of a name in a picker. */
const PLAUSIBLE = 0.6;
/** Most distance of a name in a picker from the best one. */
const CLOSE = 0.2;
/** Least score of a name shown as "nearest". */
const RESEMBLING = 0.35;

export type Decision =
  /** One position is an answer, more are a picker; never empty. */
  | { readonly kind: 'found'; readonly positions: readonly number[] }
  | { readonly kind: 'none'; readonly nearest: readonly number[] };

/** Turns a ranking, best first, into an answer: one certain and clear name, a picker of close ones, or none. */
export function decide(ranked: readonly RankedCustomer[]): Decision {
  const [best, ...others] = ranked;
  if (best === undefined) return { kind: 'none', nearest: [] };
  const isClear = others.every((other) => other.score <= best.score - CLEAR || isPassedOver(other, best));
  if (best.evidence === 'full' && best.score >= CERTAIN && isClear) {
    return { kind: 'found', positions: [best.position] };
  }
  const least = Math.max(PLAUSIBLE, best.score - CLOSE);
  const close = ranked.filter((candidate) => candidate.evidence !== 'partial' && candidate.score >= least);
  if (close.length > 1) return { kind: 'found', positions: placesOf(close, MOST_LISTED) };
  return { kind: 'none', nearest: nearest(ranked) };
}

/**
 * Who typed a whole name with a slip meant it, and no longer one that fits the text no better: "Green Emergy" is Green
 * Energy and not Silverstone Green Energy, as without the slip.
 */
function isPassedOver(other: RankedCustomer, best: RankedCustomer): boolean {
  return best.isWhole && !other.isWhole && other.fit <= best.fit;
}

/** The names to show when nothing was meant for sure. */
export function nearest(ranked: readonly RankedCustomer[]): readonly number[] {
  const resembling = ranked.filter((candidate) => candidate.score >= RESEMBLING);
  return placesOf(resembling, MOST_NEAREST);
}

function placesOf(ranked: readonly RankedCustomer[], most: number): readonly number[] {
  return ranked.slice(0, most).map((candidate) => candidate.position);
}
