import type { Conversation } from '../../domain/conversation.js';
import type { OutgoingBox, OutgoingWay } from './outgoing-ports.js';

/**
 * Has sent what was held back where people may ask again, and what waits one of these ways with nobody at it: the job may
 * have been given up, or the way set up since. Throws StorageError.
 */
export function createTendOutgoing({
  box,
  ways,
  mayHear,
}: {
  readonly box: Pick<OutgoingBox, 'held' | 'resumeHeld' | 'again'>;
  readonly ways: ReadonlySet<OutgoingWay>;
  readonly mayHear: (conversation: Conversation) => boolean;
}): () => Promise<void> {
  return async () => {
    if (ways.size === 0) return;
    for (const conversation of (await box.held()).filter(mayHear)) await box.resumeHeld(conversation);
    for (const way of ways) await box.again(way);
  };
}
