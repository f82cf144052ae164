import { randomUUID } from 'node:crypto';
import type { Logger } from '../../base/logger.js';
import type { Clock } from '../../usecases/ports.js';
import type { RefusalBook } from './app-refusal.js';
import type { EntraClient } from './entra/entra-client.js';
import type { EntraFailure, EntraOutcome } from './entra/outcome.js';
import type { LossBook } from './loss-book.js';
import { fateOfToken, type SignInRecord, type StoredSignIn, withGrant, withTakenToken } from './record.js';
import { failedOutcome, lostOutcome, type TokenFailure } from './token-outcome.js';

/** The longest the sign-in service is left alone because it asked for it. */
const LONGEST_PAUSE_MS = 60_000;

export interface RenewalOptions {
  readonly losses: LossBook;
  readonly refusals: RefusalBook;
  readonly entra: () => Promise<EntraClient>;
  /** PARTNER_CENTER_REFRESH_TOKEN. */
  readonly broughtToken: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What a renewal came to, and the record to store: the same object when nothing changed. */
export type Renewal =
  | { readonly kind: 'sign-in'; readonly signIn: StoredSignIn; readonly record: SignInRecord }
  | { readonly kind: 'failure'; readonly failure: TokenFailure; readonly record: SignInRecord };

/** Runs inside the vault's lock: the record is the newest there is, and nobody else renews it meanwhile. */
export type Renew = (
  record: SignInRecord,
  isGood: (signIn: StoredSignIn) => boolean,
  correlationId: string,
) => Promise<Renewal>;

/**
 * The way from a stored record to one with a good access token: a refresh token that is new in the settings first, then
 * what another replica renewed meanwhile, then the stored refresh token. Ends the sign-in where the service says so.
 */
export function createRenewal({
  losses,
  refusals,
  entra,
  broughtToken,
  clock,
  logger,
}: RenewalOptions): Renew {
  let pausedUntil = 0;

  return async (record, isGood, correlationId) => {
    if (broughtToken === undefined || fateOfToken(record, broughtToken) !== 'new') {
      return renewStored(record, isGood, correlationId);
    }
    const taken = await ask(correlationId, (client) => client.takeRefreshToken(broughtToken, correlationId));
    if (taken.kind === 'granted') {
      await losses.clear();
      logger.info({ correlationId }, 'PARTNER_CENTER_REFRESH_TOKEN was taken');
      const identity = { id: randomUUID(), signedInAt: clock.now() };
      return renewed(withGrant(withTakenToken(record, broughtToken, false), taken.grant, identity));
    }
    if (taken.kind !== 'ended') return { kind: 'failure', failure: failedOutcome(taken), record };
    logger.warn({ correlationId, ...codesOf(taken) }, 'PARTNER_CENTER_REFRESH_TOKEN is worth nothing');
    return renewStored(withTakenToken(record, broughtToken, true), isGood, correlationId);
  };

  async function renewStored(
    record: SignInRecord,
    isGood: (signIn: StoredSignIn) => boolean,
    correlationId: string,
  ): Promise<Renewal> {
    const loss = await losses.read();
    const { signIn } = record;
    if (loss || !signIn) return end(record, correlationId);
    if (isGood(signIn)) return { kind: 'sign-in', signIn, record };
    const outcome = await ask(correlationId, (client) => client.renew(signIn.cache, correlationId));
    switch (outcome.kind) {
      case 'granted':
        return renewed(withGrant(record, outcome.grant, signIn));
      case 'ended':
        logger.warn({ correlationId, ...codesOf(outcome) }, 'the sign-in service ended the sign-in');
        return end(record, correlationId);
      case 'refused':
      case 'unavailable':
        return { kind: 'failure', failure: failedOutcome(outcome), record };
    }
  }

  async function end(record: SignInRecord, correlationId: string): Promise<Renewal> {
    const { fault } = await losses.enter('sign-in-lost', correlationId);
    return { kind: 'failure', failure: lostOutcome(fault), record };
  }

  async function ask<T>(
    correlationId: string,
    request: (client: EntraClient) => Promise<EntraOutcome<T>>,
  ): Promise<EntraOutcome<T>> {
    const waitMs = pausedUntil - clock.now().getTime();
    // More than that is left after the clock was set back.
    if (waitMs > 0 && waitMs <= LONGEST_PAUSE_MS) {
      const reason = { error: 'paused', number: undefined, description: 'It asked to be left alone.' };
      return { kind: 'unavailable', reason, retryAfterMs: waitMs };
    }
    const outcome = await request(await entra());
    if (outcome.kind === 'granted') await refusals.clear();
    if (outcome.kind === 'refused') {
      logger.error(
        { correlationId, ...codesOf(outcome) },
        'the sign-in service refuses the app: run npm run doctor',
      );
      await refusals.enter(correlationId);
    }
    if (outcome.kind === 'unavailable') {
      pausedUntil = clock.now().getTime() + Math.min(outcome.retryAfterMs ?? 0, LONGEST_PAUSE_MS);
    }
    return outcome;
  }
}

function renewed(record: SignInRecord & { readonly signIn: StoredSignIn }): Renewal {
  return { kind: 'sign-in', signIn: record.signIn, record };
}

/** Codes only: descriptions may name people. */
function codesOf({ reason }: EntraFailure): object {
  return { error: reason.error, aadsts: reason.number };
}
