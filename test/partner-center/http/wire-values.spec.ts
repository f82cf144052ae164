import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  readCount,
  readFlag,
  readInstant,
  readPercent,
  readText,
} from '../../../src/partner-center/http/wire-values.js';

describe('readCount', () => {
  it('reads integers, integers in text and rounds fractions', () => {
    assert.deepEqual([33, '33', ' 50 ', '50.0', 2.6, 0].map(readCount), [33, 33, 50, 50, 3, 0]);
  });
  it('reads negative counts as 0', () => {
    assert.deepEqual([-4, '-1', -0.2].map(readCount).map(Object.is.bind(null, 0)), [true, true, true]);
  });
  it('reads nothing out of anything else', () => {
    const odd = [undefined, null, '', 'many', '1,000', '0x10', true, Number.POSITIVE_INFINITY, 1e300];
    assert.deepEqual(
      odd.map(readCount),
      odd.map(() => undefined),
    );
  });
});

describe('readPercent', () => {
  it('takes the number as it is, over 100 and under 1 too', () => {
    assert.deepEqual([66, 0.4, 132.5, '2.43', 0].map(readPercent), [66, 0.4, 132.5, 2.43, 0]);
    assert.deepEqual([-1, null, 'n/a', '66 %'].map(readPercent), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('readText', () => {
  it('trims, and has nothing for the empty and the missing', () => {
    assert.deepEqual([' Exchange ', '', '  ', null, undefined, 7].map(readText), [
      'Exchange',
      undefined,
      undefined,
      undefined,
      undefined,
      '7',
    ]);
  });
});

describe('readFlag', () => {
  it('reads flags and their words', () => {
    assert.deepEqual([true, false, 'True', 'false', 1, null, 'yes'].map(readFlag), [
      true,
      false,
      true,
      false,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('readInstant', () => {
  const midnight = '2026-10-04T00:00:00.000Z';
  for (const [text, expected] of [
    ['2026-10-04T00:00:00+00:00', midnight],
    ['2026-10-04T00:00:00Z', midnight],
    ['2026-10-04T00:00:00z', midnight],
    ['2026-10-04T00:00:00', midnight],
    ['2026-10-04 00:00:00', midnight],
    ['2026-10-04', midnight],
    ['2026-10-04T00:00', midnight],
    ['2026-10-04T00:00:00.0000000Z', midnight],
    ['2026-10-04T00:00:00.1234567', '2026-10-04T00:00:00.123Z'],
    ['2026-10-04T02:30:00+02:30', midnight],
    ['2026-10-03T19:00:00-0500', midnight],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ] as const) {
    it(`reads ${text}`, () => assert.equal(readInstant(text)?.toISOString(), expected));
  }

  it('reads nothing out of nonsense, impossible days and the dates that stand for none', () => {
    for (const value of [
      undefined,
      null,
      '',
      'yesterday',
      '04/10/2026',
      '2026-13-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-10-04T25:00:00Z',
      '2026-10-04T24:00:00Z',
      '0001-01-01T00:00:00',
      '9999-12-31T23:59:59Z',
      '20261004',
      1_790_000_000_000,
      true,
    ]) {
      assert.equal(readInstant(value), undefined, String(value));
    }
  });

  it('reads back every instant that JSON can write, whatever the zone of this machine', () => {
    const range = {
      min: new Date('0002-01-01T00:00:00Z'),
      max: new Date('9998-12-31T23:59:59Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        const text = date.toISOString();
        assert.equal(readInstant(text)?.getTime(), date.getTime());
        assert.equal(readInstant(text.replace('Z', ''))?.getTime(), date.getTime());
      }),
    );
  });
});
