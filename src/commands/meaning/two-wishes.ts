import type { Concept } from '../phrases/concepts.js';
import type { Word } from '../reading/words.js';

/** Words of a text that belong together, and what they stand for. */
interface Part {
  readonly concept: Concept | 'which-customers' | undefined;
  readonly words: readonly Word[];
}

/** What joins two wishes, in any language. */
const AND = /^(?:and|plus|et|en|i|oraz|e|和|與|及|跟|以及|還有|还有)$/;

/** What words ask for; use and what is unused stand on one card. */
const WISHES: Partial<Readonly<Record<Concept, 'use' | 'end' | 'course' | 'plan'>>> = {
  usage: 'use',
  unused: 'use',
  'not-using': 'use',
  renewals: 'end',
  trend: 'course',
  worse: 'course',
  better: 'course',
  plan: 'plan',
};

/** Whether words ask for two things that no card shows together: "usage and renewals". */
export function isTwoWishes(parts: readonly Part[]): boolean {
  let before: string | undefined;
  let isJoined = false;
  for (const { concept, words } of parts) {
    const wish = concept === undefined || concept === 'which-customers' ? undefined : WISHES[concept];
    if (wish !== undefined) {
      if (isJoined && wish !== before) return true;
      before = wish;
      isJoined = false;
    } else if (before !== undefined && AND.test(words.map(({ folded }) => folded).join(''))) {
      isJoined = true;
    }
  }
  return false;
}
