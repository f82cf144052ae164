import type { Migration } from './migration.js';

/** Whether an admin let a conversation see what the partner pays; nobody did so far. */
export const costPrices: Migration = {
  name: '0014-cost-prices',
  sql: `
    alter table conversation add column shows_cost boolean not null default false;
  `,
};
