/**
 * Which customers (by position) carry a key. Keys are 32-bit hashes folded into buckets, so an answer may hold
 * a stranger: callers compare the real key, or count and rescore. Two flat arrays instead of a map of arrays,
 * because 100,000 names have two million trigrams and an object for each key would cost more than the names.
 */
export interface Postings {
  /** Positions under a key, each once, descending when they were added ascending; empty when there are none. A view: valid as long as the index. */
  at(key: number): Int32Array;
}

export interface PostingsBuilder {
  /** First pass: announces an entry. */
  announce(key: number): void;
  /** Second pass, once everything was announced: stores it. */
  add(key: number, position: number): void;
  postings(): Postings;
}

/** Collects entries in two passes, the first to size the buckets. There are 2^bits of them, 1-24 bits. */
export function createPostingsBuilder(bits: number): PostingsBuilder {
  const buckets = 2 ** bits;
  const mask = buckets - 1;
  /** Sizes while announcing, then the end of each bucket, moving down to its start as it fills. */
  const starts = new Int32Array(buckets + 1);
  let positions: Int32Array | undefined;

  function allocate(): Int32Array {
    let total = 0;
    for (let bucket = 0; bucket <= buckets; bucket++) {
      total += starts[bucket] ?? 0;
      starts[bucket] = total;
    }
    return new Int32Array(total);
  }

  return {
    announce(key) {
      const bucket = key & mask;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    },
    add(key, position) {
      positions ??= allocate();
      const bucket = key & mask;
      const free = (starts[bucket] ?? 0) - 1;
      starts[bucket] = free;
      positions[free] = position;
    },
    postings() {
      const filled = positions ?? allocate();
      return {
        at(key) {
          const bucket = key & mask;
          return filled.subarray(starts[bucket] ?? 0, starts[bucket + 1] ?? 0);
        },
      };
    },
  };
}
