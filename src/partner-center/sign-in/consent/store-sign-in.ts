import { randomUUID } from 'node:crypto';
import { StorageError } from '../../../base/errors.js';
import type { Clock } from '../../../usecases/ports.js';
import type { UserGrant } from '../entra/entra-client.js';
import type { LossStore } from '../loss.js';
import type { SignInAccount, SignInSettings, SignInVault } from '../ports.js';
import { formatRecord, parseRecord, SIGN_IN_NAME, withGrant, withTakenToken } from '../record.js';

export interface StoreSignInOptions {
  readonly settings: Pick<SignInSettings, 'refreshToken'>;
  readonly vault: SignInVault;
  readonly lossStore: LossStore;
  readonly clock: Clock;
}

/** Who signed in, and what the token says. */
export interface ConsentResult {
  readonly account: SignInAccount;
  /** Undefined where the access token cannot be looked into. */
  readonly hasMfa: boolean | undefined;
  readonly tokenExpiresAt: Date;
}

/**
 * Stores the tokens of a person who has just signed in, in the place of whatever was there, and ends the loss. A
 * refresh token in the settings is older than this sign-in, so it counts as taken. Throws StorageError.
 */
export async function storeSignIn(grant: UserGrant, options: StoreSignInOptions): Promise<void> {
  const { settings, vault, lossStore, clock } = options;
  const identity = { id: randomUUID(), signedInAt: clock.now() };
  const replace = () =>
    vault.update(SIGN_IN_NAME, async (current) => {
      const record = withGrant(parseRecord(current), grant, identity);
      const { refreshToken } = settings;
      const value = formatRecord(
        refreshToken === undefined ? record : withTakenToken(record, refreshToken, false),
      );
      await lossStore.forget();
      return { value, result: undefined };
    });
  try {
    await replace();
  } catch (error) {
    if (!(error instanceof StorageError) || error.retryable) throw error;
    // What is there was encrypted with another key or is damaged: a new sign-in is the cure for both.
    await vault.remove(SIGN_IN_NAME);
    await replace();
  }
}
