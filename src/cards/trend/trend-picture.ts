import { evenlyChosen } from '../../domain/usage/trend-choice.js';
import type { WorkloadMove } from '../../domain/usage/trend-moves.js';
import type { UsageTrend } from '../../domain/usage/usage-trend.js';
import {
  type ChartLine,
  drawLineChart,
  drawLineSample,
  type LineStyle,
  pngDataUri,
} from '../../pictures/line-chart.js';

/** How the lines of a picture differ, in the order of the workloads. */
export const LINE_STYLES = ['solid', 'dashed', 'dotted'] as const satisfies readonly LineStyle[];

/** Most characters of a picture's address, whatever room there is. One of a year's weekly readings takes half of it. */
const PICTURE_LIMIT = 8000;

/** How many readings are tried; a line of few readings is coarser, and smaller. */
const READINGS_DRAWN = [160, 80, 40, 20, 10, 5] as const;

/** The workloads that get a line: the first ones, in a style each, that have a percentage now and had one before. */
export function drawnMoves(moves: readonly WorkloadMove[]): readonly WorkloadMove[] {
  return moves.filter(({ percentPoints }) => percentPoints !== undefined).slice(0, LINE_STYLES.length);
}

/**
 * The lines of these workloads over time as the address of an image of at most `room` characters; 0 and 100 percent
 * are its bottom and top.
 */
export function trendPicture({ points }: UsageTrend, moves: readonly WorkloadMove[], room: number): string {
  const times = points.map(({ processedDateTime }) => processedDateTime.getTime());
  const start = times[0] ?? 0;
  const span = (times.at(-1) ?? 0) - start || 1;
  const linesOf = (places: readonly number[]): readonly ChartLine[] =>
    moves.map(({ usagePercents }, line) => ({
      style: LINE_STYLES[line] ?? 'solid',
      points: places.map((place) => ({
        x: ((times[place] ?? start) - start) / span,
        y: fraction(usagePercents[place]),
      })),
    }));
  const every = [...points.keys()];
  let picture = '';
  for (const most of READINGS_DRAWN) {
    picture = pngDataUri(drawLineChart(linesOf(evenlyChosen(every, most))));
    if (picture.length <= Math.min(room, PICTURE_LIMIT)) return picture;
  }
  return picture;
}

/** A short piece of such a line, for the legend. */
export function lineSample(style: LineStyle): string {
  return pngDataUri(drawLineSample(style));
}

function fraction(usagePercent: number | undefined): number | undefined {
  return usagePercent === undefined ? undefined : usagePercent / 100;
}
