/** How JSON writes what no text column takes: NUL, and halves of characters beyond U+FFFF (whole ones come as two). */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

const UNSTORABLE = /\0|\p{Cs}/gu;

/**
 * JSON.parse whose texts a database takes: NUL and half characters, which only escapes can bring, become U+FFFD. Names
 * of properties stay as they are. Throws SyntaxError.
 */
export function parseStorableJson(text: string): unknown {
  return hasSuspiciousEscapes(text) ? JSON.parse(text, toStorable) : JSON.parse(text);
}

/** Whether JSON may hold what parseStorableJson replaces; for whoever has parsed it already. */
export function hasSuspiciousEscapes(text: string): boolean {
  return SUSPICIOUS.test(text);
}

function toStorable(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(UNSTORABLE, '\ufffd') : value;
}
