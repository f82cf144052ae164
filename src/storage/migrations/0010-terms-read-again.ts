import type { Migration } from './migration.js';

/*
 * What was kept of subscriptions does not say what is scheduled for the end of their terms: the next sweep reads them
 * again. Until then the rows hold, and alerts with them.
 */
export const termsReadAgain: Migration = {
  name: '0010-terms-read-again',
  sql: `
    update subscription_reading set read_at = least(read_at, now() - interval '30 days'), ends_at = null;
  `,
};
