import assert from 'node:assert/strict';
import { workloadMoves } from '../../../src/domain/usage/trend-moves.js';
import { daysBefore, trendOf, usagePoint } from '../../helpers/trends.js';

describe('workloadMoves', () => {
  it('puts what moved farthest first, up or down, then what is new, then what is gone', () => {
    const moves = workloadMoves(
      trendOf(
        usagePoint(14, { Falling: 80, Rising: 10, Still: 50, Gone: 90, Never: undefined }),
        usagePoint(7, { Falling: 60, Rising: 20, Still: 70, Gone: 40, Never: undefined }),
        usagePoint(0, { Falling: 50, Rising: 50.5, Still: 50, New: 5, Never: undefined }),
      ),
    );
    assert.deepEqual(
      moves.map(({ workloadName, percentPoints, isCurrent }) => [workloadName, percentPoints, isCurrent]),
      [
        ['Rising', 40.5, true],
        ['Falling', -30, true],
        ['Still', 0, true],
        ['New', undefined, true],
        ['Gone', undefined, false],
      ],
    );
  });

  it('puts the worse one first of two that moved as far', () => {
    const moves = workloadMoves(trendOf(usagePoint(7, { B: 10, A: 60 }), usagePoint(0, { B: 20, A: 50 })));
    assert.deepEqual(
      moves.map(({ workloadName }) => workloadName),
      ['B', 'A'],
    );
  });

  it('reads from the first percentage there is to the last, and says from when they are', () => {
    const [teams] = workloadMoves(
      trendOf(
        usagePoint(21, { Teams: undefined }),
        usagePoint(14, { Teams: 20 }),
        usagePoint(7, {}),
        usagePoint(0, { Teams: 35 }),
      ),
    );
    assert.deepEqual(teams?.first, { usagePercent: 20, processedDateTime: daysBefore(14) });
    assert.deepEqual(teams?.last, { usagePercent: 35, processedDateTime: daysBefore(0) });
    assert.deepEqual(teams?.usagePercents, [undefined, 20, undefined, 35]);
  });

  it('is the difference of the percentages as they are read', () => {
    const [only] = workloadMoves(
      trendOf(usagePoint(7, { Teams: 100 / 3 }), usagePoint(0, { Teams: 200 / 3 })),
    );
    // 33.3% and 66.7%
    assert.equal(only?.percentPoints, 33.4);
  });

  it('has no difference for a single reading', () => {
    assert.deepEqual(
      workloadMoves(trendOf(usagePoint(0, { Teams: 5 }))).map(({ percentPoints }) => percentPoints),
      [undefined],
    );
  });

  it('sees a fall that came back: its lowest and its highest with their day, before what hardly moved', () => {
    const moves = workloadMoves(
      trendOf(
        usagePoint(21, { Drifting: 50, Exchange: 92.5 }),
        usagePoint(14, { Drifting: 50.5, Exchange: 8.8 }),
        usagePoint(7, { Drifting: 51, Exchange: 95 }),
        usagePoint(0, { Drifting: 52, Exchange: 92.5 }),
      ),
    );
    assert.deepEqual(
      moves.map(({ workloadName, percentPoints, turnPoints }) => [workloadName, percentPoints, turnPoints]),
      [
        ['Exchange', 0, 83.7],
        ['Drifting', 2, 0],
      ],
    );
    assert.deepEqual(moves[0]?.lowest, { usagePercent: 8.8, processedDateTime: daysBefore(14) });
    assert.deepEqual(moves[0]?.highest, { usagePercent: 95, processedDateTime: daysBefore(7) });
  });
});
