import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextDigest, type ReportDays, WEEKDAYS } from '../../../src/domain/schedules/digest-rhythm.js';

const ZONES = [
  'Europe/Paris',
  'America/Sao_Paulo',
  // Its clocks move by half an hour.
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  // Skip the last hour of a day, and the first.
  'America/Nuuk',
  'Africa/Cairo',
  // Changes four times a year.
  'Africa/Casablanca',
];
const TIMES = ['00:00', '00:30', '02:15', '02:45', '09:00', '23:30'];

const DAY_MS = 24 * 60 * 60 * 1000;
const FROM = Date.parse('2025-12-30T00:00:00Z');
const TO = Date.parse('2028-01-03T00:00:00Z');
/** Clocks change at quarters of an hour, and the times above are such. */
const STEP_MS = 15 * 60_000;

/** What the clocks of a zone show, as text that sorts: "2026-03-29 03:00". */
function wallOf(zone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (time) => format.format(time);
}

/** The first quarter of an hour of each day at which the clocks are at or past a time: found by looking at them all. */
function duesOf(wall: (time: number) => string, timeOfDay: string): readonly number[] {
  const dues: number[] = [];
  let day = Date.parse('2026-01-01T00:00:00Z');
  for (let time = FROM; time < TO; time += STEP_MS) {
    if (wall(time) < `${new Date(day).toISOString().slice(0, 10)} ${timeOfDay}`) continue;
    dues.push(time);
    day += DAY_MS;
  }
  return dues.filter((due) => due < Date.parse('2028-01-02T00:00:00Z'));
}

function duesOfZone(zone: string): ReadonlyMap<string, readonly number[]> {
  const wall = wallOf(zone);
  const shown = new Map<number, string>();
  for (let time = FROM; time < TO; time += STEP_MS) shown.set(time, wall(time));
  return new Map(TIMES.map((timeOfDay) => [timeOfDay, duesOf((time) => shown.get(time) ?? '', timeOfDay)]));
}

function weekdayOf(zone: string, time: number): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone, weekday: 'long' }).format(time).toLowerCase();
}

describe('nextDigest', function () {
  // Half a million looks at clocks, which a busy machine takes its time for.
  this.timeout(180_000);
  const duesByZone = new Map<string, ReadonlyMap<string, readonly number[]>>();
  before(() => {
    for (const zone of ZONES) duesByZone.set(zone, duesOfZone(zone));
  });

  const cases: [days: ReportDays, time: string, zone: string, after: string, due: string][] = [
    ['monday', '09:00', 'Europe/Paris', '2026-11-21T09:00:00Z', '2026-11-23T08:00:00Z'],
    ['monday', '09:00', 'Europe/Paris', '2026-11-23T07:59:59.999Z', '2026-11-23T08:00:00Z'],
    ['monday', '09:00', 'Europe/Paris', '2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z'],
    ['monday', '09:00', 'Europe/Paris', '2026-03-24T12:00:00Z', '2026-03-30T07:00:00Z'],
    ['working-days', '17:30', 'UTC', '2026-11-20T17:30:00Z', '2026-11-23T17:30:00Z'],
    ['sunday', '23:59', 'Pacific/Apia', '2026-11-21T00:00:00Z', '2026-11-22T10:59:00Z'],
    // Skipped: 02:00 becomes 03:00 at 01:00Z.
    ['daily', '02:30', 'Europe/Paris', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00Z'],
    ['daily', '02:30', 'Europe/Paris', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'],
    // Twice: 03:00 becomes 02:00 at 01:00Z.
    ['daily', '02:30', 'Europe/Paris', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z'],
    ['daily', '02:30', 'Europe/Paris', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
    // Half an hour: 02:00 becomes 02:30 at 15:30Z, and back at 15:00Z.
    ['sunday', '02:15', 'Australia/Lord_Howe', '2026-10-03T00:00:00Z', '2026-10-03T15:30:00Z'],
    ['sunday', '01:45', 'Australia/Lord_Howe', '2026-04-04T00:00:00Z', '2026-04-04T14:45:00Z'],
    // Skipped at the end of Saturday: due on Sunday at midnight, and Saturday's all the same.
    ['saturday', '23:30', 'America/Nuuk', '2026-03-28T00:00:00Z', '2026-03-29T01:00:00Z'],
    ['saturday', '23:30', 'America/Nuuk', '2026-03-29T01:00:00Z', '2026-04-05T00:30:00Z'],
    // On the first of a month by the calendar of the zone, which may be the last of one in UTC.
    ['monthly', '08:00', 'Europe/Lisbon', '2026-11-21T09:00:00Z', '2026-12-01T08:00:00Z'],
    ['monthly', '08:00', 'Europe/Lisbon', '2026-12-01T08:00:00Z', '2027-01-01T08:00:00Z'],
    ['monthly', '08:00', 'Asia/Kathmandu', '2026-02-03T00:00:00Z', '2026-03-01T02:15:00Z'],
    ['monthly', '00:30', 'Pacific/Apia', '2026-05-31T11:29:59Z', '2026-05-31T11:30:00Z'],
    ['monthly', '00:30', 'Pacific/Apia', '2026-05-31T11:30:00Z', '2026-06-30T11:30:00Z'],
  ];
  for (const [days, time, zone, after, due] of cases) {
    it(`gives ${due} for ${days} at ${time} in ${zone} after ${after}`, () => {
      assert.deepEqual(nextDigest({ days, time, zone }, new Date(after)), new Date(due));
    });
  }

  for (const zone of ZONES) {
    it(`is due once on every day of 2026 and 2027 in ${zone}`, () => {
      for (const time of ['02:15', '23:30']) {
        const dues = duesByZone.get(zone)?.get(time) ?? [];
        assert.ok(dues.length >= 730);
        let [due = 0] = dues;
        for (const next of dues.slice(1)) {
          due = nextDigest({ days: 'daily', time, zone }, new Date(due)).getTime();
          assert.equal(new Date(due).toISOString(), new Date(next).toISOString());
        }
      }
    });
  }

  it('is the first due time after any time, whatever the zone and the time of day', () => {
    const within = fc.integer({
      min: Date.parse('2026-01-02T00:00:00Z'),
      max: Date.parse('2027-12-30T00:00:00Z'),
    });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.constantFrom(...TIMES), within, (zone, time, after) => {
        const expected = duesByZone
          .get(zone)
          ?.get(time)
          ?.find((due) => due > after);
        assert.equal(nextDigest({ days: 'daily', time, zone }, new Date(after)).getTime(), expected);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps to the days asked for, and leaves none of them out', () => {
    const within = fc.integer({
      min: Date.parse('2026-01-02T00:00:00Z'),
      max: Date.parse('2027-12-20T00:00:00Z'),
    });
    fc.assert(
      fc.property(fc.constantFrom('working-days', ...WEEKDAYS), within, (days, after) => {
        const zone = 'Australia/Lord_Howe';
        const wanted = days === 'working-days' ? WEEKDAYS.slice(0, 5) : [days];
        const expected = duesByZone
          .get(zone)
          ?.get('09:00')
          ?.find((due) => due > after && wanted.some((weekday) => weekday === weekdayOf(zone, due)));
        assert.equal(nextDigest({ days, time: '09:00', zone }, new Date(after)).getTime(), expected);
      }),
      { numRuns: 200 },
    );
  });

  it('throws RangeError for a zone or a time that is none', () => {
    for (const [time, zone] of [
      ['09:00', 'Europe/Nowhere'],
      ['24:00', 'UTC'],
      ['9:00', 'UTC'],
    ] as const) {
      assert.throws(() => nextDigest({ days: 'daily', time, zone }, new Date(0)), RangeError);
    }
  });
});
