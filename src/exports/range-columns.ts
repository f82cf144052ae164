import { roundPercent } from '../domain/usage/license-usage-row.js';
import type { SeatRange } from '../domain/usage/seat-range.js';
import type { MessageKey, Messages } from '../i18n/messages.js';
import type { ColumnOf } from './table.js';

/** Two columns: the lower and the upper end of a range of seats. */
export function rangeColumns<Line>(
  titles: readonly [from: MessageKey, to: MessageKey],
  rangeOf: (line: Line) => SeatRange | undefined,
  messages: Messages,
): readonly ColumnOf<Line>[] {
  const [from, to] = titles;
  return [
    { title: messages.say(from), kind: 'count', cell: (line) => rangeOf(line)?.atLeast },
    { title: messages.say(to), kind: 'count', cell: (line) => rangeOf(line)?.atMost },
  ];
}

/** A percentage as a fraction, rounded as cards round it; undefined for none. */
export function shareOf(percent: number | undefined): number | undefined {
  return percent === undefined ? undefined : Math.round(roundPercent(percent) * 10) / 1000;
}
