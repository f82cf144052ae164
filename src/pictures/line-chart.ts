import { createCanvas, type Rgb } from './canvas.js';
import { encodePng } from './png.js';
import { type LineStyle, type Point, strokeLine } from './stroke.js';

export type { LineStyle } from './stroke.js';

/** A line of a chart. */
export interface ChartLine {
  /** From left to right; a gap where there is no value. */
  readonly points: readonly { readonly x: number; readonly y: number | undefined }[];
  readonly style: LineStyle;
}

/** Width and height in pixels: twice what a phone shows, so that it stays sharp. */
export const CHART_SIZE = { width: 640, height: 270 } as const;
const SAMPLE_SIZE = { width: 72, height: 20 } as const;

/** Where the values lie, so that no line is cut at an edge. */
const MARGIN = 9;
const LINE_WIDTH = 5.5;
const END_WIDTH = 15;
/** Less than a pixel: a faint line, two pixels high. */
const GRID_WIDTH = 0.4;

/** Each at least 3:1 against white and against #292929: the picture has no background of its own. */
export const LINE_COLOURS: Readonly<Record<LineStyle, Rgb>> = {
  solid: [0x2f, 0x86, 0xd6],
  dashed: [0xd8, 0x70, 0x1a],
  dotted: [0x1f, 0x97, 0x74],
};
const GRID_COLOUR: Rgb = [0x8a, 0x8a, 0x8a];
const COLOURS: readonly Rgb[] = [GRID_COLOUR, ...Object.values(LINE_COLOURS)];
const COLOUR_OF: Readonly<Record<LineStyle, number>> = { solid: 1, dashed: 2, dotted: 3 };

/**
 * A PNG of lines over a grid with lines at 0, 1/2 and 1. `x` and `y` run from 0 (left, bottom) to 1; a value outside
 * is drawn at the edge. Transparent, without words: those stand beside it.
 */
export function drawLineChart(lines: readonly ChartLine[]): Buffer {
  const { width, height } = CHART_SIZE;
  const canvas = createCanvas(width, height, COLOURS);
  const place = (x: number, y: number): Point => ({
    x: MARGIN + within(x) * (width - 2 * MARGIN),
    y: height - MARGIN - within(y) * (height - 2 * MARGIN),
  });
  const grid = [0, 0.5, 1].map((y) => ({ from: { ...place(0, y), x: 0 }, to: { ...place(1, y), x: width } }));
  canvas.draw(grid, 0, GRID_WIDTH);
  for (const { points, style } of lines) {
    const strokes = runsOf(points).flatMap((run) => {
      const placed = run.map(({ x, y }) => place(x, y));
      return strokeLine(placed, style, LINE_WIDTH);
    });
    canvas.draw(strokes, COLOUR_OF[style], LINE_WIDTH);
  }
  for (const { points, style } of lines) {
    const last = runsOf(points).at(-1)?.at(-1);
    if (last === undefined) continue;
    const end = place(last.x, last.y);
    canvas.draw([{ from: end, to: end }], COLOUR_OF[style], END_WIDTH);
  }
  return encodePng(canvas.picture());
}

/** A PNG of a short piece of a line, for a legend. */
export function drawLineSample(style: LineStyle): Buffer {
  const { width, height } = SAMPLE_SIZE;
  const canvas = createCanvas(width, height, [LINE_COLOURS[style]]);
  const ends = [MARGIN, width - MARGIN].map((x): Point => ({ x, y: height / 2 }));
  canvas.draw(strokeLine(ends, style, LINE_WIDTH), 0, LINE_WIDTH);
  return encodePng(canvas.picture());
}

/** What an image element takes as its address. */
export function pngDataUri(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** The stretches between gaps. */
function runsOf(
  points: ChartLine['points'],
): readonly (readonly { readonly x: number; readonly y: number }[])[] {
  const runs: { x: number; y: number }[][] = [[]];
  for (const { x, y } of points) {
    if (y === undefined) runs.push([]);
    else runs.at(-1)?.push({ x, y });
  }
  return runs.filter((run) => run.length > 0);
}
