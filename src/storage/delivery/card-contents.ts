import { z } from 'zod';
import { eachKind } from '../../base/each-kind.js';
import { type PartnerCenterFault, UnreadableError } from '../../base/errors.js';
import type { OutgoingCard, ProactiveMessage } from '../../usecases/delivery/delivery-ports.js';
import type { OperationsNotice } from '../../usecases/operations-notice.js';
import { OUTGOING_WAYS } from '../../usecases/outgoing/outgoing-ports.js';
import type { SheetFault } from '../../usecases/prices/price-ports.js';
import type { AlertStore } from '../../usecases/watching/watch-ports.js';

const NOTICES = {
  'sign-in-lost': z.object({
    kind: z.literal('sign-in-lost'),
    fault: z.enum(['sign-in-lost', 'mfa-required', 'app-refused']),
    correlationId: z.string(),
  }),
  'conversation-refused': z.object({
    kind: z.literal('conversation-refused'),
    conversationType: z.enum(['personal', 'groupChat', 'channel']),
    teamId: z.string().optional(),
    conversationId: z.string(),
    reason: z.string(),
  }),
  'message-refused': z.object({
    kind: z.literal('message-refused'),
    conversationType: z.enum(['personal', 'groupChat', 'channel']),
    teamId: z.string().optional(),
    conversationId: z.string(),
    reason: z.string(),
  }),
  'long-wait': z.object({
    kind: z.literal('long-wait'),
    askedMs: z.number(),
  }),
  'sweep-failed': z.object({
    kind: z.literal('sweep-failed'),
    fault: z.string() as unknown as z.ZodType<PartnerCenterFault | 'storage'>,
    runId: z.number(),
  }),
  'outgoing-refused': z.object({
    kind: z.literal('outgoing-refused'),
    way: z.enum(OUTGOING_WAYS),
    reason: z.string(),
    parked: z.number(),
  }),
  'sweep-waits': z.object({ kind: z.literal('sweep-waits') }),
  'prices-failed': z.object({
    kind: z.literal('prices-failed'),
    sheets: z.array(
      z.object({
        source: z.enum(['partner-center', 'file', 'offer-matrix']),
        market: z.string(),
        fault: z.string() as unknown as z.ZodType<SheetFault>,
        detail: z.string(),
        lastGoodAt: z.coerce.date().optional(),
      }),
    ),
  }),
  'left-out': z.object({
    kind: z.literal('left-out'),
    what: z.enum(['customer', 'watch', 'digest', 'message']),
    count: z.number(),
    items: z.array(
      z.object({
        name: z.string(),
        reason: (z.string() as unknown as z.ZodType<PartnerCenterFault>).optional(),
      }),
    ),
  }),
} satisfies {
  readonly [Kind in OperationsNotice['kind']]: z.ZodType<Extract<OperationsNotice, { kind: Kind }>>;
};
const notice = z.discriminatedUnion('kind', eachKind(NOTICES));

function readNotice(cardId: string, kept: unknown): OperationsNotice {
  const read = notice.safeParse(kept);
  if (!read.success) throw new UnreadableError(`the notice of card ${cardId}`);
  return read.data;
}

/** What cards show: alerts as they stand in the database, everything else as it was put on the card. */
export function createCardContents(alerts: Pick<AlertStore, 'ofCard' | 'movedFrom'>): {
  readonly read: (card: Pick<OutgoingCard, 'cardId' | 'content'>) => Promise<ProactiveMessage>;
} {
  return {
    async read({ cardId, content }) {
      switch (content.kind) {
        case 'alerts': {
          const ofCard = await alerts.ofCard(cardId);
          return ofCard.length === 0
            ? { kind: 'superseded', alerts: await alerts.movedFrom(cardId) }
            : { kind: 'alerts', cardId, alerts: ofCard };
        }
        case 'notice':
          return { kind: 'notice', notice: readNotice(cardId, content.notice) };
        case 'test-alert':
        case 'digest':
          return content;
      }
      // A card of a kind that only a newer version knows.
      throw new UnreadableError(`what card ${cardId} shows`);
    },
  };
}
