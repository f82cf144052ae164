import type { AdaptiveCard } from './render.js';

/** Where the figures of an answer come from. */
export interface Source {
  /** "Partner Center, as of 14 November 2026". */
  readonly name: string;
  readonly about: string;
}

/** An answer, ready to be sent: one card and the same in words. */
export interface Reply {
  readonly card: AdaptiveCard;
  /** One short paragraph with the figures that matter: notification preview, speech, and the text above the card. */
  readonly summary: string;
  /** The whole card as lines of plain text. */
  readonly text: string;
  /** Of the figures in the summary; undefined where it has none. */
  readonly source?: Source | undefined;
}
