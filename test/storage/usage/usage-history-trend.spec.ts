import assert from 'node:assert/strict';
import { createLogger } from '../../../src/base/logger.js';
import { trendReply } from '../../../src/cards/trend/trend-card.js';
import { deriveInsight } from '../../../src/domain/usage/license-usage.js';
import { createShowTrend } from '../../../src/usecases/usage/show-trend.js';
import { createReadWeekChange } from '../../../src/usecases/usage/week-change.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { picturesOf } from '../../helpers/pictures.js';
import { createCall, expectKind } from '../../usecases/fakes.js';
import { createSweeping, idOf, NOW, rowsOf, teamsRow } from '../support/sweeping.js';

const customer = { customerId: idOf(1), customerName: 'Contoso', domain: undefined };
const clock = { now: () => NOW };

describe('the trend of kept usage', () => {
  it('goes from sweeps to the card, and no further back than history is kept', () =>
    withFreshDatabase(async (database) => {
      const { sweep, history } = createSweeping(database);
      for (const [day, active] of [
        ['2026-08-01', 9],
        ['2026-10-31', 5],
        ['2026-11-07', 4],
        ['2026-11-14', 3],
      ] as const) {
        await sweep([rowsOf(1, teamsRow(day, active))]);
      }
      const show = createShowTrend({
        findCustomer: async () => ({ kind: 'one', customer }),
        history,
        clock,
        historyDays: 60,
      });
      const outcome = expectKind(await show.byText('contoso', createCall()), 'trend');
      const { card, text } = trendReply(outcome, { now: NOW }, messagesFor('en'), render);
      assert.match(text, /^Since 7 November 2026: 1 more seat unused; Teams 10 points lower$/m);
      assert.match(text, /^Data as of 14 November 2026, 3 readings$/m);
      assert.match(text, /^31 October 2026: 5 of 10 seats unused; Teams 50%$/m);
      assert.doesNotMatch(text, /August/);
      assert.equal(picturesOf(card).length, 2);
    }));

  it('tells what changed since the week before what is shown', () =>
    withFreshDatabase(async (database) => {
      const { sweep, history } = createSweeping(database);
      await sweep([rowsOf(1, teamsRow('2026-11-07', 4)), rowsOf(2, teamsRow('2026-11-07', 9))]);
      const read = createReadWeekChange({ history, clock, logger: createLogger('silent'), limitMs: 20_000 });
      const shown = deriveInsight([teamsRow('2026-11-14', 6)], { lowUsagePercent: 50, now: NOW });
      const change = shown && (await read(idOf(1), shown));
      assert.deepEqual(
        [change?.unusedAtLeast, change?.workloads],
        [-2, [{ workloadName: 'Teams', percentPoints: 20 }]],
      );
    }));
});
