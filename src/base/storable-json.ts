/** How JSON writes what no text column takes: NUL, and halves of characters beyond U+FFFF (whole ones come as two). */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

/** An escape, or the two of a whole character. A backslash that is escaped itself begins none. */
const ESCAPE = /\\(?:ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|u0000|ud[89a-f][0-9a-f]{2}|.)/gi;
const UNSTORABLE = /^\\u(?:0000|d[89a-f]..)$/i;

/**
 * JSON.parse whose texts, names of properties among them, a database takes: NUL and half characters, which only escapes
 * can bring, become U+FFFD. The work grows with the length alone, however deep the value is. Throws SyntaxError.
 */
export function parseStorableJson(text: string): unknown {
  // Replaced in the text: a reviver calls itself for each level, and thousands of them are too many.
  return JSON.parse(hasSuspiciousEscapes(text) ? text.replace(ESCAPE, toStorable) : text);
}

/** Whether JSON may hold what parseStorableJson replaces. */
export function hasSuspiciousEscapes(text: string): boolean {
  return SUSPICIOUS.test(text);
}

function toStorable(written: string): string {
  return UNSTORABLE.test(written) ? '\\ufffd' : written;
}
