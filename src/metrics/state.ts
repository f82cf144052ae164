import type { Logger } from '../base/logger.js';
import { createSingleFlight } from '../base/single-flight.js';
import { within } from '../base/within.js';
import type { SignInStatus } from '../partner-center/sign-in/ports.js';
import type { OperationFigures, ReadOperationFigures } from '../usecases/operations/operation-ports.js';

/** How things are at the moment of a scrape; undefined is what could not be found out. */
export interface State {
  readonly isReady: boolean;
  /** Undefined also where there is no database. */
  readonly figures: OperationFigures | undefined;
  readonly hasDatabase: boolean;
  readonly signIn: SignInStatus | undefined;
  readonly customerList: CustomerList | undefined;
}

export interface CustomerList {
  readonly customers: number;
  readonly loadedAt: Date;
}

/** Where the state is read. */
export interface StateSources {
  readonly readiness: () => Promise<{ readonly isReady: boolean }>;
  /** Never rejects. */
  readonly signIn: () => Promise<SignInStatus>;
  /** Undefined without a database. */
  readonly figures: ReadOperationFigures | undefined;
  readonly customerList: () => CustomerList | undefined;
  readonly logger: Logger;
  /** The most the reading may take, in milliseconds; 2,000 unless given. */
  readonly timeoutMs?: number | undefined;
}

/** Well below the ten seconds that Prometheus waits. */
const TIMEOUT_MS = 2_000;

/** Reads the state, within the time whatever hangs. Never rejects. */
export function createReadState(sources: StateSources): () => Promise<State> {
  const { figures, customerList, logger, timeoutMs = TIMEOUT_MS } = sources;
  const withinTime = <T>(what: string, read: () => Promise<T>) =>
    bounded(read, timeoutMs, (err) => logger.debug({ err, what }, 'not measured'));
  const readReadiness = withinTime('readiness', sources.readiness);
  const readSignIn = withinTime('sign-in', sources.signIn);
  const readFigures = figures && withinTime('figures', figures);

  return async () => {
    const [readiness, signIn, known] = await Promise.all([readReadiness(), readSignIn(), readFigures?.()]);
    const isBlind = readFigures !== undefined && known === undefined;
    return {
      isReady: readiness?.isReady ?? false,
      figures: known,
      hasDatabase: readFigures !== undefined,
      // It lies in the database: what cannot be read just now must not look like a sign-in that is worth nothing.
      signIn: isBlind ? undefined : signIn,
      customerList: customerList(),
    };
  };
}

/**
 * Gives up waiting after the time. What hangs is not asked again until it ends: each scrape would take one more of
 * the database's connections.
 */
function bounded<T>(
  read: () => Promise<T>,
  timeoutMs: number,
  onFailure: (error: unknown) => void,
): () => Promise<T | undefined> {
  const reading = createSingleFlight(() =>
    read().catch((error) => {
      onFailure(error);
      return undefined;
    }),
  );
  return () => within(timeoutMs, reading.run(), () => undefined);
}
