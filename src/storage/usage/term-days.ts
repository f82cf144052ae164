import { type Kysely, sql } from 'kysely';
import { isoDay } from '../../base/time.js';
import { withoutExtended } from '../../domain/terms/offer.js';
import { productKey } from '../../domain/usage/product-match.js';
import { deriveRenewals, isByUsage } from '../../domain/usage/renewal.js';
import type { SubscriptionReading } from '../../usecases/sweep/sweep-ports.js';
import type { Tables } from '../database/tables.js';

/**
 * Keeps on which day each term in force ends, in the place of what was kept of these customers. What is billed by usage
 * is left out. Answers and sweeps mostly bring what is kept already: then nothing is written.
 */
export async function writeTermDays(
  transaction: Kysely<Tables>,
  readings: readonly Pick<SubscriptionReading, 'customerId' | 'terms'>[],
  now: Date,
): Promise<void> {
  const days = readings.flatMap(({ customerId, terms }) =>
    daysOf(terms, now).map((day) => ({ customerId, ...day })),
  );
  const given = sql`
    given as (
      select * from unnest(${days.map(({ customerId }) => customerId)}::uuid[],
        ${days.map(({ subscriptionId }) => subscriptionId)}::text[],
        ${days.map(({ lastDay }) => lastDay)}::date[], ${days.map(({ offerKey }) => offerKey)}::text[])
        as given (customer_id, subscription_id, last_day, offer_key)
    )`;
  const { rows: added } = await sql<{ readonly offerKey: string }>`
    with ${given}, known as (
      select ctid, customer_id, subscription_id, last_day, offer_key from subscription_term
      where customer_id = any(${readings.map(({ customerId }) => customerId)}::uuid[])
    ), gone as (
      delete from subscription_term where ctid in (
        select ctid from known
        where (customer_id, subscription_id, last_day, offer_key) not in (select * from given))
    )
    insert into subscription_term (customer_id, subscription_id, last_day, offer_key)
    select * from given
    where (customer_id, subscription_id, last_day, offer_key)
      not in (select customer_id, subscription_id, last_day, offer_key from known)
    returning offer_key as "offerKey"
  `.execute(transaction);
  if (added.length === 0) return;
  // In one order, so that two who keep the same new names do not wait for each other.
  const offerKeys = [...new Set(added.map(({ offerKey }) => offerKey))].sort();
  await sql`
    insert into offer_name (name_key, offer_key)
    select sha256(convert_to(offer_key, 'UTF8')), offer_key from unnest(${offerKeys}::text[]) as given (offer_key)
    on conflict do nothing
  `.execute(transaction);
}

interface TermDay {
  readonly subscriptionId: string;
  /** YYYY-MM-DD. */
  readonly lastDay: string;
  readonly offerKey: string;
}

function daysOf(terms: SubscriptionReading['terms'], now: Date): readonly TermDay[] {
  const days = new Map<string, TermDay>();
  for (const renewal of deriveRenewals(terms, now)) {
    const { subscriptionId, lastDay, offerName } = renewal;
    if (lastDay === undefined || isByUsage(renewal) || days.has(subscriptionId)) continue;
    const offerKey = productKey(withoutExtended(offerName)).replaceAll('\0', '');
    days.set(subscriptionId, {
      subscriptionId: subscriptionId.replaceAll('\0', ''),
      lastDay: isoDay(lastDay),
      offerKey,
    });
  }
  return [...days.values()];
}
