import { PartnerCenterError, StorageError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { createSingleFlight } from '../../base/single-flight.js';
import type { Clock } from '../../usecases/ports.js';
import type { AccessTokenSource } from '../http/access-token.js';
import type { EntraClient, UserGrant } from './entra/entra-client.js';
import { describeReason, type EntraOutcome } from './entra/outcome.js';
import type { SignInVault } from './ports.js';
import { formatRecord, parseRecord, SIGN_IN_NAME } from './record.js';
import { PRICE_SCOPE } from './resource.js';
import { failedOutcome, lostOutcome, toTokenError } from './token-outcome.js';
import type { UserTokens } from './user-tokens.js';

const RENEWAL_MS = 5 * 60_000;

export interface PriceTokensOptions {
  readonly user: Pick<UserTokens, 'obtain'>;
  readonly vault: SignInVault;
  readonly entra: () => Promise<EntraClient>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Tokens for price sheets, out of the sign-in that all replicas share: its refresh token serves both audiences, and the
 * one that comes back is stored for both. What goes wrong here never ends the sign-in, which has a token of its own.
 */
export function createPriceTokens(options: PriceTokensOptions): AccessTokenSource {
  const { user, vault, entra, clock, logger } = options;
  let held: UserGrant | undefined;
  const flight = createSingleFlight(acquire);

  async function acquire(correlationId: string): Promise<UserGrant> {
    // Whatever is to be taken, renewed or found lost of the sign-in itself comes first.
    const own = await user.obtain(correlationId);
    if (own.kind !== 'token') throw toTokenError(own, correlationId);
    const outcome = await vault.update<EntraOutcome<UserGrant> | undefined>(SIGN_IN_NAME, async (current) => {
      const record = parseRecord(current);
      const { signIn } = record;
      if (signIn === undefined) return { result: undefined };
      const result = await (await entra()).renew(signIn.cache, correlationId, [PRICE_SCOPE]);
      if (result.kind !== 'granted') return { result };
      const { cache } = result.grant;
      return { value: formatRecord({ ...record, signIn: { ...signIn, cache } }), result };
    });
    if (outcome === undefined) throw toTokenError(lostOutcome('sign-in-lost'), correlationId);
    held = grantOf(outcome, correlationId);
    return held;
  }

  function grantOf(outcome: EntraOutcome<UserGrant>, correlationId: string): UserGrant {
    if (outcome.kind === 'granted') return outcome.grant;
    if (outcome.kind === 'unavailable') throw toTokenError(failedOutcome(outcome), correlationId);
    const reason = describeReason(outcome.reason);
    logger.warn({ correlationId, reason }, 'the sign-in gives no token for price sheets');
    throw new PartnerCenterError(
      `The sign-in gives no token for price sheets (${reason}): run npm run consent`,
      { fault: 'forbidden', correlationId },
    );
  }

  return {
    async getAccessToken(_kind, { correlationId }) {
      const isGood = held && held.expiresAt.getTime() - clock.now().getTime() > RENEWAL_MS;
      if (held && isGood) return held.accessToken;
      try {
        return (await flight.run(correlationId)).accessToken;
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        const message = 'The stored sign-in cannot be reached';
        const fault = error.retryable ? 'unavailable' : 'sign-in-lost';
        throw new PartnerCenterError(message, { fault, correlationId, cause: error });
      }
    },
    invalidate(refusedToken) {
      if (refusedToken === held?.accessToken) held = undefined;
    },
  };
}
