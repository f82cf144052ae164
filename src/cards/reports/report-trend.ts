import { workloadMoves } from '../../domain/usage/trend-moves.js';
import type { UsageTrend } from '../../domain/usage/usage-trend.js';
import type { Messages } from '../../i18n/messages.js';
import { LINE_COLOURS } from '../../pictures/line-chart.js';
import { trendHeader } from '../trend/trend-header.js';
import { namedMovePhrase } from '../trend/trend-phrases.js';
import { drawnMoves, LINE_STYLES, trendPicture } from '../trend/trend-picture.js';

/** The trend of a report: a picture, and the same in words. */
export interface ReportTrend {
  readonly title: string;
  readonly headline: string;
  /** A PNG; a transparent one that is seen on light and dark. */
  readonly picture: Uint8Array;
  readonly alt: string;
  readonly from: string;
  readonly to: string;
  /** Bottom and top of the picture. */
  readonly bottom: string;
  readonly top: string;
  readonly lines: readonly TrendLine[];
}

export interface TrendLine {
  readonly text: string;
  /** How its line is drawn: "dashed line". */
  readonly style: string;
  /** Of its line, `#rrggbb`. */
  readonly colour: string;
}

const LONGEST_PICTURE = 100_000;

/** Undefined where nothing is to be drawn: with a single reading. */
export function reportTrend(trend: UsageTrend, now: Date, messages: Messages): ReportTrend | undefined {
  const moves = workloadMoves(trend);
  const drawn = drawnMoves(moves);
  if (drawn.length === 0) return undefined;
  const [first] = trend.points;
  const from = messages.date(first.processedDateTime);
  const to = messages.date((trend.points.at(-1) ?? first).processedDateTime);
  const named = drawn.map((move) => namedMovePhrase(move, messages));
  const address = trendPicture(trend, drawn, LONGEST_PICTURE);
  return {
    title: messages.say('trend.title'),
    headline: trendHeader(trend, moves, now, messages).headline,
    picture: Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'),
    alt: messages.say('trend.alt', { from, to, lines: named.join(messages.say('list.separator')) }),
    from,
    to,
    bottom: messages.percent(0),
    top: messages.percent(100),
    lines: named.map((text, at) => {
      const style = LINE_STYLES[at] ?? 'solid';
      return { text, style: messages.say(`trend.${style}`), colour: colourOf(LINE_COLOURS[style]) };
    }),
  };
}

function colourOf(rgb: readonly number[]): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
