import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import { isOutage } from './sweep-pace.js';

/** A customer that was not answered, and why. */
export interface AskFailure {
  readonly customerId: string;
  readonly fault: PartnerCenterFault;
}

/** Whether failures that everyone may meet were met by everyone, or by some customers only. */
export interface Suspicion {
  /** A customer was answered: what failed before was about those customers. */
  answered(customerId: string): void;
  /** One was refused in a way that concerns it alone, which shows as well that Partner Center answers. */
  refused(failure: AskFailure): void;
  /** One met what everyone may meet; gives the failure once it is everyone's. */
  suspect(customerId: string, error: PartnerCenterError): Promise<PartnerCenterError | undefined>;
  /** Whether a customer that was answered before still is; undefined where none is known, or it was put off. */
  isAnotherAnswered(): Promise<boolean | undefined>;
  /** All were asked; gives the failure where it is everyone's. */
  end(): Promise<PartnerCenterError | undefined>;
  /** Of single customers; those under suspicion only with `all`. */
  failures(all: boolean): readonly AskFailure[];
}

export interface SuspicionOptions {
  /** Throws PartnerCenterError. */
  readonly question: (customerId: string) => Promise<unknown>;
  /** Whether anybody was answered before. */
  readonly wasAnswered: boolean;
  /** Somebody who was; undefined when that is not known. */
  readonly answeredBefore: string | undefined;
}

/** Faults that a token or a sign-in brings about, and then for everyone. */
const OF_SIGN_IN: readonly PartnerCenterFault[] = [
  'unauthorized',
  'mfa-required',
  'sign-in-lost',
  'wrong-audience',
];

/** After so many in a row somebody who was answered before is asked again. */
const ASKED_AGAIN_AFTER = 5;
/** So many in a row are everyone where nobody was answered yet. */
const EVERYONE = 20;

/** Whether a failure may be everyone's: Partner Center does not answer, or does not take the sign-in. */
export function mayBeOfEveryone(error: PartnerCenterError): boolean {
  return isOutage(error) || OF_SIGN_IN.includes(error.fault);
}

/**
 * Tells what everyone meets from what single customers meet, by asking again about somebody who was answered before.
 * Without a status it is not the API that refuses: then there is nothing to find out.
 */
export function createSuspicion({ question, wasAnswered, answeredBefore }: SuspicionOptions): Suspicion {
  const proven: AskFailure[] = [];
  let suspects: { readonly failure: AskFailure; readonly error: PartnerCenterError }[] = [];
  let known = answeredBefore;

  function clear(): void {
    proven.push(...suspects.map(({ failure }) => failure));
    suspects = [];
  }

  async function isAnotherAnswered(): Promise<boolean | undefined> {
    if (known === undefined) return undefined;
    try {
      await question(known);
      return true;
    } catch (error) {
      if (!(error instanceof PartnerCenterError)) throw error;
      return error.fault === 'throttled' ? undefined : !mayBeOfEveryone(error);
    }
  }

  /** The last failure, where somebody else meets it as well. */
  async function findOut(): Promise<PartnerCenterError | undefined> {
    const last = suspects.at(-1)?.error;
    const isAnswered = await isAnotherAnswered();
    if (isAnswered) clear();
    return isAnswered === false ? last : undefined;
  }

  return {
    answered(customerId) {
      known = customerId;
      clear();
    },
    refused(failure) {
      clear();
      proven.push(failure);
    },
    async suspect(customerId, error) {
      if (error.status === undefined && !isOutage(error)) return error;
      suspects.push({ failure: { customerId, fault: error.fault }, error });
      if (known === undefined) return suspects.length >= EVERYONE ? error : undefined;
      return suspects.length % ASKED_AGAIN_AFTER === 0 ? findOut() : undefined;
    },
    isAnotherAnswered,
    async end() {
      const last = suspects.at(-1)?.error;
      if (last === undefined) return undefined;
      if (known === undefined && !wasAnswered && proven.length === 0) return last;
      // A few that do not answer are left out; a sign-in that ends here would leave out everyone behind them.
      return isOutage(last) ? undefined : findOut();
    },
    failures: (all) => (all ? [...proven, ...suspects.map(({ failure }) => failure)] : proven),
  };
}
