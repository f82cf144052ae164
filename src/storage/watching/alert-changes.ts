import { type Kysely, sql } from 'kysely';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { AlertChange } from '../../domain/watching/alert-change.js';
import type { AppliedChanges } from '../../usecases/watching/watch-ports.js';
import { storable, toJsonb } from '../database/json.js';
import { storedSubjectKey } from '../database/subject-key.js';
import type { Tables } from '../database/tables.js';
import { touchCards } from '../delivery/card-writes.js';
import { cardsOf } from './alert-row.js';
import { followTickets } from './ticket-writes.js';
import { lockConversations } from './watch-row.js';

type ChangeOf<Kind extends AlertChange['kind']> = Extract<AlertChange, { readonly kind: Kind }>;

interface OnCard {
  readonly cardId: string | null;
}

/** Makes changes; part of the transaction it is given. What people did in the meantime goes before. */
export async function applyAlertChanges(
  transaction: Kysely<Tables>,
  changes: readonly AlertChange[],
  at: Date,
): Promise<AppliedChanges> {
  const opens = changes.filter((change) => change.kind === 'open');
  const rest = changes.filter((change) => change.kind !== 'open');
  await lockConversations(transaction, [
    ...opens.map(({ alert }) => alert.conversation),
    ...(await conversationsOf(transaction, rest)),
  ]);
  const resolved = await resolve(
    transaction,
    rest.filter((change) => change.kind === 'resolve'),
    at,
  );
  await followTickets(
    transaction,
    rest.flatMap((change) => (change.kind === 'resolve' ? change.alertId : [])),
    at,
  );
  const renewed = await renewFigures(
    transaction,
    rest.filter((change) => change.kind === 'figures'),
    at,
  );
  const woken = await wake(
    transaction,
    rest.filter((change) => change.kind === 'wake'),
    at,
  );
  const opened = await open(transaction, opens, at);
  await touchCards(transaction, cardsOf([...resolved, ...renewed, ...woken]));
  return { opened, woken: woken.length, resolved: resolved.length };
}

async function conversationsOf(
  transaction: Kysely<Tables>,
  changes: readonly { readonly alertId: string }[],
): Promise<readonly ConversationAddress[]> {
  const { rows } = await sql<ConversationAddress>`
    select distinct tenant_id as "tenantId", conversation_id as "conversationId" from alert
    where alert_id = any(${changes.map(({ alertId }) => alertId)}::uuid[])
  `.execute(transaction);
  return rows;
}

async function resolve(
  transaction: Kysely<Tables>,
  changes: readonly ChangeOf<'resolve'>[],
  at: Date,
): Promise<readonly OnCard[]> {
  const { rows } = await sql<OnCard>`
    update alert set state = 'resolved', state_detail = given.detail, closed_at = ${at}, changed_at = ${at}
    from unnest(${changes.map(({ alertId }) => alertId)}::uuid[],
      ${changes.map(({ figures }) => toJsonb({ at, figures }))}::jsonb[]) as given (alert_id, detail)
    where alert.alert_id = given.alert_id and closed_at is null
    returning card_id as "cardId"
  `.execute(transaction);
  return rows;
}

async function renewFigures(
  transaction: Kysely<Tables>,
  changes: readonly ChangeOf<'figures'>[],
  at: Date,
): Promise<readonly OnCard[]> {
  const { rows } = await sql<OnCard>`
    update alert set figures = given.figures, watch_id = given.watch_id, changed_at = ${at}
    from ${given(changes)} join watch using (watch_id)
    where alert.alert_id = given.alert_id and closed_at is null and removed_at is null
    returning card_id as "cardId"
  `.execute(transaction);
  return rows;
}

/** Those whose snooze nobody prolonged; they wait for a card again. Gives the cards they were on. */
async function wake(
  transaction: Kysely<Tables>,
  changes: readonly ChangeOf<'wake'>[],
  at: Date,
): Promise<readonly OnCard[]> {
  const { rows } = await sql<OnCard>`
    with before as (
      select alert_id, card_id, given.figures, given.watch_id
      from alert join ${given(changes)} using (alert_id)
      join watch on watch.watch_id = given.watch_id
      where closed_at is null and removed_at is null and state = 'snoozed'
        and (state_detail ->> 'until')::timestamptz <= ${at}
    )
    update alert set state = 'open', state_detail = jsonb_build_object('snoozed', alert.state_detail),
      figures = before.figures, watch_id = before.watch_id, card_id = null, changed_at = ${at},
      moved_from = case when before.card_id is null then moved_from else array_append(moved_from, before.card_id) end
    from before where alert.alert_id = before.alert_id
    returning before.card_id as "cardId"
  `.execute(transaction);
  return rows;
}

function given(changes: readonly (ChangeOf<'figures'> | ChangeOf<'wake'>)[]) {
  return sql`
    unnest(${changes.map(({ alertId }) => alertId)}::uuid[], ${changes.map(({ figures }) => toJsonb(figures))}::jsonb[],
      ${changes.map(({ watchId }) => watchId)}::uuid[]) as given (alert_id, figures, watch_id)
  `;
}

/** For watches that are still there and still mean the customer; how many there are more. */
async function open(
  transaction: Kysely<Tables>,
  changes: readonly ChangeOf<'open'>[],
  at: Date,
): Promise<number> {
  const alerts = changes.map(({ alert }) => alert);
  const { rows } = await sql`
    insert into alert (alert_id, tenant_id, conversation_id, rule_kind, customer_id, customer_name, subject_key, subject,
      figures, watch_id, state, opened_at, changed_at)
    select gen_random_uuid(), watch.tenant_id, watch.conversation_id, rule_kind, customer_id, customer_name,
      subject_key, subject, figures, watch.watch_id, 'open', ${at}, ${at}
    from unnest(${alerts.map(({ watchId }) => watchId)}::uuid[], ${alerts.map(({ ruleKind }) => ruleKind)}::text[],
      ${alerts.map(({ customerId }) => customerId)}::uuid[],
      ${alerts.map(({ customerName }) => storable(customerName))}::text[],
      ${alerts.map(({ subject }) => storedSubjectKey(subject))}::text[],
      ${alerts.map(({ subject }) => toJsonb(subject))}::jsonb[],
      ${alerts.map(({ figures }) => toJsonb(figures))}::jsonb[])
      as given (watch_id, rule_kind, customer_id, customer_name, subject_key, subject, figures)
    join watch using (watch_id)
    where removed_at is null
      and not definition -> 'exceptCustomers' @> jsonb_build_array(jsonb_build_object('customerId', customer_id))
    on conflict (tenant_id, conversation_id, rule_kind, customer_id, subject_key) where closed_at is null do nothing
    returning alert_id
  `.execute(transaction);
  return rows.length;
}
