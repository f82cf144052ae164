import { parseInline } from './markdown-inline.js';

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

function textOf(node) {
  if (node.kind === 'break') return ' ';
  if (node.text !== undefined) return node.text;
  if (node.kind === 'list') return node.items.map((item) => item.map(textOf).join('')).join(' ');
  return node.children.map(textOf).join('');
}

/** The words of a message without its marks, on one line. */
export function markdownToText(source) {
  return parseMarkdown(source, 'message').map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}
