import { createHash } from 'node:crypto';
import { createRecentlyUsed } from '../../base/recently-used.js';
import type { TokenVerdict } from './token-check.js';

/** How long a token that was checked is taken without another look: a key that was withdrawn ends it so much later. */
const REMEMBERED_MS = 60_000;
/** Tokens remembered. */
const MOST_TOKENS = 10_000;

type Person = Extract<TokenVerdict, { readonly kind: 'person' }>;

interface Remembered {
  readonly person: Person;
  readonly untilMs: number;
}

export interface RememberedPeople {
  /** Who a token is of, where it was checked within the last minute and holds still; undefined otherwise. */
  known(token: string): Person | undefined;
  /** As it is known, or as the check says; a person is remembered. Never rejects. */
  check(token: string): Promise<TokenVerdict>;
}

/**
 * Remembers whose tokens were good, by their SHA-256: an assistant sends the same one with each call, and whoever asks
 * too often is then sent away at the price of a look. What was refused is not remembered.
 */
export function rememberPeople(
  check: (token: string) => Promise<TokenVerdict>,
  now: () => number = Date.now,
): RememberedPeople {
  const remembered = createRecentlyUsed<Remembered>(MOST_TOKENS, () => 1);
  const keyOf = (token: string) => createHash('sha256').update(token).digest('base64');

  function personAt(key: string): Person | undefined {
    const found = remembered.get(key);
    return found !== undefined && now() < found.untilMs ? found.person : undefined;
  }

  return {
    known: (token) => personAt(keyOf(token)),
    async check(token) {
      const key = keyOf(token);
      const known = personAt(key);
      if (known !== undefined) return known;
      const verdict = await check(token);
      if (verdict.kind === 'person') {
        const untilMs = Math.min(now() + REMEMBERED_MS, verdict.endsAtMs);
        remembered.set(key, { person: verdict, untilMs });
      }
      return verdict;
    },
  };
}
