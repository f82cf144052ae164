import type { Migration } from './migration.js';

/** The cards an alert was on before it came back on a newer one: they go on naming it. */
export const alertMoved: Migration = {
  name: '0007-alert-moved',
  sql: `
    alter table alert add column moved_from uuid[] not null default '{}';
    create index alert_moved_from on alert using gin (moved_from) where moved_from <> '{}';
  `,
};
