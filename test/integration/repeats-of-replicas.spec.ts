import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createKeptPruning } from '../../src/storage/operations/kept-pruning.js';
import { teamsMessage } from '../helpers/bot-channel.js';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { until } from '../helpers/until.js';

describe('an activity that Teams delivers to two replicas', function () {
  // Two bots start on one database, each with all it has.
  this.timeout(180_000);
  let fresh: FreshDatabase;
  let one: RunningBot;
  let two: RunningBot;

  before(async () => {
    fresh = await openFreshDatabase();
    const env = { DATABASE_URL: fresh.databaseUrl };
    one = await startBot(env);
    // Both belong to one channel, whose keys and address are the first one's.
    two = await startBot({ ...env, ToBotFromChannelOpenIdMetadataUrl: one.channel.openIdUrl });
  });
  // Also when one of them did not start: what is left open keeps the process.
  after(() => Promise.all([one?.close(), two?.close()]).then(() => fresh?.close()));
  beforeEach(async () => {
    await sql`delete from watch`.execute(fresh.database.kysely);
    one.channel.sent.splice(0);
  });

  const written = (text: string, more = {}) => teamsMessage(one.channel, text, { id: randomUUID(), ...more });
  const pressed = (data: { readonly verb: string }) =>
    written('', {
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', verb: data.verb, data } },
    });
  const deliver = (bot: RunningBot, activity: unknown) => bot.post(activity, `Bearer ${one.channel.token()}`);
  const messages = () => one.channel.sent.filter(({ activity }) => activity.type === 'message').length;
  const count = async (from: string) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(from)}`.execute(
      fresh.database.kysely,
    );
    return rows[0]?.n;
  };

  for (const [how, both] of [
    [
      'one after the other',
      async (a: () => Promise<unknown>, b: () => Promise<unknown>) => [await a(), await b()],
    ],
    ['at the same time', (a: () => Promise<unknown>, b: () => Promise<unknown>) => Promise.all([a(), b()])],
  ] as const) {
    it(`changes something once, and says so once (${how})`, async () => {
      const cards = (await count('card')) ?? 0;
      const activity = written('send test alert');
      const answers = await both(
        () => deliver(one, activity),
        () => deliver(two, activity),
      );
      assert.deepEqual(answers, [
        { status: 200, body: '' },
        { status: 200, body: '' },
      ]);
      assert.equal(await count('card'), cards + 1);
      const said = one.channel.sent.filter(
        ({ path, activity: { type } }) => type === 'message' && path.includes('activities/'),
      );
      assert.equal(said.filter(({ activity }) => 'replyToId' in activity).length, 1);
    });

    it(`gives a button the same answer from both (${how})`, async () => {
      await deliver(one, written('watch northwind below 40%'));
      const { rows } = await sql<{ id: string }>`select watch_id as id from watch`.execute(
        fresh.database.kysely,
      );
      const press = pressed({ verb: 'remove-watch', watchIds: rows.map(({ id }) => id) } as { verb: string });
      const [first, second] = await both(
        () => deliver(one, press),
        () => deliver(two, press),
      );
      assert.deepEqual(second, first);
      assert.match(JSON.stringify(first), /restore-watch/);
    });
  }

  it('is audited once', async () => {
    const noted = async (action: string) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from audit_entry where action = ${action}
      `.execute(fresh.database.kysely);
      return rows[0]?.n ?? 0;
    };
    const [watches, lists] = [await noted('watch'), await noted('watches')];
    const activity = written('watch northwind below 30%');
    await deliver(one, activity);
    await deliver(two, activity);
    // Written a moment after the answer, by each process in the order of its answers.
    await deliver(one, written('watches'));
    await deliver(two, written('watches'));
    await until(async () => (await noted('watches')) === lists + 2);
    assert.equal(await noted('watch'), watches + 1);
  });

  it('is answered by the second, without another change, when the answer of the first did not reach Teams', async () => {
    const activity = written('watch northwind below 40%');
    one.channel.failNext(400, 1);
    assert.equal((await deliver(one, activity)).status, 500);
    assert.equal(messages(), 0);
    assert.equal((await deliver(two, activity)).status, 200);
    assert.equal(messages(), 1);
    assert.match(JSON.stringify(one.channel.sent), /40/);
    assert.doesNotMatch(JSON.stringify(one.channel.sent), /already/i);
  });

  it('is done by the second when the work of the first failed', async () => {
    const activity = written('watch northwind below 40%');
    await sql`alter table watch rename to watch_away`.execute(fresh.database.kysely);
    await deliver(one, activity);
    await sql`alter table watch_away rename to watch`.execute(fresh.database.kysely);
    assert.equal(await count('watch'), 0);
    await deliver(two, activity);
    assert.equal(await count('watch'), 1);
  });

  it('is done by the second when the first ended in the middle of it', async () => {
    const activity = written('watch northwind below 40%');
    await deliver(one, activity);
    await sql`delete from watch`.execute(fresh.database.kysely);
    await sql`
      update activity_claim set answer = null, claimed_at = now() - interval '30 seconds'
      where claimed_at = (select max(claimed_at) from activity_claim)
    `.execute(fresh.database.kysely);
    await deliver(two, activity);
    assert.equal(await count('watch'), 1);
  });

  it('is forgotten with what else is old', async () => {
    await deliver(one, written('watch northwind below 40%'));
    await sql`update activity_claim set claimed_at = now() - interval '2 hours'`.execute(
      fresh.database.kysely,
    );
    await deliver(one, written('watch northwind below 50%'));
    await createKeptPruning(fresh.database.kysely).dropBefore(new Date(0));
    assert.equal(await count('activity_claim'), 1);
  });
});
