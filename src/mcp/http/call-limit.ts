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

export interface CallLimit {
  /** Takes one of the person's requests, where it may be taken now. */
  (personKey: string): Admission;
  /** How many seconds the person has to wait for the next request; undefined where there is one to be had. Takes none. */
  waitOf(personKey: string): number | undefined;
}

/** Holds each person to a pace and to a number of requests at once, so that nobody takes what others need. */
export function createCallLimit(now: () => number = () => performance.now()): CallLimit {
  const buckets = createRecentlyUsed<Bucket>(MOST_PEOPLE, () => 1);

  function bucketOf(personKey: string): Bucket {
    const at = now();
    const bucket = buckets.get(personKey) ?? { left: BURST, at, underWay: 0 };
    bucket.left = Math.min(BURST, bucket.left + ((at - bucket.at) / 1000) * PER_SECOND);
    bucket.at = at;
    buckets.set(personKey, bucket);
    return bucket;
  }

  function waitIn({ left, underWay }: Bucket): number | undefined {
    if (left < 1) return Math.ceil((1 - left) / PER_SECOND);
    return underWay >= AT_ONCE ? 1 : undefined;
  }

  function admit(personKey: string): Admission {
    const bucket = bucketOf(personKey);
    const retryAfterSeconds = waitIn(bucket);
    if (retryAfterSeconds !== undefined) return { kind: 'too-many', retryAfterSeconds };
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
  }

  return Object.assign(admit, { waitOf: (personKey: string) => waitIn(bucketOf(personKey)) });
}
