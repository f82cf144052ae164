import { z } from 'zod';
import { TICKET_NEWS } from '../../domain/watching/ticket-news.js';
import type { TicketContent } from '../../usecases/outgoing/outgoing-ports.js';
import { toJsonb } from '../database/json.js';
import { type AlertRow, isReadableAlert, readAlert } from './alert-row.js';
import { personSchema, ticketSchema } from './watch-row.js';

const contentSchema = z.object({
  kind: z.literal('ticket'),
  news: z.enum(TICKET_NEWS),
  at: z.coerce.date(),
  isFirst: z.boolean(),
  target: ticketSchema,
  /** The alert as its row was; what is in it is looked at as that of a row. */
  alert: z.looseObject({ openedAt: z.coerce.date(), detail: z.looseObject({}) }),
  watch: z.object({ number: z.number(), createdBy: personSchema, createdAt: z.coerce.date() }),
});

/** News of an alert as they are kept. */
export function writeTicketContent(
  {
    alert,
    news,
    isFirst,
    target,
    watch: { number, createdBy, createdAt },
  }: Pick<TicketContent, 'alert' | 'news' | 'isFirst' | 'target' | 'watch'>,
  at: Date,
): string {
  const { state, conversation, toldApartBy, ...rest } = alert;
  const { kind, ...detail } = state;
  return toJsonb({
    kind: 'ticket',
    news,
    at,
    isFirst,
    target,
    alert: { ...rest, ...conversation, toldApartBy: toldApartBy ?? null, cardId: null, state: kind, detail },
    watch: { number, createdBy, createdAt },
  });
}

/** Undefined for what only another version understands. `domain`: of the customer, as known now. */
export function readTicketContent(kept: unknown, domain: string | undefined): TicketContent | undefined {
  const { data } = contentSchema.safeParse(kept);
  if (data === undefined) return undefined;
  const row = data.alert as unknown as AlertRow;
  if (!isReadableAlert(row)) return undefined;
  return { ...data, alert: readAlert(row), domain };
}
