import { DAY_MS } from '../../base/time.js';
/** The clocks of a time zone. Times are milliseconds since 1970; a local time is written as if it were UTC. */
export interface ZoneClock {
  /** What the clocks show at a time, to the second. */
  localMs(time: number): number;
  /** The first time at which the clocks show this local time or, where they skip it, a later one. */
  firstAt(localMs: number): number;
}

/** The clocks of a zone by its IANA name. Throws RangeError for an unknown one. */
export function createZoneClock(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

  function localMs(time: number): number {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  }

  /** How far the clocks are ahead of UTC. */
  function offsetAt(time: number): number {
    return localMs(time) - Math.floor(time / 1000) * 1000;
  }

  /** The first time at which the clocks are no longer that far ahead; they change once between the two times. */
  function changeBetween(from: number, to: number, offset: number): number {
    let [before, after] = [from, to];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetAt(middle) === offset) before = middle;
      else after = middle;
    }
    return after;
  }

  return {
    localMs,
    firstAt(local) {
      const earlier = offsetAt(local - DAY_MS);
      const later = offsetAt(local + DAY_MS);
      if (offsetAt(local - earlier) === earlier) return local - earlier;
      if (offsetAt(local - later) === later) return local - later;
      return changeBetween(local - later, local - earlier, earlier);
    },
  };
}
