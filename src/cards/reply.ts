import type { AdaptiveCard } from './render.js';

/** An answer, ready to be sent: one card and the same in words. */
export interface Reply {
  readonly card: AdaptiveCard;
  /** One short paragraph with the figures that matter: notification preview, speech, and the text above the card. */
  readonly summary: string;
  /** The whole card as lines of plain text. */
  readonly text: string;
}
