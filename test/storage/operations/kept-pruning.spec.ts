import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { createLogger } from '../../../src/base/logger.js';
import { createAuditLog } from '../../../src/storage/operations/audit-log.js';
import { createKeptPruning } from '../../../src/storage/operations/kept-pruning.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { below, channel, MEGAN, unused, watching } from '../../helpers/watching.js';
import { NOW } from '../support/sweeping.js';
import { createWatching, opening } from '../support/watching.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

describe('createKeptPruning', () => {
  it('drops audit entries older than a time', () =>
    withFreshDatabase(async ({ kysely }) => {
      const audit = createAuditLog(kysely, createLogger('silent'));
      const entry = { conversation: channel(), userId: 'rita', action: 'watch' };
      audit.note({ ...entry, at: NOW });
      audit.note({ ...entry, at: later(1) });
      await audit.settled();
      await createKeptPruning(kysely).dropBefore(later(1));
      const { rows } = await sql`select at from audit_entry`.execute(kysely);
      assert.deepEqual(rows, [{ at: later(1) }]);
    }));

  it('drops alerts that are over, with their cards and removed watches, and nothing that still counts', () =>
    withFreshDatabase(async (database) => {
      const { kysely } = database;
      const { alerts, add, watches, notClosed } = createWatching(database);
      const kept = await add(watching(below(40)));
      const removed = await add(watching(unused(10)));
      await alerts.apply([opening(kept.watchId, 1), opening(kept.watchId, 2)], NOW);
      await alerts.announce(NOW);
      await sql`update card set delivered_version = version, activity_id = 'sent'`.execute(kysely);
      const [over, open] = await notClosed();
      assert.ok(over && open);
      await alerts.apply([{ kind: 'resolve', alertId: over.alertId }], later(1));
      await watches.remove(channel(), { watchIds: [removed.watchId] }, MEGAN, later(1));
      await sql`update card set delivered_version = version`.execute(kysely);

      const count = async () => {
        const { rows } = await sql<Record<string, number>>`
          select (select count(*)::int from alert) as alerts, (select count(*)::int from card) as cards,
                 (select count(*)::int from watch) as watches
        `.execute(kysely);
        return rows[0];
      };
      await createKeptPruning(kysely).dropBefore(later(1));
      assert.deepEqual(await count(), { alerts: 2, cards: 2, watches: 2 });
      await createKeptPruning(kysely).dropBefore(later(2));
      assert.deepEqual(await count(), { alerts: 1, cards: 1, watches: 1 });
      assert.deepEqual(
        (await notClosed()).map(({ alertId }) => alertId),
        [open.alertId],
      );
    }));
});
