import type { Conversation } from '../../domain/conversation.js';
import type { DigestRhythm } from '../../domain/schedules/digest-rhythm.js';
import { parseZone } from '../../domain/schedules/digest-zone.js';
import type { Person } from '../../domain/watching/watch.js';
import type { Clock } from '../ports.js';
import type { DigestStore } from './digest-ports.js';

/** A digest as people ask for it; `zone` is as written, undefined when none was. */
export interface DigestWish extends Pick<DigestRhythm, 'days' | 'time'> {
  readonly zone: string | undefined;
}

/** Why a digest cannot be set: days or time are missing or cannot be read, or the zone is missing or unknown. */
export type DigestProblem =
  | { readonly kind: 'days' | 'time' | 'no-zone' }
  | { readonly kind: 'unknown-zone'; readonly tried: string };

export type ScheduleDigestOutcome =
  | { readonly kind: 'scheduled'; readonly rhythm: DigestRhythm; readonly nextAt: Date }
  | DigestProblem;

/** Sets when a conversation's digest comes. Throws StorageError. */
export type ScheduleDigest = (
  wish: DigestWish,
  conversation: Conversation,
  by: Person,
) => Promise<ScheduleDigestOutcome>;

export function createScheduleDigest({
  digests,
  clock,
}: {
  readonly digests: Pick<DigestStore, 'set'>;
  readonly clock: Clock;
}): ScheduleDigest {
  return async ({ days, time, zone: tried = '' }, conversation, by) => {
    if (tried.trim() === '') return { kind: 'no-zone' };
    const zone = parseZone(tried);
    if (zone === undefined) return { kind: 'unknown-zone', tried };
    const rhythm = { days, time, zone };
    const nextAt = await digests.set(conversation, rhythm, by, clock.now());
    return { kind: 'scheduled', rhythm, nextAt };
  };
}
