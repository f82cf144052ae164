import type { Logger } from '../../base/logger.js';
import { createSingleFlight } from '../../base/single-flight.js';
import type { Clock } from '../../usecases/ports.js';
import type { LossFault, LossStore, SignInLoss } from './loss.js';
import type { SignInAlerts } from './ports.js';

/** How long "nothing is lost" is believed without asking the database: what other replicas need to stop. */
const BELIEF_MS = 1000;

/** What all replicas know about the end of the sign-in. */
export interface LossBook {
  /** The loss in force. Asks the database at most once a second while all is well, and every time while it is not. */
  current(): Promise<SignInLoss | undefined>;
  /** As `current`, straight from the database. */
  read(): Promise<SignInLoss | undefined>;
  /** Remembers a loss, unless there is one, and tells the admins, unless they know. Only inside the vault's lock. */
  enter(fault: LossFault, correlationId: string): Promise<SignInLoss>;
  /** A sign-in is there again. Only inside the vault's lock. */
  clear(): Promise<void>;
}

/** Makes the book of a lost sign-in: kept in the store for every replica, and told to the admins once each. */
export function createLossBook(
  store: LossStore,
  alerts: SignInAlerts,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): LossBook {
  let believed = Number.NEGATIVE_INFINITY;
  const reading = createSingleFlight(read);

  async function read(): Promise<SignInLoss | undefined> {
    const loss = (await store.read())?.value;
    believed = loss === undefined ? clock.now().getTime() : Number.NEGATIVE_INFINITY;
    return loss;
  }

  async function current(): Promise<SignInLoss | undefined> {
    const ageMs = clock.now().getTime() - believed;
    if (ageMs >= 0 && ageMs < BELIEF_MS) return undefined;
    return reading.run();
  }

  async function report(loss: SignInLoss): Promise<SignInLoss> {
    try {
      await alerts.signInLost(loss.fault, loss.correlationId);
    } catch (err) {
      logger.warn(
        { err, correlationId: loss.correlationId },
        'the admins could not be told of the lost sign-in',
      );
      return loss;
    }
    const reported = { ...loss, isReported: true };
    await store.write(reported, clock.now());
    return reported;
  }

  return {
    current,
    read,
    async enter(fault, correlationId) {
      const known = await read();
      if (known?.isReported) return known;
      const loss = known ?? { fault, since: clock.now().toISOString(), correlationId, isReported: false };
      believed = Number.NEGATIVE_INFINITY;
      await store.write(loss, clock.now());
      return report(loss);
    },
    async clear() {
      await store.forget();
      believed = Number.NEGATIVE_INFINITY;
    },
  };
}

/** Tells of a lost sign-in by one line at error level, where nobody carries it to the admins. */
export function createLogAlerts(logger: Logger): SignInAlerts {
  return {
    async signInLost(fault, correlationId) {
      if (fault === 'app-refused')
        logger.error({ correlationId }, 'the sign-in service refuses the app: run npm run doctor');
      else
        logger.error({ fault, correlationId }, 'nobody is signed in at Partner Center: run npm run consent');
    },
  };
}
