import { sql } from 'kysely';
import { z } from 'zod';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { Report, ReportDefinition } from '../../domain/reports/report.js';
import { REPORT_DAYS } from '../../domain/schedules/digest-rhythm.js';
import type { ReportContent } from '../../usecases/outgoing/outgoing-ports.js';
import { toJsonb } from '../database/json.js';
import { toldApartBy } from '../usage/told-apart.js';
import { personSchema } from '../watching/watch-row.js';

/** A row of mail_report as REPORT_COLUMNS names its parts. */
export interface ReportRow extends ConversationAddress {
  readonly reportId: string;
  readonly number: number;
  readonly definition: unknown;
  /** Undefined or null for a name that stands alone. */
  readonly toldApartBy: string | null;
  readonly createdAt: Date;
  readonly createdBy: unknown;
}

export const REPORT_COLUMNS = sql`
  report_id as "reportId", tenant_id as "tenantId", conversation_id as "conversationId", number, definition,
  ${toldApartBy(sql`(definition #>> '{customer,customerId}')::uuid`)} as "toldApartBy",
  created_at as "createdAt", created_by as "createdBy"
`;

const definitionSchema = z.object({
  customer: z.object({ customerId: z.string(), customerName: z.string() }).optional(),
  rhythm: z.object({
    days: z.enum(REPORT_DAYS),
    time: z.string(),
    zone: z.string(),
  }),
  address: z.string(),
});

export function writeReport({ customer, rhythm, address }: ReportDefinition): string {
  // Whether a name stands alone is seen anew each time.
  const named = customer && { customerId: customer.customerId, customerName: customer.customerName };
  return toJsonb({ customer: named, rhythm, address });
}

/** Undefined for one that only another version understands. */
export function readReport(row: ReportRow): Report | undefined {
  const definition = definitionSchema.safeParse(row.definition);
  const createdBy = personSchema.safeParse(row.createdBy);
  if (!definition.success || !createdBy.success) return undefined;
  const { reportId, number, createdAt } = row;
  const { customer, rhythm, address } = definition.data;
  const apart = row.toldApartBy === null ? {} : { toldApartBy: row.toldApartBy };
  return {
    reportId,
    number,
    customer: customer && { ...customer, ...apart },
    rhythm,
    address,
    createdAt,
    createdBy: createdBy.data,
  };
}

const contentSchema = z.object({
  kind: z.literal('report'),
  at: z.coerce.date(),
  reportId: z.string().optional(),
  number: z.number().optional(),
  definition: definitionSchema,
  askedBy: personSchema,
  askedAt: z.coerce.date(),
});

/** A report on its way, as it is kept. */
export function writeReportContent({ definition, ...content }: ReportContent): string {
  return toJsonb({ ...content, definition: JSON.parse(writeReport(definition)) });
}

/** Undefined for what is no report, and for what only another version understands. */
export function readReportContent(kept: unknown): ReportContent | undefined {
  const { data } = contentSchema.safeParse(kept);
  if (data === undefined) return undefined;
  const { customer, ...rest } = data.definition;
  return { ...data, reportId: data.reportId, number: data.number, definition: { customer, ...rest } };
}
