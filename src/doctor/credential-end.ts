import { isoDay } from '../base/time.js';
import type { ListedSecret } from '../partner-center/sign-in/entra/graph-secrets.js';
import type { Finding } from './check.js';

/** A new secret takes an admin a change window; Entra's own reminder, where there is one, comes 30 days before too. */
const WARN_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * When the secret in use ends: the earliest end among the listed ones whose hint it begins with, so that two that
 * begin alike warn early rather than late. Undefined where none fits.
 */
export function endOfSecret(secret: string, listed: readonly ListedSecret[]): Date | undefined {
  const ends = listed
    .filter(({ hint }) => hint !== null && hint !== '' && secret.startsWith(hint))
    .map(({ endsAt }) => endsAt.getTime());
  return ends.length === 0 ? undefined : new Date(Math.min(...ends));
}

/** What a credential's end means today: fine, a warning from 30 days before on, or over. */
export function judgeEnd(endsAt: Date, now: Date, advice: string): Finding {
  const day = isoDay(endsAt);
  const days = Math.floor((endsAt.getTime() - now.getTime()) / DAY_MS);
  if (endsAt <= now) return { outcome: 'failed', detail: `ended on ${day}`, advice };
  if (days > WARN_DAYS) return { outcome: 'ok', detail: `ends on ${day}` };
  const left = days === 0 ? 'within a day' : days === 1 ? 'in 1 day' : `in ${days} days`;
  return { outcome: 'warning', detail: `ends on ${day}, ${left}`, advice };
}
