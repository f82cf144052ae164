import type { Rgb } from './canvas.js';
import { encodePng, type Rgba } from './png.js';

/** Width and height in pixels: twice what a card shows, so that it stays sharp on a phone. */
const SHARE_BAR_SIZE = { width: 120, height: 12 } as const;

/** What is seen at all, of a colour beside another: one point of a card. */
const LEAST_SEEN = 2;

/** Grey that is seen on white and on a dark card alike, and less than any colour of a bar. */
const TRACK: Rgba = [0x80, 0x80, 0x80, 0x66];
const NOTHING: Rgba = [0, 0, 0, 0];
const COLOUR_OF = { nothing: 0, track: 1, bar: 2 } as const;

/**
 * A PNG of a bar on a track: as much of it coloured as `percent` says, in whole pixels. Anything above 0 shows a
 * little colour and anything below 100 a little track. Above 100 the whole bar is coloured, parted where 100 is: at
 * half for 200. Transparent, without words.
 */
export function drawShareBar(percent: number, colour: Rgb): Buffer {
  const { width, height } = SHARE_BAR_SIZE;
  const row = percent > 100 ? partedRow(percent, width) : filledRow(percent, width);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) pixels.set(row, y * width);
  return encodePng({ width, height, pixels, palette: [NOTHING, TRACK, [...colour, 255]] });
}

function filledRow(percent: number, width: number): Uint8Array {
  const row = new Uint8Array(width).fill(COLOUR_OF.track);
  return row.fill(COLOUR_OF.bar, 0, placeOf(Math.max(0, percent) / 100, width));
}

function partedRow(percent: number, width: number): Uint8Array {
  const row = new Uint8Array(width).fill(COLOUR_OF.bar);
  const place = placeOf(100 / percent, width);
  return row.fill(COLOUR_OF.nothing, place - LEAST_SEEN / 2, place + LEAST_SEEN / 2);
}

/** Where a share ends; only nothing is at the very beginning, and only all of it at the end. */
function placeOf(share: number, width: number): number {
  if (share === 0 || share === 1) return share * width;
  return Math.min(width - LEAST_SEEN, Math.max(LEAST_SEEN, Math.round(share * width)));
}
