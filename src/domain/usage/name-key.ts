/** Partner Center has some hundreds of names, and a sweep asks for each thousands of times. */
const MOST_KEPT = 2_000;
const kept = new Map<string, string>();

const TRADE_MARKS = /[™®©℠]/g;
/** Marks that take no room and are not seen: soft hyphens, joiners, a byte order mark. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * The key under which two spellings of a Partner Center name are one: case, width, trademark signs, invisible marks and
 * spare spaces aside. It holds no line break.
 */
export function nameKey(name: string): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const key = name
    .replace(TRADE_MARKS, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
  kept.set(name, key);
  return key;
}

/** The key of several names together, each folded by itself: two names never run together into another pair. */
export function namesKey(...names: readonly string[]): string {
  return names.map(nameKey).join('\n');
}

/** Groups items by a key; the groups in order of first appearance. */
export function groupByKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
