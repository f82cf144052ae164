import type { IndexedPicture, Rgba } from './png.js';
import type { Segment } from './stroke.js';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Steps of opacity an edge is smoothed with: with three of them, four colours and "nothing" are 13 of 16 numbers. */
const OPACITY_STEPS = 3;

/** A transparent picture to draw on. */
export interface Canvas {
  /** Draws segments of one colour, the place of which in `colours` is given; what is drawn later lies on top. */
  draw(segments: readonly Segment[], colour: number, width: number): void;
  picture(): IndexedPicture;
}

/** A canvas for at most 5 colours. */
export function createCanvas(width: number, height: number, colours: readonly Rgb[]): Canvas {
  const pixels = new Uint8Array(width * height);

  /** Notes how much of each pixel the shape around a segment covers: 0-1, in steps; the most over all segments counts. */
  function cover(segment: Segment, radius: number, coverage: Uint8Array): void {
    const { from, to } = segment;
    const reach = radius + 1;
    const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
    const right = Math.min(width - 1, Math.ceil(Math.max(from.x, to.x) + reach));
    const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
    const bottom = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + reach));
    for (let y = top; y <= bottom; y += 1) {
      for (let x = left; x <= right; x += 1) {
        const covered = radius + 0.5 - distanceTo(segment, x + 0.5, y + 0.5);
        if (covered <= 0) continue;
        const step = Math.round(Math.min(1, covered) * OPACITY_STEPS);
        const at = y * width + x;
        if (step > (coverage[at] ?? 0)) coverage[at] = step;
      }
    }
  }

  return {
    draw(segments, colour, lineWidth) {
      const coverage = new Uint8Array(width * height);
      for (const segment of segments) cover(segment, lineWidth / 2, coverage);
      for (let at = 0; at < coverage.length; at += 1) {
        const step = coverage[at] ?? 0;
        // An edge over another line would need a mixed colour; the line beneath stays instead.
        const isSeen = step === OPACITY_STEPS || (step > 0 && pixels[at] === 0);
        if (isSeen) pixels[at] = 1 + colour * OPACITY_STEPS + step - 1;
      }
    },
    picture: () => ({ width, height, pixels, palette: paletteOf(colours) }),
  };
}

function paletteOf(colours: readonly Rgb[]): readonly Rgba[] {
  const steps = Array.from({ length: OPACITY_STEPS }, (_, step) => (255 * (step + 1)) / OPACITY_STEPS);
  return [[0, 0, 0, 0], ...colours.flatMap((rgb) => steps.map((alpha): Rgba => [...rgb, Math.round(alpha)]))];
}

function distanceTo({ from, to }: Segment, x: number, y: number): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / squared;
  const part = Math.min(1, Math.max(0, along));
  return Math.sqrt((x - from.x - part * dx) ** 2 + (y - from.y - part * dy) ** 2);
}
