/**
 * Whether a UTF-16 unit belongs to a script without spaces (Chinese, Japanese, Korean), where one sign says much.
 * Surrogates count in: beyond the first plane these signs are nearly all that names hold.
 */
export function isSpacelessScript(unit: number): boolean {
  if (unit < 0x3005) return false;
  return (
    unit <= 0x3007 ||
    (unit >= 0x3040 && unit <= 0x30ff) ||
    (unit >= 0x3130 && unit <= 0x318f) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xdfff) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  );
}

/** Splits a run of letters where the script changes, so that "TSMC台積電" is two words. Nothing gives one empty word. */
export function splitScripts(word: string): readonly string[] {
  let parts: string[] | undefined;
  let start = 0;
  for (let at = 1; at < word.length; at++) {
    if (isSpacelessScript(word.charCodeAt(at)) === isSpacelessScript(word.charCodeAt(at - 1))) continue;
    parts ??= [];
    parts.push(word.slice(start, at));
    start = at;
  }
  return parts === undefined ? [word] : [...parts, word.slice(start)];
}
