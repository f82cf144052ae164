import type { Logger } from '../base/logger.js';
import { conversationKey } from '../domain/conversation.js';
import type { ConversationStore } from '../usecases/delivery/conversation-ports.js';
import type { Clock } from '../usecases/ports.js';
import type { InboundActivity } from './activity.js';
import { conversationOf, removalOf } from './conversation-of.js';

/** An unchanged conversation is written again after this long, so that seenAt stays true to the day. */
const RENEW_AFTER_MS = 60 * 60_000;

/**
 * An activity within this time of the one before does not ask whether messages were kept back there: asking costs a
 * query, and what parks a conversation is followed by silence.
 */
const WELCOME_AFTER_MS = 10_000;

/** Most conversations whose last entry is remembered in this process; beyond that they are just written again. */
const MOST_KEPT = 10_000;

export interface ConversationBookDeps {
  readonly store: ConversationStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keeps track of the conversations the bot is in. */
export interface ConversationBook {
  /** Takes note of an activity; never throws and never makes an answer wait for the database. */
  note(activity: InboundActivity): void;
  /** Resolves when everything noted so far is written. */
  settled(): Promise<void>;
}

interface Written {
  readonly entry: string;
  readonly teamId: string | undefined;
  readonly atMs: number;
  /** When it was last seen to that nothing is kept back there. */
  welcomedMs: number;
}

/** Everything else is rare, and an installation is what follows on a removal. */
function isChat({ type }: InboundActivity): boolean {
  return type === 'message' || type === 'invoke';
}

/** Writes a conversation when it is new, changed or not written for an hour; forgets it when the bot is removed. */
export function createConversationBook({ store, clock, logger }: ConversationBookDeps): ConversationBook {
  const written = new Map<string, Written>();
  let queue: Promise<void> = Promise.resolve();

  function enqueue({ id: activityId }: InboundActivity, work: () => Promise<void>): void {
    queue = queue
      .then(work)
      .catch((err) => logger.warn({ err, activityId }, 'a conversation was not written down'));
  }

  /** Of a team the store forgets all channels; all other conversations stay as they were written. */
  function drop(key: string, teamId: string | undefined): void {
    written.delete(key);
    if (teamId === undefined) return;
    for (const [other, entry] of written) if (entry.teamId === teamId) written.delete(other);
  }

  return {
    note(activity) {
      const conversation = conversationOf(activity);
      if (conversation === undefined) return;
      const key = conversationKey(conversation);
      const removed = removalOf(activity);
      if (removed !== undefined) {
        drop(conversationKey(removed), removed.teamId);
        enqueue(activity, () => store.forget(removed));
        return;
      }
      const now = clock.now();
      const nowMs = now.getTime();
      const entry = JSON.stringify(conversation);
      const last = written.get(key);
      // Either way: the clock may have been set back.
      if (last?.entry === entry && Math.abs(nowMs - last.atMs) < RENEW_AFTER_MS) {
        if (Math.abs(nowMs - last.welcomedMs) < WELCOME_AFTER_MS && isChat(activity)) return;
        last.welcomedMs = nowMs;
        enqueue(activity, () => store.welcomeBack(conversation));
        return;
      }
      if (written.size >= MOST_KEPT) written.clear();
      written.set(key, { entry, teamId: conversation.teamId, atMs: nowMs, welcomedMs: nowMs });
      enqueue(activity, async () => {
        try {
          await store.remember(conversation, now);
        } catch (error) {
          written.delete(key);
          throw error;
        }
      });
    },
    settled: () => queue,
  };
}
