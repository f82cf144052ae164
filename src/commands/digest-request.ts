import type { DigestRhythm } from '../domain/schedules/digest-rhythm.js';

/** What was asked about the digest. */
export type DigestRequest =
  | { readonly kind: 'now' }
  | { readonly kind: 'off' }
  /** `zone` is the time zone as written; undefined when none was. */
  | (Pick<DigestRhythm, 'days' | 'time'> & {
      readonly kind: 'schedule';
      readonly zone: string | undefined;
    })
  /** A schedule was meant: which part of it is missing or cannot be read. */
  | { readonly kind: 'problem'; readonly problem: 'days' | 'time' };
