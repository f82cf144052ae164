import { z } from 'zod';
import type { ConversationAddress } from '../domain/conversation.js';
import type { DeliverCards } from '../usecases/deliver-cards.js';
import type { JobHandler } from './job-run.js';

const payloadSchema = z.object({ tenantId: z.string(), conversationId: z.string() });

export interface DeliverTaskDeps {
  readonly deliverCards: DeliverCards;
  /** Has the conversation's job run again after a delay. */
  readonly postpone: (address: ConversationAddress, delayMs: number) => Promise<void>;
}

/**
 * Sends what waits in a conversation; what cannot be sent yet is a job of its own, at the time it may be. A failed job
 * is for the database alone: graphile-worker would run it again by its own measure.
 */
export function createDeliverTask({ deliverCards, postpone }: DeliverTaskDeps): JobHandler {
  return async (payload, run) => {
    const address = payloadSchema.parse(payload);
    const outcome = await deliverCards(address, run);
    if (outcome !== undefined) await postpone(address, outcome.againAfterMs);
  };
}
