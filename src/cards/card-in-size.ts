import { type AdaptiveCard, CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from './render.js';

/** The card with `most` rows, or with as many of the longest names as stay in size; never fewer than `least`. */
export function cardInSize(
  withRows: (rows: number) => AdaptiveCard,
  { most, least }: { readonly most: number; readonly least: number },
): AdaptiveCard {
  for (let rows = most; rows > least; rows -= 1) {
    const card = withRows(rows);
    if (cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES) return card;
  }
  return withRows(least);
}
