import { createSingleFlight } from '../../base/single-flight.js';
import type { Clock } from '../../usecases/ports.js';
import type { AppGrant, EntraClient } from './entra/entra-client.js';
import { failedOutcome, lostOutcome, type TokenOutcome } from './token-outcome.js';

const RENEWAL_MS = 5 * 60_000;

/** Tokens of the app alone, each process its own: they rotate nothing. */
export interface AppTokens {
  obtain(correlationId: string): Promise<TokenOutcome>;
  /** Says that the API refused a token: it is not given out again. */
  refuse(accessToken: string): void;
}

/** App-only tokens by client credentials. One request is in flight at a time. */
export function createAppTokens(entra: () => Promise<EntraClient>, clock: Clock): AppTokens {
  let held: AppGrant | undefined;
  const flight = createSingleFlight(acquire);

  async function acquire(correlationId: string): Promise<TokenOutcome> {
    const outcome = await (await entra()).grantApp(correlationId);
    // A grant that "ended" is one of a person; the service has no reason to say so here.
    if (outcome.kind === 'ended') return lostOutcome('sign-in-lost');
    if (outcome.kind !== 'granted') return failedOutcome(outcome);
    held = outcome.grant;
    return { kind: 'token', accessToken: held.accessToken };
  }

  return {
    async obtain(correlationId) {
      const isGood = held && held.expiresAt.getTime() - clock.now().getTime() > RENEWAL_MS;
      if (held && isGood) return { kind: 'token', accessToken: held.accessToken };
      return flight.run(correlationId);
    },
    refuse(accessToken) {
      if (accessToken === held?.accessToken) held = undefined;
    },
  };
}
