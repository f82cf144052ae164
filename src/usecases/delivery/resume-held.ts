import type { Conversation } from '../../domain/conversation.js';
import type { Outbox } from './delivery-ports.js';

/** Has sent what was held back where people may ask again; gives in how many conversations. Throws StorageError. */
export function createResumeHeld({
  outbox,
  mayHear,
}: {
  readonly outbox: Pick<Outbox, 'held' | 'resume'>;
  readonly mayHear: (conversation: Conversation) => boolean;
}): () => Promise<number> {
  return async () => {
    const back = (await outbox.held()).filter(mayHear);
    for (const conversation of back) await outbox.resume(conversation);
    return back.length;
  };
}
