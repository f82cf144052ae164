import { z } from 'zod';
import type { FactStore } from './fact-store.js';

/** The name under which the loss is remembered. */
export const SIGN_IN_LOSS_NAME = 'partner-center-sign-in-loss';

/** A sign-in that has ended, as it is remembered. Nothing in it is secret. */
export const signInLossSchema = z.object({
  /** Why App+User calls stop until a person signs in again: the two faults no retry and no restart cures. */
  fault: z.enum(['sign-in-lost', 'mfa-required']),
  /** ISO 8601, UTC. */
  since: z.iso.datetime(),
  /** Of the call that found out. */
  correlationId: z.string(),
  /** Whether the admins know. */
  isReported: z.boolean(),
});

export type SignInLoss = z.output<typeof signInLossSchema>;
export type LossFault = SignInLoss['fault'];
export type LossStore = FactStore<SignInLoss>;
