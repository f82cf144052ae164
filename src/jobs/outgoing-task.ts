import { z } from 'zod';
import { OUTGOING_WAYS } from '../usecases/outgoing/outgoing-ports.js';
import type { SendOutgoing } from '../usecases/outgoing/send-outgoing.js';
import type { JobHandler } from './job-run.js';

const payloadSchema = z.object({ way: z.enum(OUTGOING_WAYS) });

/** The job that sends what waits to leave by mail or webhook. */
export function createOutgoingTask(sendOutgoing: SendOutgoing): JobHandler {
  return (payload, run) => sendOutgoing(payloadSchema.parse(payload).way, run);
}
