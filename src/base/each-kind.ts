/**
 * The values of a record with one for each kind of a union, as a list that is not empty: what zod makes a union of.
 * A record that `satisfies` one entry a kind does not compile when a kind is added and forgotten there.
 */
export function eachKind<Value>(ofKinds: Readonly<Record<string, Value>>): readonly [Value, ...Value[]] {
  const [first, ...others] = Object.values(ofKinds);
  if (first === undefined) throw new Error('A union has at least one kind.');
  return [first, ...others];
}
