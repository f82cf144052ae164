import { connectionAtWork } from '../base/contained-faults.js';
import type { Logger } from '../base/logger.js';

export interface LastResortParts {
  readonly logger: Logger;
  /** Ends the process in order, with a code that says that something was wrong. */
  readonly end: () => void;
}

/**
 * What becomes of an exception that nothing caught. One that a request led to costs that request its connection and
 * nobody else anything: what was interrupted is its own. A promise that nobody waited for interrupted nothing. After any
 * other exception nobody can say what state things are in, so the process ends, once what is in flight is answered, and
 * whoever runs it starts it again.
 */
export function createLastResort({ logger, end }: LastResortParts) {
  return {
    onException(err: unknown): void {
      const connection = connectionAtWork();
      if (connection === undefined) {
        logger.error({ err }, 'something failed outside every request');
        end();
        return;
      }
      logger.error({ err }, 'a request failed where nothing caught it');
      connection.destroy();
    },
    onRejection(err: unknown): void {
      logger.error({ err }, 'a failure was waited for by nobody');
    },
  };
}
