import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { eachKind } from '../../base/each-kind.js';
import { StorageError, UnreadableError } from '../../base/errors.js';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { TicketTarget } from '../../domain/watching/ticket-target.js';
import type {
  Person,
  Watch,
  WatchDefinition,
  WatchedCustomer,
  WatchRule,
  WatchRuleKind,
} from '../../domain/watching/watch.js';
import { toJsonb } from '../database/json.js';
import type { Tables } from '../database/tables.js';
import { hasNamesake } from '../usage/told-apart.js';

const customerSchema = z.object({ customerId: z.string(), customerName: z.string() });

const RULES = {
  'low-usage': z.object({ kind: z.literal('low-usage'), belowPercent: z.number() }),
  unused: z.object({ kind: z.literal('unused'), atLeast: z.number() }),
  'over-used': z.object({ kind: z.literal('over-used'), abovePercent: z.number() }),
  renewal: z.object({ kind: z.literal('renewal'), withinDays: z.number() }),
} satisfies { readonly [Kind in WatchRuleKind]: z.ZodType<Extract<WatchRule, { kind: Kind }>> };

/** Whether this version knows a rule of that name. */
export function isWatchRuleKind(kind: string): kind is WatchRuleKind {
  return Object.hasOwn(RULES, kind);
}

const TICKETS = {
  webhook: z.object({ kind: z.literal('webhook') }),
  mail: z.object({ kind: z.literal('mail'), address: z.string() }),
} satisfies { readonly [Kind in TicketTarget['kind']]: z.ZodType<Extract<TicketTarget, { kind: Kind }>> };

/** Where tickets go. */
export const ticketSchema = z.discriminatedUnion('kind', eachKind(TICKETS));

const definitionSchema = z.object({
  customer: customerSchema.optional(),
  rule: z.discriminatedUnion('kind', eachKind(RULES)),
  exceptCustomers: z.array(customerSchema),
  exceptProducts: z.array(z.string()),
  minimumSeats: z.number(),
  ticket: ticketSchema.optional(),
});

export const personSchema = z
  .object({ userId: z.string().optional(), name: z.string() })
  .transform(({ userId, name }): Person => ({ userId, name }));

/** A row of watch as WATCH_COLUMNS names its parts. */
export interface WatchRow extends ConversationAddress {
  readonly watchId: string;
  readonly number: number;
  readonly definition: unknown;
  /** Of the customers in the definition whose names do not stand alone, by id. */
  readonly toldApartBy: Readonly<Record<string, string>> | null;
  readonly createdAt: Date;
  readonly createdBy: unknown;
}

export const WATCH_COLUMNS = sql`
  watch.watch_id as "watchId", watch.tenant_id as "tenantId", watch.conversation_id as "conversationId", watch.number,
  watch.definition, watch.created_at as "createdAt", watch.created_by as "createdBy",
  (
    select jsonb_object_agg(one.customer_id, coalesce(one.domain, one.customer_id::text)) from customer one
    where one.customer_id = any(array(
      select (found #>> '{}')::uuid from jsonb_path_query(watch.definition, 'strict $.**.customerId') as found
    )) and ${hasNamesake()}
  ) as "toldApartBy"
`;

/** Throws UnreadableError. */
export function readWatch(row: WatchRow): Watch {
  if (!isReadableWatch(row)) throw new UnreadableError(`watch ${row.watchId}`);
  const { watchId, number, definition, toldApartBy, createdAt, createdBy } = row;
  const { customer, exceptCustomers, ...rest } = definitionSchema.parse(definition);
  const toldApart = (one: WatchedCustomer): WatchedCustomer => {
    const by = toldApartBy?.[one.customerId];
    return by === undefined ? one : { ...one, toldApartBy: by };
  };
  return {
    watchId,
    number,
    customer: customer && toldApart(customer),
    exceptCustomers: exceptCustomers.map(toldApart),
    ...rest,
    createdAt,
    createdBy: personSchema.parse(createdBy),
  };
}

/** Those that this version understands: one that another version wrote keeps nobody from the others. */
function readWatches(rows: readonly WatchRow[]): readonly Watch[] {
  return rows.filter(isReadableWatch).map(readWatch);
}

export function isReadableWatch({
  definition,
  createdBy,
}: Pick<WatchRow, 'definition' | 'createdBy'>): boolean {
  return definitionSchema.safeParse(definition).success && personSchema.safeParse(createdBy).success;
}

export function writeDefinition(watch: WatchDefinition): string {
  const { customer, rule, exceptCustomers, exceptProducts, minimumSeats, ticket } = watch;
  // Whether a name stands alone is seen anew each time.
  return toJsonb({
    customer: customer && kept(customer),
    rule,
    exceptCustomers: exceptCustomers.map(kept),
    exceptProducts,
    minimumSeats,
    ticket,
  });
}

function kept({ customerId, customerName }: WatchedCustomer): WatchedCustomer {
  return { customerId, customerName };
}

/** Those of a conversation that are not removed, by number. */
export async function watchesOf(
  db: Kysely<Tables>,
  { tenantId, conversationId }: ConversationAddress,
): Promise<readonly Watch[]> {
  const { rows } = await sql<WatchRow>`
    select ${WATCH_COLUMNS} from watch
    where tenant_id = ${tenantId} and conversation_id = ${conversationId} and removed_at is null
    order by number
  `.execute(db);
  return readWatches(rows);
}

/**
 * Whoever changes watches or alerts of conversations holds their rows, taken in one order: nothing is decided on what
 * another one is just changing, and nobody waits in a circle.
 */
export async function lockConversations(
  transaction: Kysely<Tables>,
  addresses: readonly ConversationAddress[],
): Promise<void> {
  await sql`
    select from conversation
    where (tenant_id, conversation_id) in (
      select * from unnest(${addresses.map(({ tenantId }) => tenantId)}::text[],
        ${addresses.map(({ conversationId }) => conversationId)}::text[])
    )
    order by tenant_id, conversation_id
    for no key update
  `.execute(transaction);
}

/**
 * The next number of a watch or report there. The row stays locked to the end of the transaction, so that no number is
 * given twice. Throws StorageError.
 */
export async function takeNumber(
  transaction: Kysely<Tables>,
  { tenantId, conversationId }: ConversationAddress,
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    update conversation set next_watch_number = next_watch_number + 1
    where tenant_id = ${tenantId} and conversation_id = ${conversationId}
    returning next_watch_number - 1 as number
  `.execute(transaction);
  const [row] = rows;
  if (row === undefined) throw new StorageError('The conversation is no longer known', { retryable: true });
  return row.number;
}
