import type { MessageKey, Messages } from '../../i18n/messages.js';

/** Why seats are not known as they are today. */
export interface LiveAnswer {
  readonly kind: 'known' | 'missing';
  readonly fault?: string;
  readonly errorCode?: string | undefined;
}

const CODES: Readonly<Record<string, MessageKey>> = {
  '900309': 'explained.live-conditional-access',
  '900329': 'explained.live-app-only',
};

/** Why the figures of who holds a seat are those of the weekly report; empty where they are of today or were not asked. */
export function notLivePhrase(live: LiveAnswer | undefined, messages: Messages): string {
  if (live?.kind !== 'missing' || live.fault !== 'forbidden') return '';
  return messages.say(CODES[live.errorCode ?? ''] ?? 'explained.live-no-role');
}

/** "17 seats not assigned to anyone", and that it is so today where it was read today. */
export function givenToNobodyPhrase(count: number, isLive: boolean | undefined, messages: Messages): string {
  return messages.say(isLive ? 'seats.unassigned-live' : 'seats.unassigned', { count });
}
