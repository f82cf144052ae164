import type { Logger } from '../../base/logger.js';
import type { Conversation } from '../../domain/conversation.js';
import type { DigestStore } from './digest-ports.js';
import type { MakeDigest } from './make-digest.js';

/** Puts digests that are due on their way; gives how many. Throws StorageError. */
export function createSendDueDigests({
  digests,
  makeDigest,
  mayHear,
  logger,
}: {
  readonly digests: Pick<DigestStore, 'takeDue'>;
  readonly makeDigest: MakeDigest;
  readonly mayHear: (conversation: Conversation) => boolean;
  readonly logger: Logger;
}): (now: Date) => Promise<number> {
  return (now) =>
    digests.takeDue(now, {
      make: ({ conversation, ...schedule }) => makeDigest(conversation, schedule, 'scheduled'),
      mayHear,
      leaveOut: (conversation, err) => logger.error({ err, ...conversation }, 'a digest is left out'),
    });
}
