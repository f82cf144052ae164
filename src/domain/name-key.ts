/** Partner Center has some hundreds of names, and a sweep asks for each thousands of times. */
const MOST_KEPT = 2_000;
const kept = new Map<string, string>();

/** The key under which two spellings of a Partner Center name are one: case and spare spaces aside. */
export function nameKey(name: string): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const key = name.trim().replace(/\s+/g, ' ').toLowerCase();
  kept.set(name, key);
  return key;
}

/** Groups items by a name, spellings folded; the groups in order of first appearance. */
export function groupByName<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = nameKey(nameOf(item));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
