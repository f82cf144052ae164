import { createRecentlyUsed } from '../../base/recently-used.js';

/** Requests a person may make at once, before the pace counts: an assistant that looks at a screen of customers. */
const BURST = 120;
/** Requests a person may go on making, a second. */
const PER_SECOND = 2;
/** Requests of a person that are answered at the same time. */
const AT_ONCE = 10;
/** People remembered. */
const MOST_PEOPLE = 10_000;

interface Bucket {
  left: number;
  /** Of the process's own clock, in milliseconds. */
  at: number;
  underWay: number;
}

/** A person's place, or how long to wait for one. */
export type Admission =
  | { readonly kind: 'admitted'; readonly done: () => void }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/** Holds each person to a pace and to a number of requests at once, so that nobody takes what others need. */
export function createCallLimit(
  now: () => number = () => performance.now(),
): (personKey: string) => Admission {
  const buckets = createRecentlyUsed<Bucket>(MOST_PEOPLE, () => 1);

  return (personKey) => {
    const at = now();
    const bucket = buckets.get(personKey) ?? { left: BURST, at, underWay: 0 };
    bucket.left = Math.min(BURST, bucket.left + ((at - bucket.at) / 1000) * PER_SECOND);
    bucket.at = at;
    buckets.set(personKey, bucket);
    if (bucket.left < 1)
      return { kind: 'too-many', retryAfterSeconds: Math.ceil((1 - bucket.left) / PER_SECOND) };
    if (bucket.underWay >= AT_ONCE) return { kind: 'too-many', retryAfterSeconds: 1 };
    bucket.left -= 1;
    bucket.underWay += 1;
    let isOver = false;
    return {
      kind: 'admitted',
      done() {
        if (isOver) return;
        isOver = true;
        bucket.underWay -= 1;
      },
    };
  };
}
