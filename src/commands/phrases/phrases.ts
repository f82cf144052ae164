import type { RecognizedName } from '../catalogue.js';

/**
 * How people write in one language. In a phrase `[a|b]` stands for any one of its alternatives, which may be empty,
 * and `{customer}` for what they name (the names are in `captures.ts`). Case, accents, apostrophes, hyphens and spare
 * spaces do not matter, so they are left out here.
 */
export interface Phrases {
  /** What may come before a command without changing it: "please", "can you show". No captures. */
  readonly openers: readonly string[];
  /**
   * Small words that are passed over behind an opener ("show *me the* …"); in front of everything only where the text
   * is no command otherwise, since names begin with them too. No captures.
   */
  readonly fillers: readonly string[];
  /** What may come behind a command without changing it: "please". No captures. */
  readonly closers: readonly string[];
  /** What may come behind a command that an opener begins: Dutch "laat … *zien*". No captures. */
  readonly endings: readonly string[];
  readonly commands: Readonly<Partial<Record<RecognizedName, readonly string[]>>>;
}
