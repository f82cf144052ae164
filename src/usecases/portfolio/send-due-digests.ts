import type { DigestStore } from './digest-ports.js';
import type { MakeDigest } from './make-digest.js';

/** Puts digests that are due on their way; gives how many. Throws StorageError. */
export function createSendDueDigests({
  digests,
  makeDigest,
}: {
  readonly digests: Pick<DigestStore, 'takeDue'>;
  readonly makeDigest: MakeDigest;
}): (now: Date) => Promise<number> {
  return (now) =>
    digests.takeDue(now, ({ conversation, ...schedule }) => makeDigest(conversation, schedule, 'scheduled'));
}
