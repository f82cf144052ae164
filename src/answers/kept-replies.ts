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
  const kept = new Map<string, Kept>();

  return {
    of(figures, particulars, make) {
      const key = JSON.stringify(particulars);
      const known = kept.get(key);
      const reply = known?.figures === figures ? known.reply : make();
      // Put at the end again: the first one is that not used for longest.
      kept.delete(key);
      kept.set(key, { figures, reply });
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return reply;
    },
  };
}
