import { createHash } from 'node:crypto';
import type { InboundActivity } from './activity.js';

/** Teams sends an activity again within seconds, when it got no answer or lost it. */
const REMEMBERED_MS = 5 * 60_000;
const MOST_REMEMBERED = 10_000;

interface Answered {
  readonly status: number;
}

/** Takes an activity that comes twice once. */
export type TakeOnce<Answer extends Answered> = (
  activity: InboundActivity,
  take: () => Promise<Answer>,
) => Promise<Answer>;

/**
 * Remembers for some minutes what was answered to each activity: when it comes again, while the first is still being
 * answered or after, it gets the same answer and leads to nothing else. One whose turn failed is taken anew, because
 * Teams tries again for that very reason. Only of this process: what another
 * replica took here is known of commands and buttons that change something (`answers/answer-once.ts`).
 */
export function createTakeOnce<Answer extends Answered>(
  nowMs: () => number = () => performance.now(),
): TakeOnce<Answer> {
  const taken = new Map<string, { readonly answer: Promise<Answer>; readonly atMs: number }>();

  /** A Map gives its keys in the order in which they came. */
  function forget(): void {
    for (const [key, { atMs }] of taken) {
      if (taken.size < MOST_REMEMBERED && nowMs() - atMs < REMEMBERED_MS) return;
      taken.delete(key);
    }
  }

  return (activity, take) => {
    const key = activityKeyOf(activity);
    if (key === undefined) return take();
    forget();
    const known = taken.get(key);
    if (known !== undefined) return known.answer;
    const answer = take();
    taken.set(key, { answer, atMs: nowMs() });
    const drop = () => {
      if (taken.get(key)?.answer === answer) taken.delete(key);
    };
    answer.then(({ status }) => status >= 500 && drop(), drop);
    return answer;
  };
}

/** The same for the same activity sent again; undefined for one without an id. An id alone is what clients make of it. */
export function activityKeyOf(activity: InboundActivity): string | undefined {
  const { id, type, name, conversation, from, recipient, timestamp, text, value } = activity;
  if (!id) return undefined;
  try {
    const parts = [conversation.id, id, type, name, from?.id, recipient?.id, timestamp, text, value];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
  } catch {
    // Nested deeper than anything a client sends.
    return undefined;
  }
}
