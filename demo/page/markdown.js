/*
 * The Markdown that Teams understands, as a small tree. Nothing here makes HTML: what is not understood stays text.
 * Cards have emphasis, links and lists; messages have strike-through, code, quotes and bare links as well.
 * Source: Teams docs, "Format cards in Microsoft Teams" and "Format your bot messages".
 */

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const ENTITY = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/;
const BARE_LINK = /^https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]']/;
const ANGLE_LINK = /^<((?:https?:\/\/|mailto:)[^\s<>]+)>/;
const MENTION = /^<at(?:\s[^>]*)?>([^<]*)<\/at>/;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

/** The address when a link may go there, else undefined. Only web and mail addresses are followed. */
export function safeHref(address) {
  try {
    const url = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function decodeEntity(source) {
  const match = ENTITY.exec(source);
  if (match === null) return undefined;
  const [whole, decimal, hex, name] = match;
  if (name !== undefined) return name in ENTITIES ? { whole, text: ENTITIES[name] } : undefined;
  const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return { whole, text: valid ? String.fromCodePoint(code) : '\ufffd' };
}

function isSpace(character) {
  return character === undefined || /\s/.test(character);
}

/** Position of the closing mark, or -1. Escaped marks, and a double mark inside a single one, do not count. */
function findClosing(source, mark, from) {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') {
      at += 1;
      continue;
    }
    if (!source.startsWith(mark, at)) continue;
    const after = source[at + mark.length];
    if (mark.length === 1 && after === mark) {
      at += 1;
      continue;
    }
    if (at === from || isSpace(source[at - 1])) continue;
    if (mark.startsWith('_') && after !== undefined && WORD.test(after)) continue;
    return at;
  }
  return -1;
}

/** Position of the bracket that closes the one before `from`, or -1. */
function findBracket(source, open, close, from) {
  let depth = 1;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === open) depth += 1;
    else if (source[at] === close && --depth === 0) return at;
  }
  return -1;
}

function readLink(source, at, profile) {
  const textEnd = findBracket(source, '[', ']', at + 1);
  if (textEnd < 0 || source[textEnd + 1] !== '(') return undefined;
  const addressEnd = findBracket(source, '(', ')', textEnd + 2);
  if (addressEnd < 0) return undefined;
  const target = source.slice(textEnd + 2, addressEnd).trim();
  const [address = ''] = target.replace(/^<(.*)>$/, '$1').split(/\s+["'(]/);
  const href = safeHref(address.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  if (href === undefined) return undefined;
  const children = parseInline(source.slice(at + 1, textEnd), profile);
  return { node: { kind: 'link', href, children }, end: addressEnd + 1 };
}

const MARKS = [
  ['**', 'strong'],
  ['__', 'strong'],
  ['~~', 'strike'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
];

function readEmphasis(source, at, profile) {
  for (const [mark, kind] of MARKS) {
    if (!source.startsWith(mark, at)) continue;
    const next = source[at + mark.length];
    if (kind === 'strike' && profile !== 'message') continue;
    if (isSpace(next) || (mark.length === 1 && next === mark)) continue;
    if (mark.startsWith('_') && at > 0 && WORD.test(source[at - 1])) continue;
    const end = findClosing(source, mark, at + mark.length);
    if (end < 0) continue;
    const children = parseInline(source.slice(at + mark.length, end), profile);
    return { node: { kind, children }, end: end + mark.length };
  }
  return undefined;
}

function readCode(source, at) {
  const end = source.indexOf('`', at + 1);
  return end <= at + 1
    ? undefined
    : { node: { kind: 'code', text: source.slice(at + 1, end) }, end: end + 1 };
}

function readSpecial(source, at, profile) {
  const character = source[at];
  if (character === '[') return readLink(source, at, profile);
  if ('*_~'.includes(character)) return readEmphasis(source, at, profile);
  if (character === '<') {
    const rest = source.slice(at);
    const mention = profile === 'message' ? MENTION.exec(rest) : null;
    if (mention !== null) return { node: { kind: 'mention', text: mention[1] }, end: at + mention[0].length };
    const link = ANGLE_LINK.exec(rest);
    const href = link === null ? undefined : safeHref(link[1]);
    if (href === undefined) return undefined;
    return {
      node: { kind: 'link', href, children: [{ kind: 'text', text: link[1] }] },
      end: at + link[0].length,
    };
  }
  if (profile !== 'message') return undefined;
  if (character === '`') return readCode(source, at);
  if (character === 'h') {
    const link = BARE_LINK.exec(source.slice(at));
    const href = link === null ? undefined : safeHref(link[0]);
    if (href === undefined) return undefined;
    return {
      node: { kind: 'link', href, children: [{ kind: 'text', text: link[0] }] },
      end: at + link[0].length,
    };
  }
  return undefined;
}

/** Text of one block -> inline nodes. */
export function parseInline(source, profile) {
  const nodes = [];
  let text = '';
  let at = 0;
  const flush = () => {
    if (text !== '') nodes.push({ kind: 'text', text });
    text = '';
  };
  while (at < source.length) {
    const character = source[at];
    const next = source[at + 1];
    if (character === '\\' && next !== undefined && PUNCTUATION.test(next)) {
      text += next;
      at += 2;
      continue;
    }
    if (character === '\n') {
      flush();
      nodes.push({ kind: 'break' });
      at += 1;
      continue;
    }
    const entity = character === '&' ? decodeEntity(source.slice(at, at + 12)) : undefined;
    if (entity !== undefined) {
      text += entity.text;
      at += entity.whole.length;
      continue;
    }
    const special = readSpecial(source, at, profile);
    if (special !== undefined) {
      flush();
      nodes.push(special.node);
      at = special.end;
      continue;
    }
    text += character;
    at += 1;
  }
  flush();
  return nodes;
}

const BULLET = /^\s{0,3}[-*+]\s+(.*)$/;
const NUMBERED = /^\s{0,3}(\d{1,9})[.)]\s+(.*)$/;

function readList(lines, from, profile) {
  const first = NUMBERED.exec(lines[from]);
  const pattern = first === null ? BULLET : NUMBERED;
  const items = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const match = pattern.exec(lines[at]);
    if (match === null) break;
    items.push(parseInline(match.at(-1), profile));
  }
  return { node: { kind: 'list', start: first === null ? undefined : Number(first[1]), items }, end: at };
}

/** Lines of one paragraph -> its text. A line that ends in two spaces or a backslash breaks, others join by a space. */
function joinLines(lines) {
  return lines
    .map((line, index) => {
      const isLast = index === lines.length - 1;
      const bare = line.trimStart();
      if (isLast) return bare.trimEnd();
      if (/ {2,}$/.test(bare)) return `${bare.trimEnd()}\n`;
      return bare.endsWith('\\') ? `${bare.slice(0, -1)}\n` : `${bare.trimEnd()} `;
    })
    .join('');
}

/**
 * Text -> blocks. A single line break is a space, an empty line starts a paragraph: Teams does the same
 * (MicrosoftDocs/msteams-docs#740).
 */
export function parseMarkdown(source, profile) {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks = [];
  let paragraph = [];
  const flush = () => {
    if (paragraph.length > 0) {
      blocks.push({ kind: 'paragraph', children: parseInline(joinLines(paragraph), profile) });
    }
    paragraph = [];
  };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (BULLET.test(line) || NUMBERED.test(line)) {
      flush();
      const list = readList(lines, at, profile);
      blocks.push(list.node);
      at = list.end;
      continue;
    }
    if (profile === 'message' && line.startsWith('```')) {
      flush();
      const end = lines.findIndex((other, index) => index > at && other.startsWith('```'));
      const stop = end < 0 ? lines.length : end;
      blocks.push({ kind: 'preformatted', text: lines.slice(at + 1, stop).join('\n') });
      at = stop + 1;
      continue;
    }
    if (profile === 'message' && line.startsWith('>')) {
      flush();
      const stop = lines.findIndex((other, index) => index > at && !other.startsWith('>'));
      const end = stop < 0 ? lines.length : stop;
      const inner = lines.slice(at, end).map((quoted) => quoted.replace(/^>\s?/, ''));
      blocks.push({ kind: 'quote', children: parseMarkdown(inner.join('\n'), profile) });
      at = end;
      continue;
    }
    if (line.trim() === '') flush();
    else paragraph.push(line);
    at += 1;
  }
  flush();
  return blocks;
}
