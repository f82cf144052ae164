import { z } from 'zod';
import type { DeliverCards } from '../usecases/delivery/deliver-cards.js';
import type { JobHandler } from './job-run.js';

const payloadSchema = z.object({ tenantId: z.string(), conversationId: z.string() });

/** The job that sends what waits in a conversation. */
export function createDeliverTask(deliverCards: DeliverCards): JobHandler {
  return (payload, run) => deliverCards(payloadSchema.parse(payload), run);
}
