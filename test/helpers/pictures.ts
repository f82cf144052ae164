import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, inflateSync } from 'node:zlib';

/** A picture that can be looked into. */
export interface DecodedPicture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of a pixel; opacity 0 is nothing. */
  at(x: number, y: number): readonly [number, number, number, number];
}

const DATA_URI = /data:image\/png;base64,[A-Za-z0-9+/=]+/g;

/** Reads a PNG of the form the bot writes: 16 colours or fewer, rows unfiltered, checksums right. */
export function decodePng(png: Buffer): DecodedPicture {
  assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const typed = png.subarray(at + 4, at + 8 + length);
    assert.equal(png.readUInt32BE(at + 8 + length), crc32(typed));
    chunks.set(typed.subarray(0, 4).toString('latin1'), typed.subarray(4));
    at += length + 12;
  }
  const chunk = (type: string) => chunks.get(type) ?? assert.fail(`no ${type}`);
  assert.ok(chunks.has('IEND'));
  const header = chunk('IHDR');
  assert.deepEqual([...header.subarray(8)], [4, 3, 0, 0, 0]);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const rows = inflateSync(chunk('IDAT'));
  const rowBytes = 1 + Math.ceil(width / 2);
  assert.equal(rows.length, rowBytes * height);
  return {
    width,
    height,
    at(x, y) {
      assert.equal(rows[y * rowBytes], 0);
      const pair = rows[y * rowBytes + 1 + (x >> 1)] ?? 0;
      const colour = x % 2 === 0 ? pair >> 4 : pair & 15;
      const [red = 0, green = 0, blue = 0] = chunk('PLTE').subarray(3 * colour, 3 * colour + 3);
      return [red, green, blue, chunk('tRNS')[colour] ?? 255];
    },
  };
}

/** Every picture within a card, decoded. */
export function picturesOf(card: unknown): readonly DecodedPicture[] {
  return [...JSON.stringify(card).matchAll(DATA_URI)].map(([uri]) => decodeUri(uri));
}

/**
 * A card with the pictures of its golden file in place of equal ones: versions of zlib pack the same pixels into
 * different bytes.
 */
export function withPicturesOfSample<Card>(name: string, card: Card): Card {
  const path = fileURLToPath(new URL(`../../cards/samples/${name}.json`, import.meta.url));
  const kept = existsSync(path) ? (readFileSync(path, 'utf8').match(DATA_URI) ?? []) : [];
  const text = JSON.stringify(card).replace(
    DATA_URI,
    (uri) => kept.find((other) => pixelsOf(other) === pixelsOf(uri)) ?? uri,
  );
  return JSON.parse(text) as Card;
}

function decodeUri(uri: string): DecodedPicture {
  return decodePng(Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64'));
}

function pixelsOf(uri: string): string {
  const { width, height, at } = decodeUri(uri);
  const pixels = Array.from({ length: width * height }, (_, place) =>
    at(place % width, Math.floor(place / width)).join(),
  );
  return `${width}x${height}\n${pixels.join('\n')}`;
}
