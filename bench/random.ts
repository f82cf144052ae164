/** A small seeded generator: the same numbers on every machine, which Math.random cannot promise. */
export interface Random {
  /** An integer from 0 to limit - 1. */
  below(limit: number): number;
  chance(probability: number): boolean;
  /** Undefined for an empty list. */
  pick<T>(list: readonly T[]): T | undefined;
  /** By the share each one has. */
  weighted<T extends { readonly share: number }>(list: readonly [T, ...T[]] | readonly T[]): T;
  guid(): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  /** Weyl sequence with a mixing step; 0 to 1, 1 excluded. */
  function next(): number {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)],
    weighted(list) {
      let left = next() * list.reduce((sum, item) => sum + item.share, 0);
      for (const item of list) {
        left -= item.share;
        if (left < 0) return item;
      }
      return list[list.length - 1] as (typeof list)[number];
    },
    guid() {
      const digits = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
      return digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
    },
  };
}
