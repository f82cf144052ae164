/**
 * A zero-width non-joiner: it takes no room, stands in no address, and lines end where they did. Browsers leave U+2060
 * and U+200B out of a host's name and would still get there; with this one they do not.
 */
const GAP = '\u200c';

/** Full stops with all that browsers read as one (UTS 46), colons, and at signs. */
const MARKS = /[.\u2024\u3002\ufe52\uff0e\uff61:@\ufe6b\uff20]/g;
const AT_SIGN = /[@\ufe6b\uff20]/;
const DOTTED_QUAD = /\d{1,3}(?:\.\d{1,3}){3}/g;
/** Between these signs a protocol ends, a share of a network begins, or Markdown or HTML makes a link. */
const PAIRS = /[/\\](?=[/\\])|\](?=[([:])|<(?=[^\s\d\u200c])|&(?=#|[a-z]{2,31};)/gi;
const DIGIT = /\d/;
/** What stands before the colon of a time; `h323:5` is no time. */
const HOUR = /(?<![\w.+-])\d{1,2}$/;

/**
 * A plain text in which no client finds an address to link: web and mail addresses, those of any protocol, and links
 * in Markdown or HTML are parted by signs that nobody sees or hears. Numbers and times stay as they are. Parting it
 * again changes nothing. For what clients read links into by themselves; a TextRun needs it not.
 */
export function unlinkedText(text: string): string {
  return text
    .replace(DOTTED_QUAD, (address) => address.replaceAll('.', `${GAP}.${GAP}`))
    .replace(MARKS, parted)
    .replace(PAIRS, `$&${GAP}`);
}

function parted(mark: string, at: number, text: string): string {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  const isInside = after.trim() !== '' && (before.trim() !== '' || AT_SIGN.test(mark));
  const isNumber = DIGIT.test(before) && DIGIT.test(after);
  if (!isInside || (isNumber && (mark !== ':' || HOUR.test(text.slice(Math.max(0, at - 3), at)))))
    return mark;
  return `${before === GAP ? '' : GAP}${mark}${after === GAP ? '' : GAP}`;
}

/** What clients show as plain text, or speak. Texts of blocks are our own words; data goes back to us as it is. */
const PLAIN = new Set(['fallbackText', 'speak', 'title', 'label', 'placeholder', 'altText']);

/** Parts the addresses in everything of a card that is plain text. Changes a card that nobody else holds yet. */
export function unlinkPlainTexts(element: unknown): void {
  if (typeof element !== 'object' || element === null) return;
  for (const [key, value] of Object.entries(element)) {
    if (key === 'data') continue;
    if (typeof value !== 'string') unlinkPlainTexts(value);
    else if (PLAIN.has(key)) (element as Record<string, unknown>)[key] = unlinkedText(value);
  }
}
