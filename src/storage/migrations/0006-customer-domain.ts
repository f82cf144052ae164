import type { Migration } from './migration.js';

/*
 * What tells customers of one name apart. Names are compared as people see them: case, spaces and what is invisible
 * aside. The next sweep fills the domains.
 */
export const customerDomain: Migration = {
  name: '0006-customer-domain',
  sql: `
    alter table customer
      add column domain text,
      add column name_key text generated always as
        (lower(btrim(regexp_replace(customer_name, '[\\s\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]+', ' ', 'g')))) stored;
    -- a hash: names may be longer than an index takes
    create index customer_name_key on customer (md5(name_key));
  `,
};
