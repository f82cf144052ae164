import { sql } from 'kysely';
import { z } from 'zod';
import { eachKind } from '../../base/each-kind.js';
import { UnreadableError } from '../../base/errors.js';
import type { ConversationAddress } from '../../domain/conversation.js';
import {
  type Alert,
  type AlertFigures,
  type AlertState,
  type AlertSubject,
  TERM_ENDS,
} from '../../domain/watching/alert.js';
import type { WatchRuleKind } from '../../domain/watching/watch.js';
import { toldApartBy } from '../usage/told-apart.js';
import { isWatchRuleKind, personSchema } from './watch-row.js';

const instantSchema = z.iso.datetime().transform((text) => new Date(text));
const seats = z.number();

/** A schema for each kind of a union, which reads just what that kind is. */
type SchemaOfKind<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: z.ZodType<Extract<Union, { kind: Kind }>>;
};

const SUBJECTS = {
  workload: z.object({ kind: z.literal('workload'), workloadName: z.string() }),
  product: z.object({ kind: z.literal('product'), productName: z.string(), salesChannel: z.string() }),
  subscription: z.object({
    kind: z.literal('subscription'),
    subscriptionId: z.string(),
    offerName: z.string(),
  }),
} satisfies SchemaOfKind<AlertSubject>;
const subjectSchema = z.discriminatedUnion('kind', eachKind(SUBJECTS));

const unusedShape = { seats, unusedAtLeast: seats, unusedAtMost: seats, dataAsOf: instantSchema };

const FIGURES = {
  workload: z.object({
    kind: z.literal('workload'),
    licensesQualified: seats,
    licensesActive: seats,
    dataAsOf: instantSchema,
  }),
  product: z.object({ kind: z.literal('product'), ...unusedShape }),
  renewal: z.object({
    kind: z.literal('renewal'),
    quantity: seats,
    endsAt: instantSchema,
    autoRenewEnabled: z.boolean(),
    termEnd: z.enum(TERM_ENDS).optional(),
    nextQuantity: seats.optional(),
    isUsageUnknown: z.literal(true).optional(),
    ...unusedShape,
  }),
} satisfies SchemaOfKind<AlertFigures>;
const figuresSchema = z.discriminatedUnion('kind', eachKind(FIGURES));

const snoozeSchema = z.object({
  by: personSchema,
  at: instantSchema,
  until: instantSchema,
  reason: z.string(),
});

const STATES = {
  open: z.object({ kind: z.literal('open'), snoozed: snoozeSchema.optional() }),
  acknowledged: z.object({ kind: z.literal('acknowledged'), by: personSchema, at: instantSchema }),
  snoozed: snoozeSchema.extend({ kind: z.literal('snoozed') }),
  resolved: z.object({
    kind: z.literal('resolved'),
    at: instantSchema,
    figures: figuresSchema.optional(),
  }),
  stopped: z
    .object({ kind: z.literal('stopped'), by: personSchema.optional(), at: instantSchema })
    .transform(({ kind, by, at }) => ({ kind, by, at })),
} satisfies SchemaOfKind<AlertState>;
const stateSchema = z.discriminatedUnion('kind', eachKind(STATES));

/** A row of alert as ALERT_COLUMNS names its parts. */
export interface AlertRow extends ConversationAddress {
  readonly alertId: string;
  readonly ruleKind: WatchRuleKind;
  readonly customerId: string;
  readonly customerName: string;
  readonly toldApartBy: string | null;
  readonly subject: unknown;
  readonly figures: unknown;
  readonly watchId: string;
  readonly cardId: string | null;
  readonly state: string;
  readonly detail: object;
  readonly openedAt: Date;
}

export const ALERT_COLUMNS = sql`
  alert_id as "alertId", tenant_id as "tenantId", conversation_id as "conversationId", rule_kind as "ruleKind",
  customer_id as "customerId", customer_name as "customerName",
  ${toldApartBy(sql.ref('alert.customer_id'))} as "toldApartBy", subject, figures, watch_id as "watchId",
  card_id as "cardId", state, state_detail as detail, opened_at as "openedAt"
`;

/** Throws UnreadableError. */
export function readAlert(row: AlertRow): Alert {
  if (!isReadableAlert(row)) throw new UnreadableError(`alert ${row.alertId}`);
  const {
    alertId,
    tenantId,
    conversationId,
    ruleKind,
    customerId,
    customerName,
    toldApartBy,
    watchId,
    openedAt,
  } = row;
  return {
    alertId,
    conversation: { tenantId, conversationId },
    ruleKind,
    customerId,
    customerName,
    ...(toldApartBy === null ? {} : { toldApartBy }),
    subject: subjectSchema.parse(row.subject),
    figures: figuresSchema.parse(row.figures),
    state: stateSchema.parse({ kind: row.state, ...row.detail }),
    openedAt,
    watchId,
  };
}

/** Where an alert stood; as good as open when another version alone knows. */
export function readState(kind: string, detail: object): AlertState {
  return stateSchema.safeParse({ kind, ...detail }).data ?? { kind: 'open' };
}

/** Those that this version understands; what another one wrote stays as it is. */
export function readAlerts(rows: readonly AlertRow[]): readonly Alert[] {
  return rows.filter(isReadableAlert).map(readAlert);
}

/** Whether this version understands it. */
export function isReadableAlert({ ruleKind, subject, figures, state, detail }: AlertRow): boolean {
  return (
    isWatchRuleKind(ruleKind) &&
    subjectSchema.safeParse(subject).success &&
    figuresSchema.safeParse(figures).success &&
    stateSchema.safeParse({ kind: state, ...detail }).success
  );
}

/** Each card once; alerts that are on none are left out. */
export function cardsOf(rows: readonly { readonly cardId?: string | null | undefined }[]): readonly string[] {
  return [...new Set(rows.flatMap(({ cardId }) => cardId ?? []))].sort();
}
