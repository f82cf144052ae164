/** The same order on every machine, by code units: what a language would sort otherwise does not matter where it is used. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
