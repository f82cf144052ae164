import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { teamsMessage } from '../../helpers/bot-channel.js';
import { openFreshDatabase } from '../../helpers/database.js';
import { startBot } from '../../helpers/running-bot.js';

describe('a click on many watches', () => {
  it('is done in one transaction, however many ids it holds', async function () {
    this.timeout(90_000);
    const database = await openFreshDatabase();
    const bot = await startBot({ DATABASE_URL: database.databaseUrl });
    const press = async (watchIds: readonly string[]) => {
      const data = { verb: 'remove-watch', watchIds };
      const { status } = await bot.post(
        teamsMessage(bot.channel, '', {
          type: 'invoke',
          name: 'adaptiveCard/action',
          text: undefined,
          value: { action: { type: 'Action.Execute', verb: data.verb, data } },
        }),
      );
      assert.equal(status, 200);
    };
    const transactions = async () => {
      // What backends counted is there a little later.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const { rows } = await sql<{ readonly count: number }>`
        select xact_commit::int as count from pg_stat_database where datname = current_database()
      `.execute(database.database.kysely);
      return rows[0]?.count ?? 0;
    };
    try {
      await press([randomUUID()]);
      const before = await transactions();
      const startedMs = performance.now();
      await press(Array.from({ length: 1000 }, () => randomUUID()));
      const tookMs = performance.now() - startedMs;
      const after = await transactions();
      // One by one it took more than a thousand; the rest is the clock's, which ticks beside.
      assert.ok(after - before < 200, `${after - before} transactions in ${tookMs} ms`);
    } finally {
      await bot.close();
      await database.close();
    }
  });
});
