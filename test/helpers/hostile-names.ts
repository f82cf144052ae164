import assert from 'node:assert/strict';

/** Names that a client would link, or that Markdown or HTML would make a link of. */
export const HOSTILE_NAMES: readonly string[] = [
  'evil.example/path',
  'www.evil.example',
  'WWW.EVIL.EXAMPLE',
  'a.b.c.evil.co.uk?q=1#top',
  'evil.example:8443/x',
  '7.11.evil.com',
  '3com.com',
  'https://evil.example',
  'HTTPS://evil',
  'http:evil',
  'hxxps://localhost/x',
  '//evil.example',
  '\\\\evil\\share',
  'https:\\\\evil.example',
  'http://192.168.0.1/x',
  '192.168.0.1',
  '8.8.8.8.in-addr.arpa',
  'a@b.c',
  'ceo@evil',
  'ceo＠evil．example',
  'mailto:ceo@evil.example',
  'tel:+351912345678',
  'tel:112',
  'sip:ceo',
  'h323:5551234',
  'skype:ceo?call',
  'msteams:/l/call',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil。example',
  'evil．example',
  'evil｡example',
  'evil․example',
  'evil﹒example',
  'ｅｖｉｌ．ｅｘａｍｐｌｅ',
  'зло.рф/путь',
  '邪惡。公司',
  'bücher.example',
  'xn--bcher-kva.example',
  '💩.la',
  'שלום.קום',
  'evil\u200c.example',
  'evil.\u2060example',
  '[Invoice](https://evil.example)',
  '[Invoice](/path)',
  '[Invoice][1]',
  '![x](//evil/x.png)',
  '<https://evil.example>',
  '<ceo@evil.example>',
  '<a href="//evil">Invoice</a>',
  '<img src=x>',
  'evil&#46;example',
  'evil&period;example',
  'Contoso Ltd.Invoice.example',
];

/** Wider than any client: what one might take for an address, or make a link of. */
const LINKABLE: readonly RegExp[] = [
  // A host's name, with all that is read as a dot; not a number.
  /[\p{L}\p{N}\p{S}\p{M}_\u200b-\u200d\u2060-]+[.\u2024\u3002\ufe52\uff0e\uff61][\p{L}\p{S}\p{M}_\u2060\u200b-]/u,
  /[\p{L}\p{S}][.\u2024\u3002\ufe52\uff0e\uff61]\p{N}/u,
  /www\./i,
  /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/,
  // A protocol, and what stands behind it.
  /[a-z][a-z\d+.-]*:[^\s\u200c]/i,
  /\/\/|\\\\/,
  /[@\ufe6b\uff20][\p{L}\p{N}\p{S}]/u,
  // Markdown and HTML.
  /\][([]/,
  /<[a-z/!?]/i,
  /&(?:#\d+|#x[\da-f]+|[a-z]+);/i,
];

/** The first part of a text that might become a link; undefined where none might. */
export function linkableIn(text: string): string | undefined {
  for (const pattern of LINKABLE) {
    const found = pattern.exec(text);
    if (found) return found[0];
  }
  return undefined;
}

/** A text as people read it, and as it was before its addresses were parted. */
export function withoutGaps(text: string): string {
  return text.replaceAll('\u200c', '');
}

/** Fails on a text in which a client might find an address. */
export function assertNoAddress(text: string, where = ''): void {
  const found = linkableIn(text);
  if (found !== undefined) assert.fail(`${found} in ${where} ${text}`);
}

const PLAIN = new Set(['fallbackText', 'speak', 'summary', 'title', 'label', 'placeholder', 'altText']);
const BLOCKS: readonly unknown[] = ['TextRun', 'TextBlock'];

/**
 * Every text of a message, a card or an answer that a client may look for links in: all but the blocks of a card, what
 * goes back to the bot, and addresses and ids.
 */
export function readTextsOf(value: unknown, path = ''): readonly (readonly [where: string, text: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const isBlock = 'type' in value && BLOCKS.includes(value.type);
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'data') return [];
    const where = `${path}.${key}`;
    if (typeof part !== 'string') return readTextsOf(part, where);
    return PLAIN.has(key) || (key === 'text' && !isBlock) ? [[where, part] as const] : [];
  });
}
