import { parseStorableJson } from '../../base/storable-json.js';

/** What a response body turned out to be. `text` is anything that is not JSON: an HTML page, XML, garbage. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'text' };

const CHARSET = /charset\s*=\s*"?([\w.:+-]+)/i;

/**
 * Reads the bytes of a body as JSON, whatever its media type says. A byte order mark wins over the charset of
 * Content-Type, as in the Encoding Standard; without both it is UTF-8. Never throws. Two independent clients met
 * marks here: UTF-8 ones, and UTF-16LE on the old host (PartnerCenterSamples/partnercenter-restapi-nodejs).
 */
export function readBody(bytes: Uint8Array, contentType: string | null): Body {
  const text = decodeText(bytes, contentType);
  if (!/\S/.test(text)) return { kind: 'empty' };
  try {
    return { kind: 'json', value: parseStorableJson(text) };
  } catch {
    return { kind: 'text' };
  }
}

/** Bytes to text without its byte order marks; bytes that are no characters become U+FFFD. */
function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const encoding = encodingOfMark(bytes) ?? CHARSET.exec(contentType ?? '')?.[1] ?? 'utf-8';
  // The decoder takes off one mark; a proxy that adds its own leaves a second.
  return createDecoder(encoding)
    .decode(bytes)
    .replace(/^\uFEFF+/, '');
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function createDecoder(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('utf-8');
  }
}
