import type { Concept } from '../phrases/concepts.js';
import type { Token } from './sense.js';

/** What joins two wishes, in any language. */
const AND = /^(?:and|plus|et|en|i|oraz|e|和|與|及|跟|以及)$/;

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
export function isTwoWishes(tokens: readonly Token[]): boolean {
  let before: string | undefined;
  let isJoined = false;
  for (const token of tokens) {
    const sign = token.kind === 'sign' ? token.sign : undefined;
    const wish = sign?.kind === 'concept' && sign.concept !== 'which-customers' && WISHES[sign.concept];
    if (wish) {
      if (isJoined && wish !== before) return true;
      before = wish;
      isJoined = false;
    } else if (before !== undefined && token.words.length === 1 && AND.test(token.words[0]?.folded ?? '')) {
      isJoined = true;
    }
  }
  return false;
}
