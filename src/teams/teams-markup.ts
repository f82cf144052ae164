/** A stretch of message text; of a mention it is the name. Entities are as they came. */
export interface TextPart {
  readonly text: string;
  readonly isMention: boolean;
}

/** Tags that stand for nothing a person wrote, or only for how it looks. Whatever else is in angle brackets was written. */
const TAG =
  /<(\/?)(at|quoted|attachment|blockquote|p|div|span|br|b|i|u|s|em|strong|strike|del|code|pre|a|img|emoji|ul|ol|li|h[1-6]|hr)(?:[\s/][^<>]*)?>/gi;

/** What these hold was written by somebody else, or before. */
const FOREIGN = ['quoted', 'attachment', 'blockquote'];
/** What stands on lines of its own. */
const BLOCKS = ['p', 'div', 'br', 'li', 'hr', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * Takes Teams' markup off a message text: mentions stand apart, quotations are gone with what they hold, other tags are
 * gone without it. What a person writes in angle brackets comes escaped, and stays.
 */
export function splitMarkup(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  const endOf = createEndFinder(text);
  let isMention = false;
  let at = 0;

  function take(until: number): void {
    if (until > at) parts.push({ text: text.slice(at, until), isMention });
  }

  for (const { 0: tag, 1: slash, 2: found = '', index } of text.matchAll(TAG)) {
    if (index < at) continue;
    const name = found.toLowerCase();
    take(index);
    at = index + tag.length;
    // Only with its end: what is never closed holds the question.
    if (name === 'at') isMention = slash === '' && endOf(name, at) !== undefined;
    else if (BLOCKS.includes(name)) parts.push({ text: ' ', isMention: false });
    else if (FOREIGN.includes(name)) {
      parts.push({ text: ' ', isMention: false });
      if (slash === '' && !tag.endsWith('/>')) at = endOf(name, at) ?? at;
    }
  }
  take(text.length);
  return parts;
}

/** Finds where an element ends, each time from where it ended last, so that all of it reads the text once a name. */
function createEndFinder(text: string): (name: string, from: number) => number | undefined {
  const lower = text.toLowerCase();
  const known = new Map<string, number>();
  return (name, from) => {
    let at = known.get(name) ?? 0;
    if (at !== -1 && at < from) at = lower.indexOf(`</${name}>`, from);
    known.set(name, at);
    return at === -1 ? undefined : at + name.length + 3;
  };
}

const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|lt|gt|quot|apos|amp));/gi;

/** Decodes the entities of a text, once: what they spell is not decoded again. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (point === 0xa0) return ' ';
    const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isCharacter ? String.fromCodePoint(point) : '\ufffd';
  });
}
