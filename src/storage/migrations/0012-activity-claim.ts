import type { Migration } from './migration.js';

/** Activities that change something, so that two processes that get the same one do it once. */
export const activityClaim: Migration = {
  name: '0012-activity-claim',
  sql: `
    create table activity_claim (
      -- a hash of the activity
      key text primary key,
      claimed_at timestamptz not null,
      -- JSON as text: jsonb does not take every character; null while the work is under way
      answer text,
      -- the answer did not reach Teams
      is_unsent boolean not null default false
    );
    create index activity_claim_time on activity_claim (claimed_at);
  `,
};
