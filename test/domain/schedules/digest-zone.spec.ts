import assert from 'node:assert/strict';
import { parseZone } from '../../../src/domain/schedules/digest-zone.js';

describe('parseZone', () => {
  const cases: [text: string, zone: string | undefined][] = [
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    [' EUROPE / PARIS ', 'Europe/Paris'],
    ['Paris', 'Europe/Paris'],
    ['new york', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['Zürich', 'Europe/Zurich'],
    ['dar es salaam', 'Africa/Dar_es_Salaam'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['Knox', 'America/Indiana/Knox'],
    // Names that a platform may know by an older one only.
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Kolkata', 'Asia/Kolkata'],
    ['kyiv', 'Europe/Kyiv'],
    ['asia/ho chi minh', 'Asia/Ho_Chi_Minh'],
    ['utc', 'UTC'],
    ['Etc/GMT+1', 'Etc/GMT+1'],
    // Behind Greenwich by IANA's reading, ahead by everybody else's.
    ['GMT+1', undefined],
    ['UTC+1', undefined],
    ['+01:00', undefined],
    // Without summer time, which whoever writes it does not mean.
    ['EST', undefined],
    ['Europe', undefined],
    ['Europe/', undefined],
    ['/Paris', undefined],
    ['Mars/Paris', undefined],
    ['Atlantis', undefined],
    ['', undefined],
    ['\0', undefined],
    ['巴黎', undefined],
  ];
  for (const [text, zone] of cases) {
    it(`understands ${JSON.stringify(text)} as ${zone ?? 'none'}`, () => {
      assert.equal(parseZone(text), zone);
    });
  }

  it('understands every zone the platform lists, in any case and with spaces', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const isMisleading = ['EST', 'MST', 'HST'].includes(zone);
      assert.equal(parseZone(zone.toLowerCase().replaceAll('_', ' ')), isMisleading ? undefined : zone);
    }
  });

  it('never gives a zone that clocks cannot be read in', () => {
    const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.slice(zone.lastIndexOf('/') + 1));
    for (const city of cities) {
      const zone = parseZone(city);
      if (zone !== undefined) new Intl.DateTimeFormat('en', { timeZone: zone });
    }
    assert.ok(cities.filter((city) => parseZone(city) !== undefined).length > 0.95 * cities.length);
  });
});
