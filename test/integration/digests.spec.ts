import assert from 'node:assert/strict';
import { createLogger } from '../../src/base/logger.js';
import { digestReply } from '../../src/cards/portfolio/digest-card.js';
import { createDigestFacts } from '../../src/storage/digests/digest-facts.js';
import { createDigestStore } from '../../src/storage/digests/digest-store.js';
import { createPlannedChanges } from '../../src/storage/plan/planned-change-store.js';
import { createPortfolioStore } from '../../src/storage/usage/portfolio-store.js';
import { createMakeDigest } from '../../src/usecases/portfolio/make-digest.js';
import { createSendDueDigests } from '../../src/usecases/portfolio/send-due-digests.js';
import { messagesFor, render } from '../helpers/cards.js';
import { withFreshDatabase } from '../helpers/database.js';
import { channel, MEGAN } from '../helpers/watching.js';
import { keepCustomers } from '../storage/support/portfolio.js';
import { createSweeping, rowsOf, teamsRow } from '../storage/support/sweeping.js';

const SATURDAY = new Date('2026-11-21T09:00:00Z');
const MONDAY = { days: 'monday', time: '09:00', zone: 'Europe/Paris' } as const;
const mondays = ['2026-11-23', '2026-11-30', '2026-12-07'].map((day) => new Date(`${day}T08:00:00Z`));

describe('a digest from the sweep to the card', () => {
  it('tells each week what became known since the last, though the data is older than that', () =>
    withFreshDatabase(async (database) => {
      const { kysely, pool } = database;
      const { sweep } = createSweeping(database);
      let now = SATURDAY;
      const digests = createDigestStore(kysely);
      const makeDigest = createMakeDigest({
        portfolio: createPortfolioStore(kysely),
        facts: createDigestFacts(kysely),
        plans: createPlannedChanges(kysely),
        priceBasisOf: async () => 'retail',
        clock: { now: () => now },
      });
      const send = createSendDueDigests({
        digests,
        makeDigest,
        mayHear: () => true,
        logger: createLogger('silent'),
      });
      const weekly = async (monday: Date | undefined) => {
        now = monday ?? assert.fail();
        assert.equal(await send(now), 1);
        const { rows } = await pool.query('select content from card order by card_no desc limit 1');
        return digestReply(rows[0].content.digest, messagesFor('en'), render).text;
      };
      await digests.set(channel(), MONDAY, MEGAN, now);
      await sweep([rowsOf(1, teamsRow('2026-11-07', 6))]);
      await keepCustomers(pool, [{ number: 1, name: 'Contoso', seats: 10, unused: [4, 4] }]);

      const first = await weekly(mondays[0]);
      assert.match(first, /Contoso: 4 of 10 unused \(40%\)$/m);

      await sweep([rowsOf(1, teamsRow('2026-11-14', 1))]);
      await keepCustomers(pool, [{ number: 1, name: 'Contoso', seats: 10, unused: [9, 9] }]);
      const second = await weekly(mondays[1]);
      assert.match(second, /At the last digest, 23 November 2026: 4 of 10 unused/);
      assert.match(second, /Contoso: 9 of 10 unused \(90%\), was 4, more/);

      const third = await weekly(mondays[2]);
      assert.match(third, /The same as at the last digest, 30 November 2026/);
      assert.doesNotMatch(third, /was /);
      assert.match(third, /A digest comes here every Monday at 09:00, Europe\/Paris/);
    }));
});
