import type { Logger } from '../base/logger.js';

export interface ShutDownParts {
  /** Lets what is under way finish, and leaves nothing that keeps the process alive. */
  readonly close: () => Promise<void>;
  readonly logger: Logger;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
  /** 28 s unless given: whoever ends a process (a container runtime, systemd) waits 30 s or longer, and then kills it. */
  readonly withinMs?: number;
}

const WITHIN_MS = 28_000;

/** The end of a process. */
export interface ShutDown {
  /** Ends it for a signal, unless that has begun; resolves once it is over, for a later signal too. Never rejects. */
  begin(signal: string): Promise<void>;
  hasBegun(): boolean;
}

/**
 * The process ends by itself once everything is closed, with code 0; with code 1 when something cannot be closed, or
 * hangs, as a database may.
 */
export function createShutDown({ close, logger, exit, withinMs = WITHIN_MS }: ShutDownParts): ShutDown {
  let closing: Promise<void> | undefined;

  async function end(signal: string): Promise<void> {
    logger.info({ signal }, 'closing');
    const timer = setTimeout(() => {
      logger.error({ withinMs }, 'could not close');
      exit(1);
    }, withinMs);
    try {
      await close();
      logger.info({}, 'closed');
    } catch (err) {
      logger.error({ err }, 'could not close');
      exit(1);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    begin(signal) {
      closing ??= end(signal);
      return closing;
    },
    hasBegun: () => closing !== undefined,
  };
}
