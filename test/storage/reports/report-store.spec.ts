import assert from 'node:assert/strict';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import type { Database } from '../../../src/storage/open-database.js';
import { readReportContent } from '../../../src/storage/reports/report-row.js';
import { createReportStore } from '../../../src/storage/reports/report-store.js';
import { createWatchStore } from '../../../src/storage/watching/watch-store.js';
import { sampleWatch } from '../../helpers/alerts.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { channel, MEGAN } from '../../helpers/watching.js';

const NOW = new Date('2026-11-21T09:00:00Z');
const CONTOSO = { customerId: '5a1ff4b6-0a05-4d0f-9d8a-6c7f4f0c3f11', customerName: 'Contoso' };
const MONTHLY = {
  customer: CONTOSO,
  rhythm: { days: 'monthly', time: '08:00', zone: 'Europe/Lisbon' },
  address: 'ana@contoso.com',
} as const;
const FIRST = new Date('2026-12-01T08:00:00Z');
const heard = () => true;
const soonAfter = (time: Date) => new Date(time.getTime() + 20_000);

async function waiting({ pool }: Database) {
  const { rows } = await pool.query<{ content: unknown; lane: string }>(
    'select content, lane from outgoing where sent_at is null order by outgoing_no',
  );
  return rows.map(({ content, lane }) => ({ lane, content: readReportContent(content) }));
}

describe('createReportStore', () => {
  it('gives reports numbers of the row that watches have, and keeps what was set', () =>
    withFreshDatabase(async ({ kysely }) => {
      const store = createReportStore(kysely);
      const first = await store.add(channel(), MONTHLY, MEGAN, NOW);
      const { number } = await createWatchStore(kysely).add(channel(), sampleWatch({}), MEGAN, NOW);
      const all = { ...MONTHLY, customer: undefined, rhythm: { ...MONTHLY.rhythm, days: 'monday' } } as const;
      const third = await store.add(channel(), all, MEGAN, NOW);
      assert.deepEqual([first.number, number, third.number], [1, 2, 3]);
      assert.deepEqual(await store.of(channel()), [
        { ...MONTHLY, reportId: first.reportId, number: 1, createdAt: NOW, createdBy: MEGAN },
        { ...all, reportId: third.reportId, number: 3, createdAt: NOW, createdBy: MEGAN },
      ]);
      assert.deepEqual(await store.of(channel('other')), []);
    }));

  it('puts a due one on its way once, for all times that were missed', () =>
    withFreshDatabase(async (database) => {
      const store = createReportStore(database.kysely);
      const { reportId } = await store.add(channel(), MONTHLY, MEGAN, NOW);
      assert.equal(await store.takeDue(new Date(FIRST.getTime() - 1), heard), 0);
      const late = new Date('2027-03-05T00:00:00Z');
      assert.deepEqual(
        (await Promise.all([store.takeDue(late, heard), store.takeDue(late, heard)])).sort(),
        [0, 1],
      );
      assert.equal(await store.takeDue(late, heard), 0);
      assert.deepEqual(await waiting(database), [
        {
          lane: `report ${reportId}`,
          content: {
            kind: 'report',
            at: late,
            reportId,
            number: 1,
            definition: MONTHLY,
            askedBy: MEGAN,
            askedAt: NOW,
          },
        },
      ]);
      const { rows } = await database.pool.query('select key from graphile_worker.jobs');
      assert.deepEqual(rows, [{ key: 'outgoing:mail' }]);
    }));

  it('sends none of a conversation that may not hear it or cannot be written to, and makes up for none', () =>
    withFreshDatabase(async (database) => {
      const store = createReportStore(database.kysely);
      await store.add(channel(), MONTHLY, MEGAN, NOW);
      assert.equal(await store.takeDue(soonAfter(FIRST), () => false), 0);
      assert.equal(await store.takeDue(soonAfter(FIRST), heard), 0);
      await database.pool.query('update conversation set parked_at = now()');
      assert.equal(await store.takeDue(soonAfter(new Date('2027-01-01T08:00:00Z')), heard), 0);
      await database.pool.query('update conversation set parked_at = null');
      assert.deepEqual(await waiting(database), []);
      assert.equal(await store.takeDue(soonAfter(new Date('2027-02-01T08:00:00Z')), heard), 1);
    }));

  it('ends one with what of it waits, and brings it back without what was missed', () =>
    withFreshDatabase(async (database) => {
      const store = createReportStore(database.kysely);
      const { reportId } = await store.add(channel(), MONTHLY, MEGAN, NOW);
      await store.add(channel(), { ...MONTHLY, customer: undefined }, MEGAN, NOW);
      await store.takeDue(soonAfter(FIRST), heard);
      assert.equal(await store.remove(channel('other'), { reportId }, NOW), undefined);
      assert.equal(await store.remove(channel(), { number: 9 }, NOW), undefined);
      assert.equal((await store.remove(channel(), { number: 1 }, NOW))?.reportId, reportId);
      assert.equal(await store.remove(channel(), { reportId }, NOW), undefined);
      assert.deepEqual(
        (await waiting(database)).map(({ content }) => content?.number),
        [2],
      );
      assert.equal(await store.restore(channel('other'), reportId, NOW), undefined);
      const back = new Date('2027-06-15T00:00:00Z');
      assert.equal((await store.restore(channel(), reportId, back))?.number, 1);
      assert.equal(await store.restore(channel(), reportId, back), undefined);
      assert.equal(await store.takeDue(back, heard), 1, 'the other one alone');
    }));

  it('sends one at once that is not kept, and forgets all with the conversation', () =>
    withFreshDatabase(async (database) => {
      const store = createReportStore(database.kysely);
      await store.sendOnce(channel(), MONTHLY, MEGAN, NOW);
      assert.deepEqual(await store.of(channel()), []);
      const [once] = await waiting(database);
      assert.deepEqual([once?.content?.number, once?.content?.definition], [undefined, MONTHLY]);
      await store.add(channel(), MONTHLY, MEGAN, NOW);
      await createConversationStore(database.kysely).forget(channel());
      assert.deepEqual(await store.of(channel()), []);
      assert.deepEqual(await waiting(database), []);
    }));
});
