/** A place in a picture, in pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A straight piece of a drawn line, with round ends; a dot when both ends are the same. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** How a line is drawn: told apart without its colour. */
export type LineStyle = 'solid' | 'dashed' | 'dotted';

/** Lengths drawn and left out in turn, in line widths; round ends add one width to what is drawn. */
const PATTERNS: Readonly<Record<Exclude<LineStyle, 'solid'>, { readonly on: number; readonly off: number }>> =
  {
    dashed: { on: 3, off: 3 },
    dotted: { on: 0, off: 2.2 },
  };

/** The pieces of a line through points, in order; one point alone is a dot, none is nothing. */
export function strokeLine(points: readonly Point[], style: LineStyle, width: number): readonly Segment[] {
  const [first] = points;
  if (first === undefined) return [];
  if (points.length === 1) return [{ from: first, to: first }];
  const whole = points.slice(1).map((to, at) => ({ from: points[at] ?? to, to }));
  if (style === 'solid') return whole;
  const { on, off } = PATTERNS[style];
  return cutUp(whole, on * width, off * width);
}

/** Pieces along a line, each `on` long and `off` from the next; the pattern goes on around corners. */
function cutUp(whole: readonly Segment[], on: number, off: number): readonly Segment[] {
  const period = on + off;
  const pieces: Segment[] = [];
  let begin = 0;
  for (const { from, to } of whole) {
    const length = Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
    if (length === 0) continue;
    const pointAt = (along: number): Point => ({
      x: from.x + ((to.x - from.x) * along) / length,
      y: from.y + ((to.y - from.y) * along) / length,
    });
    for (let start = Math.floor(begin / period) * period; start <= begin + length; start += period) {
      const first = Math.max(start - begin, 0);
      const last = Math.min(start + on - begin, length);
      if (first <= last) pieces.push({ from: pointAt(first), to: pointAt(last) });
    }
    begin += length;
  }
  return pieces;
}
