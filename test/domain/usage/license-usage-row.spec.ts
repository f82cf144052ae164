import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  contradictsReport,
  flagUsage,
  roundPercent,
  unusedSeats,
  usagePercent,
} from '../../../src/domain/usage/license-usage-row.js';
import { usageRow } from '../../helpers/usage-rows.js';

const seats = fc.nat({ max: 1_000_000 });

describe('usagePercent', () => {
  const cases: [active: number, qualified: number, percent: number | undefined][] = [
    [0, 8, 0],
    [33, 50, 66],
    [50, 50, 100],
    [12, 10, 120],
    [0, 0, undefined],
    [3, 0, undefined],
  ];
  for (const [licensesActive, licensesQualified, percent] of cases) {
    it(`of ${licensesActive} active among ${licensesQualified} is ${percent ?? 'undefined'}`, () => {
      assert.equal(usagePercent({ licensesActive, licensesQualified }), percent);
    });
  }

  it('is never negative, and above 100 exactly when more are active than entitled', () => {
    fc.assert(
      fc.property(seats, seats, (licensesActive, licensesQualified) => {
        const percent = usagePercent({ licensesActive, licensesQualified });
        if (licensesQualified === 0) return percent === undefined;
        return percent !== undefined && percent >= 0 && percent > 100 === licensesActive > licensesQualified;
      }),
    );
  });
});

describe('unusedSeats', () => {
  it('counts entitled seats that are not active', () => {
    assert.equal(unusedSeats({ licensesQualified: 10, licensesActive: 4 }), 6);
  });

  it('is 0 when more are active than entitled', () => {
    assert.equal(unusedSeats({ licensesQualified: 10, licensesActive: 14 }), 0);
  });

  it('stays between 0 and the entitled seats', () => {
    fc.assert(
      fc.property(seats, seats, (licensesActive, licensesQualified) => {
        const unused = unusedSeats({ licensesActive, licensesQualified });
        return unused >= 0 && unused <= licensesQualified;
      }),
    );
  });
});

describe('flagUsage', () => {
  const cases: [active: number, qualified: number, flag: string | undefined][] = [
    [0, 8, 'none-used'],
    [3, 8, 'low'],
    [4, 8, undefined],
    [8, 8, undefined],
    [9, 8, 'over'],
    [1, 0, 'over'],
    [0, 0, undefined],
  ];
  for (const [licensesActive, licensesQualified, flag] of cases) {
    it(`of ${licensesActive} active among ${licensesQualified} is ${flag ?? 'none'} below 50 %`, () => {
      assert.equal(flagUsage({ licensesActive, licensesQualified }, 50), flag);
    });
  }

  it('takes the bound it is given', () => {
    assert.equal(flagUsage({ licensesActive: 4, licensesQualified: 8 }, 51), 'low');
    assert.equal(flagUsage({ licensesActive: 1, licensesQualified: 100 }, 0), undefined);
  });
});

describe('roundPercent', () => {
  const cases: [percent: number, shown: number][] = [
    [0, 0],
    [0.01, 0.1],
    [33.333, 33.3],
    [66.666, 66.7],
    [99.99, 99.9],
    [100, 100],
    [100.01, 100.1],
    [120, 120],
  ];
  for (const [percent, shown] of cases) {
    it(`shows ${percent} as ${shown}`, () => assert.equal(roundPercent(percent), shown));
  }
});

describe('contradictsReport', () => {
  it('tolerates half a point', () => {
    assert.equal(contradictsReport(usageRow({ reportedUsagePercent: 50.5 })), false);
    assert.equal(contradictsReport(usageRow({ reportedUsagePercent: 50.51 })), true);
  });

  it('has nothing to say about a row that reports nothing or entitles to nothing', () => {
    assert.equal(contradictsReport(usageRow({ reportedUsagePercent: undefined })), false);
    assert.equal(contradictsReport(usageRow({ licensesQualified: 0, reportedUsagePercent: 40 })), false);
  });

  it('never reads a value of 1 or less as a fraction', () => {
    assert.equal(contradictsReport(usageRow({ reportedUsagePercent: 0.5 })), true);
  });
});
