import type { DeploymentInsight } from '../../domain/usage/unassigned-seats.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import { joinPhrases } from './join.js';

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

/** Seats given to nobody, and what is known of when. */
interface GivenToNobody extends Pick<DeploymentInsight, 'isLive' | 'inReport'> {
  readonly unassigned: number;
}

/**
 * "17 seats not assigned to anyone", and that it is so today where it was read today, with what the weekly report says
 * where that is another figure.
 */
export function givenToNobodyPhrase(
  { unassigned, isLive, inReport }: GivenToNobody,
  messages: Messages,
): string {
  const said = messages.say(isLive ? 'seats.unassigned-live' : 'seats.unassigned', { count: unassigned });
  if (inReport === undefined) return said;
  const { asOf, unassigned: count } = inReport;
  return joinPhrases(
    [
      said,
      asOf === undefined
        ? messages.say('seats.in-report-undated', { count })
        : messages.say('seats.in-report', { count, date: messages.date(asOf) }),
    ],
    messages,
  );
}
