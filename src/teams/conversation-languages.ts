import type { Logger } from '../base/logger.js';
import { createSingleFlight } from '../base/single-flight.js';
import { type ConversationAddress, conversationKey } from '../domain/conversation.js';
import type { ConversationSettings } from '../usecases/delivery/conversation-ports.js';
import type { Clock } from '../usecases/ports.js';

/** Another replica may have set one: so old may the knowledge of it be. */
const REFRESH_AFTER_MS = 60_000;

/** The language set for a conversation, without a wait. */
export interface ConversationLanguages {
  /** Undefined where none is set. */
  of(address: ConversationAddress): string | undefined;
  /** Reads them all; the first time before anybody asks. Never throws. */
  refresh(): Promise<void>;
}

/** Few conversations set a language, so all of them are kept in memory and read again in the background. */
export function createConversationLanguages({
  settings,
  clock,
  logger,
}: {
  readonly settings: Pick<ConversationSettings, 'languages'>;
  readonly clock: Clock;
  readonly logger: Logger;
}): ConversationLanguages {
  let known: ReadonlyMap<string, string> = new Map();
  let readAtMs = Number.NEGATIVE_INFINITY;

  async function read(): Promise<void> {
    readAtMs = clock.now().getTime();
    try {
      const set = await settings.languages();
      known = new Map(set.map((entry) => [conversationKey(entry), entry.language]));
    } catch (err) {
      logger.warn({ err }, 'the languages of conversations could not be read');
    }
  }

  const { run: refresh } = createSingleFlight(read);

  return {
    of(address) {
      if (Math.abs(clock.now().getTime() - readAtMs) > REFRESH_AFTER_MS) void refresh();
      return known.get(conversationKey(address));
    },
    refresh,
  };
}
