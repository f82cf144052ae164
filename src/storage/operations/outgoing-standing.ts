import { type Kysely, sql } from 'kysely';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';
import { WAITING_OUTGOING, type WaitingOutgoingRow } from './waiting-outgoing.js';

/** How what leaves by one way stands. */
export interface OutgoingStanding {
  /** Undefined where nothing waits. */
  readonly waiting: WaitingOutgoingRow | undefined;
  /** What was given up within GIVEN_UP_DAYS; undefined where nothing was. */
  readonly givenUp:
    | { readonly messages: number; readonly lastAt: Date; readonly reason: string | null }
    | undefined;
}

/** What was given up before was seen to, or never will be. */
export const GIVEN_UP_DAYS = 7;

/** What waits to leave by a way, and what was given up of late. Throws StorageError. */
export function readOutgoingStanding(
  db: Kysely<Tables>,
  way: WaitingOutgoingRow['way'],
): Promise<OutgoingStanding> {
  return withStorageErrors('read what waits to leave', async () => {
    const { rows: waiting } = await sql<WaitingOutgoingRow>`
      select * from (${WAITING_OUTGOING}) waiting where way = ${way}
    `.execute(db);
    const { rows: givenUp } = await sql<NonNullable<OutgoingStanding['givenUp']>>`
      select count(*)::int as messages, max(parked_at) as "lastAt",
        (array_agg(reason order by parked_at desc))[1] as reason
      from outgoing
      where way = ${way} and parked_at > now() - make_interval(days => ${GIVEN_UP_DAYS}::int)
      having count(*) > 0
    `.execute(db);
    return { waiting: waiting[0], givenUp: givenUp[0] };
  });
}
