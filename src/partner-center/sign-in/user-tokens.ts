import { StorageError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { createSingleFlight } from '../../base/single-flight.js';
import { within } from '../../base/within.js';
import type { Clock } from '../../usecases/ports.js';
import type { LossFault } from './loss.js';
import type { LossBook } from './loss-book.js';
import type { SignInVault } from './ports.js';
import {
  fateOfToken,
  formatRecord,
  parseRecord,
  SIGN_IN_NAME,
  type SignInRecord,
  type StoredSignIn,
} from './record.js';
import type { Renew } from './renewal.js';
import { lostOutcome, type TokenOutcome } from './token-outcome.js';

/** A token is renewed this long before it expires. */
const RENEWAL_MS = 5 * 60_000;
/** While the sign-in service is down, a token is used until this close to its end. */
const LAST_USE_MS = 30_000;
/** So long a call that has a token waits to hear whether the sign-in is lost. */
const LOSS_PATIENCE_MS = 1_000;

export interface UserTokensOptions {
  readonly vault: SignInVault;
  readonly losses: LossBook;
  readonly renew: Renew;
  /** PARTNER_CENTER_REFRESH_TOKEN. */
  readonly broughtToken: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** App+User tokens of the one sign-in that all replicas share. */
export interface UserTokens {
  /** A token for a call made now: from memory, from another replica, or renewed. */
  obtain(correlationId: string): Promise<TokenOutcome>;
  /** Says that the API refused a token: it is not given out again. */
  refuse(accessToken: string): void;
  /** Which sign-in the tokens come from at present; undefined before the first. */
  signInId(): string | undefined;
  /**
   * Ends the sign-in for all replicas, unless it is another one by now than `seenId`. Gives back whether App+User
   * calls are stopped.
   */
  lose(fault: LossFault, correlationId: string, seenId: string | undefined): Promise<boolean>;
}

/** Tokens over one vault. One request is in flight at a time, however many ask; what goes wrong is an outcome. */
export function createUserTokens(options: UserTokensOptions): UserTokens {
  const { vault, losses, renew, broughtToken, clock, logger } = options;
  let held: StoredSignIn | undefined;
  let refused: string | undefined;
  const flight = createSingleFlight(acquire);
  let isBroughtTokenKnown = broughtToken === undefined;

  return { obtain, refuse, signInId: () => held?.id, lose };

  async function obtain(correlationId: string): Promise<TokenOutcome> {
    const known = isBroughtTokenKnown ? await fromMemory(correlationId) : undefined;
    if (known) return known;
    const outcome = await flight.run(correlationId);
    const isPassing = outcome.kind === 'failed' && outcome.fault === 'unavailable';
    return isPassing && held && isGood(held, LAST_USE_MS) ? hold(held) : outcome;
  }

  async function fromMemory(correlationId: string): Promise<TokenOutcome | undefined> {
    try {
      const loss = await soon(losses.current());
      if (loss) {
        held = undefined;
        return loss.isReported ? lostOutcome(loss.fault) : undefined;
      }
    } catch (err) {
      // A database that is away for a moment, or hangs, must not stop calls that have a token.
      logger.warn({ err, correlationId }, 'cannot tell whether the sign-in is lost');
    }
    return held && isGood(held, RENEWAL_MS) ? hold(held) : undefined;
  }

  async function acquire(correlationId: string): Promise<TokenOutcome> {
    let unsaved: StoredSignIn | undefined;
    try {
      const shared = await findShared();
      if (shared) return hold(shared);
      return await vault.update(SIGN_IN_NAME, async (current) => {
        const before = parseRecord(current);
        const renewal = await renew(before, (signIn) => isGood(signIn, RENEWAL_MS), correlationId);
        if (renewal.kind === 'sign-in') unsaved = renewal.signIn;
        isBroughtTokenKnown = isKnownIn(renewal.record);
        const result = renewal.kind === 'sign-in' ? hold(renewal.signIn) : renewal.failure;
        return renewal.record === before ? { result } : { value: formatRecord(renewal.record), result };
      });
    } catch (err) {
      if (!unsaved) return troubleOutcome(err, correlationId);
      logger.error({ err, correlationId }, 'the renewed sign-in could not be stored');
      return hold(unsaved);
    }
  }

  /** What another replica, or this one before a restart, has got already. */
  async function findShared(): Promise<StoredSignIn | undefined> {
    const record = parseRecord(await vault.read(SIGN_IN_NAME));
    isBroughtTokenKnown = isKnownIn(record);
    if (!isBroughtTokenKnown || !record.signIn || !isGood(record.signIn, RENEWAL_MS)) return undefined;
    return (await losses.current()) === undefined ? record.signIn : undefined;
  }

  async function lose(fault: LossFault, correlationId: string, seenId: string | undefined): Promise<boolean> {
    try {
      return await vault.update(SIGN_IN_NAME, async (current) => {
        const { signIn } = parseRecord(current);
        if (seenId !== undefined && signIn?.id !== seenId) return { result: false };
        await losses.enter(fault, correlationId);
        held = undefined;
        return { result: true };
      });
    } catch (err) {
      logger.error({ err, correlationId, fault }, 'the loss of the sign-in could not be remembered');
      return false;
    }
  }

  function refuse(accessToken: string): void {
    if (accessToken !== held?.accessToken) return;
    refused = accessToken;
    held = undefined;
  }

  function hold(signIn: StoredSignIn): TokenOutcome {
    held = signIn;
    return { kind: 'token', accessToken: signIn.accessToken };
  }

  function isGood({ accessToken, expiresAt }: StoredSignIn, marginMs: number): boolean {
    return accessToken !== refused && expiresAt.getTime() - clock.now().getTime() > marginMs;
  }

  function isKnownIn(record: SignInRecord): boolean {
    return broughtToken === undefined || fateOfToken(record, broughtToken) !== 'new';
  }

  function troubleOutcome(error: unknown, correlationId: string): TokenOutcome {
    if (error instanceof StorageError && error.retryable) {
      return {
        kind: 'failed',
        fault: 'unavailable',
        message: 'The stored sign-in cannot be reached',
        cause: error,
      };
    }
    logger.error({ err: error, correlationId }, 'the stored sign-in cannot be used');
    // It stays lost for this process only: another one may have the right key.
    if (error instanceof StorageError) return { kind: 'lost', fault: 'sign-in-lost', message: error.message };
    return { kind: 'failed', fault: 'unauthorized', message: 'The sign-in failed', cause: error };
  }
}

function soon<T>(work: Promise<T>): Promise<T> {
  return within(LOSS_PATIENCE_MS, work, () => {
    throw new StorageError('The database does not answer', { retryable: true });
  });
}
