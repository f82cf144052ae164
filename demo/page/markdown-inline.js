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
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? { whole, text: ENTITIES[name] } : undefined;
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
