import { type Kysely, sql } from 'kysely';
import type { KeptPruning } from '../../usecases/operations/operation-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

/**
 * Drops what is over and as old as the history that is dropped: audit entries, plans that people made, closed alerts,
 * removed reports, removed watches without alerts, and cards that show none. They name people. Claims of activities go after an hour,
 * and what left by mail or webhook after 30 days; that of conversations which are forgotten once it left.
 */
export function createKeptPruning(db: Kysely<Tables>): KeptPruning {
  return {
    dropBefore: (time) =>
      withStorageErrors('drop what is old', () =>
        db.transaction().execute(async (transaction) => {
          // Teams delivers again within minutes; the answers in it name customers.
          await sql`delete from activity_claim where claimed_at < now() - interval '1 hour'`.execute(
            transaction,
          );
          await sql`
            delete from outgoing
            where (sent_at is not null or parked_at is not null) and created_at < now() - interval '30 days'
              or parted_from is not null
                and (sent_at is not null or parked_at is not null or created_at < now() - interval '30 days')
          `.execute(transaction);
          await sql`delete from audit_entry where at < ${time}`.execute(transaction);
          await sql`delete from mail_report where removed_at < ${time}`.execute(transaction);
          await sql`delete from made_plan where made_at < ${time}`.execute(transaction);
          await sql`delete from alert where closed_at < ${time}`.execute(transaction);
          await sql`
            delete from watch
            where removed_at < ${time} and not exists (select from alert where alert.watch_id = watch.watch_id)
          `.execute(transaction);
          await sql`
            delete from card
            where created_at < ${time} and (version = delivered_version or refused_at is not null)
              and not exists (select from alert where alert.card_id = card.card_id)
          `.execute(transaction);
        }),
      ),
  };
}
