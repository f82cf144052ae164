/** Numbers from 0 up to 1 that follow from the seed alone. */
export function createSeededRandom(seed: number): () => number {
  // A linear congruential generator modulo 2^32; its upper bits are even enough for choosing moments.
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
