import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { nextRun } from '../../../src/domain/schedules/cron-next.js';

interface CronDigest {
  readonly min: number;
  readonly hour: number;
  readonly date: number;
  readonly month: number;
  readonly dow: number;
}

// The matcher of graphile-worker, from whose crontab the grammar is: a second opinion on what a pattern means.
const { createCronMatcher } = createRequire(createRequire(import.meta.url).resolve('graphile-worker'))(
  './cronMatcher.js',
) as { createCronMatcher: (pattern: string, source: string) => (digest: CronDigest) => boolean };

const MINUTE_MS = 60_000;

function matcherOf(cron: string): (time: number) => boolean {
  const matches = createCronMatcher(cron, 'test');
  return (time) => {
    const date = new Date(time);
    return matches({
      min: date.getUTCMinutes(),
      hour: date.getUTCHours(),
      date: date.getUTCDate(),
      month: date.getUTCMonth() + 1,
      dow: date.getUTCDay(),
    });
  };
}

function field(least: number, greatest: number): fc.Arbitrary<string> {
  const number = fc.integer({ min: least, max: greatest });
  const range = fc
    .tuple(number, number)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const part = fc.oneof(number.map(String), range);
  const step = fc.integer({ min: 1, max: greatest + 2 }).map((every) => `*/${every}`);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('*') },
    { weight: 1, arbitrary: step },
    { weight: 3, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')) },
  );
}

const time = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2030-01-01T00:00:00Z'),
  noInvalidDate: true,
});
/** Due within days, so that every minute up to it can be looked at. */
const often = fc
  .tuple(field(0, 59), field(0, 23), fc.constant('*'), fc.constant('*'), field(0, 7))
  .map((fields) => fields.join(' '));
const seldom = fc
  .tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 7))
  .map((fields) => fields.join(' '));

describe('nextRun', () => {
  const cases: [cron: string, after: string, next: string][] = [
    ['0 6 * * *', '2026-11-21T05:59:59.999Z', '2026-11-21T06:00:00Z'],
    ['0 6 * * *', '2026-11-21T06:00:00Z', '2026-11-22T06:00:00Z'],
    ['0 6 * * *', '2026-12-31T23:00:00Z', '2027-01-01T06:00:00Z'],
    ['*/15 * * * *', '2026-11-21T06:00:00Z', '2026-11-21T06:15:00Z'],
    ['7-9,50 4 * * *', '2026-11-21T04:09:30Z', '2026-11-21T04:50:00Z'],
    ['30 8 * * 1-5', '2026-11-20T08:30:00Z', '2026-11-23T08:30:00Z'],
    ['0 0 * * 7', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z'],
    ['0 0 29 2 *', '2096-02-29T00:00:00Z', '2104-02-29T00:00:00Z'],
    ['0 0 31 * *', '2026-11-01T00:00:00Z', '2026-12-31T00:00:00Z'],
    ['0 0 13 * 5', '2026-11-12T00:00:00Z', '2026-11-13T00:00:00Z'],
    ['0 0 13 * 5', '2026-11-13T00:00:00Z', '2026-11-20T00:00:00Z'],
    ['0 0 */2 * 1', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'],
    ['0 0 * */5 *', '2026-02-01T00:00:00Z', '2026-06-01T00:00:00Z'],
  ];
  for (const [cron, after, next] of cases) {
    it(`gives ${next} for "${cron}" after ${after}`, () => {
      assert.deepEqual(nextRun(cron, new Date(after)), new Date(next));
    });
  }

  it('is later, is due, and skips nothing in between', () => {
    fc.assert(
      fc.property(often, time, (cron, after) => {
        const isDue = matcherOf(cron);
        const next = nextRun(cron, after).getTime();
        assert.ok(next > after.getTime());
        assert.ok(isDue(next));
        const first = (Math.floor(after.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
        for (let minute = first; minute < next; minute += MINUTE_MS) assert.ok(!isDue(minute));
      }),
      { numRuns: 150 },
    );
  });

  it('is later and due for patterns with days and months, and the same from any minute before it', () => {
    fc.assert(
      fc.property(seldom, time, fc.double({ min: 0, max: 1, noNaN: true }), (cron, after, part) => {
        const next = nextRun(cron, after);
        assert.ok(next > after);
        assert.ok(matcherOf(cron)(next.getTime()));
        const between = after.getTime() + (next.getTime() - after.getTime() - 1) * part;
        assert.deepEqual(nextRun(cron, new Date(between)), next);
      }),
      { numRuns: 300 },
    );
  });

  for (const cron of [
    '0 0 30 2 *',
    '',
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '5x * * * *',
    '*/0 * * * *',
    '9-5 * * * *',
  ]) {
    it(`throws RangeError for "${cron}"`, () => {
      assert.throws(() => nextRun(cron, new Date(0)), RangeError);
    });
  }
});
