import { createRecentlyUsed } from '../base/recently-used.js';
import type { Reply } from '../cards/reply.js';

/** Replies that were made before. */
export interface KeptReplies {
  /**
   * The reply kept for these figures and particulars, or the one that `make` makes now. Figures are told apart by
   * identity; the particulars have to hold everything else that the reply depends on, the time of day included.
   */
  of(figures: object, particulars: unknown, make: () => Reply): Reply;
}

interface Kept {
  readonly figures: object;
  readonly reply: Reply;
}

/** One takes about 40 KB. */
const MOST_KEPT = 500;

/** Keeps the replies given last: putting one into words costs more than all the rest of an answer from memory. */
export function createKeptReplies(): KeptReplies {
  const kept = createRecentlyUsed<Kept>(MOST_KEPT, () => 1);

  return {
    of(figures, particulars, make) {
      const key = JSON.stringify(particulars);
      const known = kept.get(key);
      if (known?.figures === figures) return known.reply;
      const reply = make();
      kept.set(key, { figures, reply });
      return reply;
    },
  };
}
