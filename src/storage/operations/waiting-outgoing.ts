import { sql } from 'kysely';

/** For each way by which something waits to leave Teams: how much, since when the oldest, and why it was not taken last. */
export const WAITING_OUTGOING = sql`
  select way, count(*)::int as messages, min(outgoing.created_at) as "oldestAt",
    coalesce(max(outgoing_way.reason), max(outgoing.reason)) as reason
  from outgoing join outgoing_way using (way)
  where sent_at is null and parked_at is null and held_at is null
  group by way order by way
`;

export interface WaitingOutgoingRow {
  readonly way: 'webhook' | 'mail';
  readonly messages: number;
  readonly oldestAt: Date;
  readonly reason: string | null;
}
