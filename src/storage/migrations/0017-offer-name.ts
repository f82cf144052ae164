import type { Migration } from './migration.js';

/*
 * The names of what is subscribed to, each once: some hundreds, through which words are looked for. In 300,000 terms
 * they would take half a second. And the customers that do not count, who are few, so that the others need not be read one
 * by one.
 */
export const offerName: Migration = {
  name: '0017-offer-name',
  sql: `
    create table offer_name (
      -- SHA-256 of the folded name, which may be longer than an index takes
      name_key bytea primary key,
      offer_key text not null
    );
    insert into offer_name (name_key, offer_key)
    select distinct sha256(convert_to(offer_key, 'UTF8')), offer_key from subscription_term;

    create index customer_uncounted on customer (customer_id) where seats is null or left_at is not null;
  `,
};
