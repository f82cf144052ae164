import { z } from 'zod';
import type { Logger } from '../../base/logger.js';
import type { Clock } from '../../usecases/ports.js';
import type { FactStore } from './fact-store.js';
import type { SignInAlerts } from './ports.js';

/** The name under which the refusal is remembered. */
export const APP_REFUSAL_NAME = 'partner-center-app-refusal';

/** That the sign-in service refuses the app: its secret has expired, or it is gone. Nothing in it is secret. */
export const appRefusalSchema = z.object({
  /** ISO 8601, UTC. */
  since: z.iso.datetime(),
  /** Of the call that found out. */
  correlationId: z.string(),
  /** Whether the admins know. */
  isReported: z.boolean(),
});

export type AppRefusal = z.output<typeof appRefusalSchema>;
export type RefusalStore = FactStore<AppRefusal>;

/**
 * Remembers for all replicas that the app is refused, so that the admins are told once. Calls go on asking: whoever
 * mends the registration need not tell the bot. Only inside the vault's lock; never rejects, as a renewed sign-in must
 * not be lost over it.
 */
export interface RefusalBook {
  /** The service refused the app. */
  enter(correlationId: string): Promise<void>;
  /** The service took the app. */
  clear(): Promise<void>;
}

/** Makes the book of refusals of the app: kept in the store for every replica, and told to the admins once each. */
export function createRefusalBook(
  store: RefusalStore,
  alerts: SignInAlerts,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): RefusalBook {
  async function enter(correlationId: string): Promise<void> {
    const known = (await store.read())?.value;
    if (known?.isReported) return;
    const refusal = known ?? { since: clock.now().toISOString(), correlationId, isReported: false };
    await store.write(refusal, clock.now());
    await alerts.signInLost('app-refused', refusal.correlationId);
    await store.write({ ...refusal, isReported: true }, clock.now());
  }

  return {
    enter: (correlationId) =>
      enter(correlationId).catch((err) =>
        logger.warn({ err, correlationId }, 'the admins could not be told that the app is refused'),
      ),
    clear: () =>
      store.forget().catch((err) => logger.warn({ err }, 'a former refusal of the app is still remembered')),
  };
}
